// Reads a whole text: cuts it into segments, reads those that are not known yet, puts what was read together.
import { type Entete, readEntete, sansEntete } from './entete.js';
import { type Extraction, nothing, type Piece } from './extraction.js';
import { limits } from './limits.js';
import { opensBlock, readPiece } from './markdown.js';
import { join, shifted } from './pieces.js';
import { cut, type Genre, type Segment } from './segments.js';

/** Reads one file. Never throws; a text beyond `limits.file` gives an extraction that only says so. */
export function extract(source: string, memory: Memory = new Memory()): Extraction {
  if (source.length > limits.file) return { ...nothing, exces: [{ start: 0, end: source.length }] };
  const { text, shift } = withoutBom(source);
  return join(memory.read(text, shift));
}

/** Reads only what gives a text its structure, its headings and its blocks: a third of the work, for the first look. */
export function sketch(source: string, memory: Memory): Extraction {
  if (source.length > limits.file) return extract(source, memory);
  const { text, shift } = withoutBom(source);
  return join(memory.sketch(text, shift));
}

/** micromark takes a byte order mark out of the text without counting it: here it is taken out first, and counted. */
function withoutBom(source: string): { readonly text: string; readonly shift: 0 | 1 } {
  return source.startsWith('\ufeff') ? { text: source.slice(1), shift: 1 } : { text: source, shift: 0 };
}

/** A segment of the last text, as it was read. */
interface Read {
  readonly segment: Segment;
  readonly source: string;
  readonly piece: Piece;
  /** Offset in the file for which the piece is placed. */
  readonly at: number;
}

/** What was read of one file: an edit changes one segment, the others are found again without reading them. */
export class Memory {
  private reads: readonly Read[] = [];
  /** Read beforehand, or held by the last texts: an unclosed fence that is closed again brings them back. */
  private readonly spare = new Map<string, Piece>();
  private readonly openings = new Map<string, boolean>();
  private lastEntete: { readonly yaml: string; readonly start: number; readonly entete: Entete } | undefined;

  /** The pieces of a text, each placed at its offset plus `shift`. */
  read(text: string, shift: number): Piece[] {
    const known = this.known(text);
    const reads = known.map(({ segment, read }) => {
      const one = read ?? this.fresh(text, segment);
      const at = segment.start + shift;
      return one.at === at && one.segment === segment ? one : { ...one, segment, at, piece: shifted(one.piece, at - one.at) };
    });
    this.keep(reads);
    this.reads = reads;
    return reads.map((one) => one.piece);
  }

  /** The same with headings alone in place of the texts that were never read; nothing is kept of those. */
  sketch(text: string, shift: number): Piece[] {
    return this.known(text).map(({ segment, read }) => {
      const source = text.slice(segment.start, segment.end);
      const piece = read?.piece ?? this.spare.get(keyOf(segment, source));
      const at = segment.start + shift;
      if (piece) return shifted(piece, at - (read?.at ?? 0));
      const heading = segment.genre === 'texte' && !telling.test(source);
      return shifted(heading ? headingAlone(source) : this.fresh(text, segment).piece, at);
    });
  }

  /** Reads beforehand what `read` will need, what gives structure first, a step each; a caller that stops loses nothing. */
  *prepare(source: string): Generator<Genre> {
    if (source.length > limits.file) return;
    const { text } = withoutBom(source);
    const unread = this.known(text).flatMap(({ segment, read }) => (read ? [] : [segment]));
    for (const segment of [...unread.filter((one) => one.genre !== 'texte'), ...unread.filter((one) => one.genre === 'texte')]) {
      const { source: own, piece } = this.fresh(text, segment);
      this.spare.set(keyOf(segment, own), piece);
      yield segment.genre;
    }
  }

  /** UTF-16 units of a text that are surely not known yet. */
  unknown(text: string): number {
    return text.length - (this.reads.at(-1)?.segment.end ?? 0);
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

  /** The segments of a text, with what was read of those that the last text held too. */
  private known(text: string): { readonly segment: Segment; readonly read: Read | undefined }[] {
    const head = this.head(text);
    const from = head.at(-1)?.segment.end ?? 0;
    const tail = this.tail(text, from);
    const stops = new Set(tail.map((one) => one.segment.start));
    const between = cut(text, (line) => this.opens(line), { from, stops });
    const stop = between.at(-1)?.end ?? from;
    return [
      ...head.map((read) => ({ segment: read.segment, read })),
      ...between.map((segment) => ({ segment, read: undefined })),
      ...tail.filter((one) => one.segment.start >= stop),
    ];
  }

  /** The first segments of the last text that are the same in this one, whatever follows them. */
  private head(text: string): Read[] {
    const head: Read[] = [];
    for (const one of this.reads) {
      const { start, end, sealed } = one.segment;
      if (!sealed || text.slice(start, end) !== one.source) break;
      head.push(one);
    }
    // What ends the last of these is where the next one begins, and that has changed: it is read again.
    if (head.at(-1)?.segment.genre === 'texte') head.pop();
    const end = head.at(-1)?.segment.end ?? 0;
    if (text.charAt(end) === '\n' && text.charAt(end - 1) === '\r') head.pop();
    return head;
  }

  /** The last segments of the last text that are the same at the end of this one, at their new offsets. */
  private tail(text: string, from: number): { readonly segment: Segment; readonly read: Read }[] {
    const tail: { readonly segment: Segment; readonly read: Read }[] = [];
    const by = text.length - (this.reads.at(-1)?.segment.end ?? 0);
    for (let index = this.reads.length - 1; index >= 0; index--) {
      const read = this.reads[index];
      if (!read) break;
      const { start, end, genre, sealed } = read.segment;
      if (start + by < from || text.slice(start + by, end + by) !== read.source) break;
      tail.push({ segment: by === 0 ? read.segment : { start: start + by, end: end + by, genre, sealed }, read });
    }
    return tail.reverse();
  }

  private fresh(text: string, segment: Segment): Read {
    const source = own(text.slice(segment.start, segment.end));
    const piece = this.spare.get(keyOf(segment, source)) ?? readPiece(source, segment.genre);
    return { segment, source, piece, at: 0 };
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

  /** Keeps what the next text may bring back, as long as that is not more than a text holds. */
  private keep(reads: readonly Read[]): void {
    const still = new Set(reads.map((one) => one.segment));
    const texts = new Set(reads.map((one) => one.source));
    const gone = this.reads.filter((one) => !still.has(one.segment) && !texts.has(one.source));
    if (this.spare.size > 2 * reads.length + 200) this.spare.clear();
    for (const { segment, source, piece, at } of gone) this.spare.set(keyOf(segment, source), shifted(piece, -at));
  }
}

/** What a sketch must not leave out of a text: a heading that is not at the margin or is underlined, a `dep-ignore`. */
const telling = /^[ \t]+#|^[ \t]*(?:=+|-+)[ \t]*$|<!--[ \t]*dep-ignore/m;

function keyOf({ genre }: Segment, source: string): string {
  return `${genre}:${source}`;
}

/** A copy that does not keep alive the long text it was cut from. */
function own(text: string): string {
  return ` ${text}`.slice(1);
}

/** A segment of text with its heading read, and the rest taken for something to read. */
function headingAlone(source: string): Piece {
  const line = /^#[^\r\n]*/.exec(source)?.[0] ?? '';
  const piece = readPiece(line, 'texte');
  const full = source.slice(line.length).trim() !== '';
  return { ...piece, titres: piece.titres.map((one) => ({ ...one, vide: one.vide && !full })), avant: line === '' && full };
}
