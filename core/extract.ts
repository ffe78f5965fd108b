// Reads a whole text: cuts it into segments, reads those that are not known yet, puts what was read together.
import { type Entete, readEntete, sansEntete } from './entete.js';
import { type Extraction, nothing, type Piece, type Placed } from './extraction.js';
import { limits } from './limits.js';
import { opensBlock, readPiece } from './markdown.js';
import { join, merged } from './pieces.js';
import { own, Rope } from './rope.js';
import { cut, type Genre, type Segment } from './segments.js';

/** Reads one file. Never throws; a text beyond `limits.file` gives an extraction that only says so. */
export function extract(source: string | Rope, memory: Memory = new Memory()): Extraction {
  if (source.length > limits.file) return { ...nothing, exces: [{ start: 0, end: source.length }] };
  const { text, shift } = withoutBom(Rope.of(source));
  return join(memory.read(text, shift));
}

/** Reads only what gives a text its structure, its headings and its blocks: a third of the work, for the first look. */
export function sketch(source: Rope, memory: Memory): Extraction {
  if (source.length > limits.file) return extract(source, memory);
  const { text, shift } = withoutBom(source);
  return join(memory.sketch(text, shift));
}

/** micromark takes a byte order mark out of the text without counting it: here it is taken out first, and counted. */
function withoutBom(source: Rope): { readonly text: Rope; readonly shift: 0 | 1 } {
  return source.slice(0, 1) === '\ufeff' ? { text: source.edited(0, 1, ''), shift: 1 } : { text: source, shift: 0 };
}

/** A segment of the last text, as it was read: wherever it stands now. */
interface Read extends Pick<Segment, 'genre' | 'sealed'> {
  readonly length: number;
  readonly piece: Piece;
}

/** Segments that follow one another, as one piece: an edit makes one page anew, the others are as they were. */
interface Page {
  readonly count: number;
  readonly length: number;
  readonly piece: Piece;
}

/** How many segments make a page. */
const pageful = 32;

/** A text beside the last one: how many of its segments begin and end like that one, and the segments between. */
interface Known {
  readonly head: number;
  readonly between: readonly Segment[];
  readonly tail: number;
}

/** What was read of one file: an edit changes one segment, the others are found again without reading them. */
export class Memory {
  private text = Rope.of('');
  private reads: readonly Read[] = [];
  private pages: readonly Page[] = [];
  /** Read beforehand, or held by the last texts: an unclosed fence that is closed again brings them back. */
  private readonly spare = new Map<string, Piece>();
  private readonly openings = new Map<string, boolean>();
  private lastEntete: { readonly yaml: string; readonly start: number; readonly entete: Entete } | undefined;

  /** The pieces of a text, each placed at its offset plus `shift`. */
  read(text: Rope, shift: number): Placed[] {
    const { head, between, tail } = this.known(text);
    const fresh = between.map((segment) => this.fresh(text, segment));
    const last = this.reads.length - tail;
    this.keep(head, last);
    const reads = [...this.reads.slice(0, head), ...fresh, ...this.reads.slice(last)];
    this.pages = paged(reads, this.pages, head, tail);
    this.reads = reads;
    this.text = text;
    return placed(this.pages, shift);
  }

  /** The same with headings alone in place of the texts that were never read; nothing is kept of those. */
  sketch(text: Rope, shift: number): Placed[] {
    const { head, between, tail } = this.known(text);
    const sketched = between.map((segment): Read => {
      const source = text.slice(segment.start, segment.end);
      const whole = segment.genre !== 'texte' || telling.test(source) || this.spare.has(keyOf(segment.genre, source));
      return whole ? this.fresh(text, segment) : { ...segment, length: source.length, piece: headingAlone(source) };
    });
    return placed([...this.reads.slice(0, head), ...sketched, ...this.reads.slice(this.reads.length - tail)], shift);
  }

  /** Reads beforehand what `read` will need, what gives structure first, a step each; a caller that stops loses nothing. */
  *prepare(source: Rope): Generator<Genre> {
    if (source.length > limits.file) return;
    const { text } = withoutBom(source);
    const unread = this.known(text).between;
    for (const segment of [...unread.filter((one) => one.genre !== 'texte'), ...unread.filter((one) => one.genre === 'texte')]) {
      const { start, end, genre } = segment;
      this.spare.set(keyOf(genre, text.slice(start, end)), this.fresh(text, segment).piece);
      yield genre;
    }
  }

  /** UTF-16 units of a text that are surely not known yet. */
  unknown(text: { readonly length: number }): number {
    return text.length - this.text.length;
  }

  /** The front matter of an extraction, read again only when it changed. */
  entete(found: Extraction['entete']): Entete {
    if (!found) return sansEntete;
    const { yaml, contentStart: start } = found;
    const last = this.lastEntete;
    if (last?.yaml === yaml && last.start === start) return last.entete;
    const entete = readEntete(yaml, start);
    this.lastEntete = { yaml, start, entete };
    return entete;
  }

  private known(text: Rope): Known {
    const { start: before, end: after } = text.common(this.text);
    const { count: head, end: from } = this.head(text, before);
    const starts: number[] = [];
    for (let index = this.reads.length - 1, at = text.length; index >= 0; index--) {
      at -= this.reads[index]?.length ?? 0;
      if (at < from || text.length - at > after) break;
      starts.push(at);
    }
    const between = this.cutFrom(text, from, starts);
    const stop = between.at(-1)?.end ?? from;
    return { head, between, tail: starts.findLastIndex((start) => start >= stop) + 1 };
  }

  /** The segments from an offset on, until those that begin at one of `stops`: what is read goes a little further than the first. */
  private cutFrom(text: Rope, from: number, stops: readonly number[]): readonly Segment[] {
    const opens = (line: string): boolean => this.opens(line);
    const first = stops.at(-1);
    if (first !== undefined) {
      const near = text.slice(from, text.lineFrom(first));
      const found = cut(near, opens, { from, stops: new Set(stops.slice(-8)), ends: false });
      if (found) return found;
    }
    return cut(text.slice(from), opens, { from, stops: new Set(stops), ends: true }) ?? [];
  }

  /** The first segments of the last text that are the same in this one, whatever follows them. */
  private head(text: Rope, before: number): { readonly count: number; readonly end: number } {
    let count = 0;
    let end = 0;
    for (const { sealed, length } of this.reads) {
      if (!sealed || end + length > before) break;
      end += length;
      count++;
    }
    const drop = (): void => {
      end -= this.reads[--count]?.length ?? 0;
    };
    // What ends the last of these is where the next one begins, and that has changed: it is read again.
    if (this.reads[count - 1]?.genre === 'texte') drop();
    if (text.slice(end - 1, end + 1) === '\r\n') drop();
    return { count, end };
  }

  private fresh(text: Rope, { start, end, genre, sealed }: Segment): Read {
    const source = own(text.slice(start, end));
    const spare = this.spare.size === 0 ? undefined : this.spare.get(keyOf(genre, source));
    return { length: end - start, piece: spare ?? readPiece(source, genre), genre, sealed };
  }

  /** True when a line opens a block. */
  private opens(line: string): boolean {
    const known = this.openings.get(line);
    if (known !== undefined) return known;
    if (this.openings.size > 5000) this.openings.clear();
    const opens = opensBlock(line);
    this.openings.set(own(line), opens);
    return opens;
  }

  /** Keeps what the next text may bring back, as long as that is not more than a text holds: what stands between two segments. */
  private keep(head: number, last: number): void {
    if (this.spare.size > 2 * this.reads.length + 200) this.spare.clear();
    let at = 0;
    for (let index = 0; index < head; index++) at += this.reads[index]?.length ?? 0;
    for (const { length, genre, piece } of this.reads.slice(head, last)) {
      this.spare.set(keyOf(genre, own(this.text.slice(at, at + length))), piece);
      at += length;
    }
  }
}

/** What a sketch must not leave out of a text: a heading that is not at the margin or is underlined, a `dep-ignore`. */
const telling = /^[ \t]+#|^[ \t]*(?:=+|-+)[ \t]*$|<!--[ \t]*dep-ignore/m;

/** The pages of a text: those of the last one that hold nothing but its first `head` or its last `tail` segments, and new ones. */
function paged(reads: readonly Read[], before: readonly Page[], head: number, tail: number): readonly Page[] {
  // Where segments come and go pages become small: now and then they are all made anew.
  const crowded = before.length > 8 + (2 * reads.length) / pageful;
  const first = crowded ? [] : within(before, head);
  const last = crowded ? [] : within([...before].reverse(), tail).reverse();
  const made: Page[] = [];
  const end = reads.length - held(last);
  for (let at = held(first); at < end; at += pageful) {
    const own = reads.slice(at, Math.min(at + pageful, end));
    const length = own.reduce((sum, one) => sum + one.length, 0);
    made.push({ count: own.length, length, piece: merged(placed(own, 0)) });
  }
  return [...first, ...made, ...last];
}

/** The first pages that hold no more than that many segments. */
function within(pages: readonly Page[], most: number): Page[] {
  const fit: Page[] = [];
  let count = 0;
  for (const page of pages) {
    count += page.count;
    if (count > most) break;
    fit.push(page);
  }
  return fit;
}

function held(pages: readonly Page[]): number {
  return pages.reduce((sum, one) => sum + one.count, 0);
}

/** Pieces one after the other, from `shift` on. */
function placed(pieces: readonly { readonly length: number; readonly piece: Piece }[], shift: number): Placed[] {
  let next = shift;
  return pieces.map(({ length, piece }) => {
    const start = next;
    next += length;
    return { piece, start };
  });
}

function keyOf(genre: Genre, source: string): string {
  return `${genre}:${source}`;
}

/** A segment of text with its heading read, and the rest taken for something to read. */
function headingAlone(source: string): Piece {
  const line = /^#[^\r\n]*/.exec(source)?.[0] ?? '';
  const piece = readPiece(line, 'texte');
  const full = source.slice(line.length).trim() !== '';
  return { ...piece, titres: piece.titres.map((one) => ({ ...one, vide: one.vide && !full })), avant: line === '' && full };
}
