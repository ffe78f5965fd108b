// Keeps plain prose out of the parser’s sight: paragraphs in a row that can hold nothing the extraction looks for are put
// in as one letter; offsets are mapped back. Most of a dossier is such prose, and the parser costs a millisecond per KB.
import type { Lien } from './extraction.js';
import { allOf, type Span } from './text.js';

/** A text for the parser, and the way back to the offsets of the real one. */
export interface Condensed {
  readonly text: string;
  /** Offset in the real text of an offset in `text`. */
  at(offset: number): number;
  /** The paragraphs of the real text that the paragraph beginning at this real offset stands for; undefined for one as typed. */
  paragraphs(start: number): readonly Span[] | undefined;
  /** The links and images of the prose that was put in as letters. */
  readonly liens: readonly Linked[];
}

/** A link or an image, and where it begins. */
interface Linked {
  readonly start: number;
  readonly lien: Lien;
}

/** Plain paragraphs in a row: their span in the real text, and the offset of the letter that stands for them. */
interface Stand extends Span {
  readonly at: number;
  /** Undefined for a line of a quotation: the parser says which lines make a paragraph there. */
  readonly members: readonly Span[] | undefined;
}

/**
 * `body` is what may be condensed: outside it stand the lines that the caller knows to be a heading or the fences of
 * a block. A chunk between blank lines is plain when it holds neither `<` nor `>` (HTML), its links are the simplest, and
 * each of its lines begins as text does; or, one and all, as items of a list or as a quotation.
 */
export function condense(text: string, body: Span): Condensed {
  const stands: Stand[] = [];
  const parts: string[] = [];
  let kept = 0;
  let length = 0;
  const put = (covered: readonly Span[], members: readonly Span[] | undefined): void => {
    const [first] = covered;
    const last = covered.at(-1);
    if (!first || !last) return;
    parts.push(text.slice(kept, first.start), 'x');
    length += first.start - kept;
    stands.push({ start: first.start, end: last.end, at: length, members });
    length += 1;
    kept = last.end;
  };
  let row: Span[] = [];
  const liens: Linked[] = [];
  for (const chunk of chunks(text, body)) {
    const plain = plainIn(text, chunk, liens);
    if (plain.genre !== 'paragraph') {
      put(row, row);
      row = [];
    }
    if (plain.genre === 'paragraph') row.push(chunk);
    else if (plain.genre === 'list') put(plain.texts, plain.texts);
    else if (plain.genre === 'quotation') for (const line of plain.texts) put([line], undefined);
  }
  put(row, row);
  if (stands.length === 0) return whole(text);
  parts.push(text.slice(kept));
  const members = new Map(stands.map((one) => [one.start, one.members]));
  return { text: parts.join(''), at: (offset) => realOffset(stands, offset), paragraphs: (start) => members.get(start), liens };
}

/** A text as it is. */
export function whole(text: string): Condensed {
  return { text, at: (offset) => offset, paragraphs: () => undefined, liens: [] };
}

/** The same without these stretches, a space in the place of each: the parser reads a long blank once for each block around it. */
export function without(condensed: Condensed, stretches: readonly Span[]): Condensed {
  if (stretches.length === 0) return condensed;
  const parts: string[] = [];
  let [kept, length] = [0, 0];
  const gone = stretches.map(({ start, end }) => {
    parts.push(condensed.text.slice(kept, start), ' ');
    length += start - kept + 1;
    kept = end;
    return { end, at: length - 1 };
  });
  parts.push(condensed.text.slice(kept));
  return { ...condensed, text: parts.join(''), at: (offset) => condensed.at(realOffset(gone, offset)) };
}

/** Stretches without a blank line, their last line’s end and trailing spaces left out. */
function* chunks(text: string, { start, end }: Span): Generator<Span> {
  const body = text.slice(start, end);
  let from = 0;
  for (const match of body.matchAll(/(?:^|\r\n|\n|\r(?!\n))[ \t]*(?=[\r\n]|$)/g)) {
    yield* trimmed(text, start + from, start + match.index);
    from = match.index + match[0].length;
  }
  yield* trimmed(text, start + from, end);
}

function* trimmed(text: string, from: number, to: number): Generator<Span> {
  let [start, end] = [from, to];
  while (start < end && isEol(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (end > start) yield { start, end };
}

function isEol(code: number): boolean {
  return code === 10 || code === 13;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || isEol(code);
}

// What plain text begins with: a letter, a digit that begins no list, an opening quote, emphasis of a word, a link, a table’s bar.
const begins = String.raw`(?!\d{1,9}[.)](?:[ \t\r\n]|$))(?:[*_]{1,3}(?=[\p{L}«“(])|!?\[|[\p{L}\p{N}«“"'(’…—–|])`;
const lineStart = String.raw`(?:^|\n|\r(?!\n))`;
const marker = String.raw`(?:[-+*]|\d{1,9}[.)]) `;
const unplain = new RegExp(String.raw`[<>\0]|${lineStart}(?!${begins})`, 'u');
const unlisted = new RegExp(String.raw`[<>\0]|${lineStart}(?!${marker}${begins})`, 'u');
const unquoted = new RegExp(String.raw`[<\0]|[^\r\n]>|${lineStart}(?!> ${begins}|>[ \t]*(?:[\r\n]|$))`, 'u');
const listed = /^(?:([-+*])|\d{1,9}([.)])) /;
const link = /!?\[[^[\]\r\n]*\]\(([^\s[\]()<>&\\\p{Cc}]+)\)/gu;

/** What a chunk is, if it is plain, and the texts of its items or of the lines it quotes. */
type Plain = { readonly genre: 'paragraph' | 'none' } | { readonly genre: 'list' | 'quotation'; readonly texts: readonly Span[] };

function plainIn(text: string, chunk: Span, liens: Linked[]): Plain {
  const source = text.slice(chunk.start, chunk.end);
  const found = linksIn(source, chunk.start);
  if (!found) return { genre: 'none' };
  const quotes = source.startsWith('>');
  const sign = listed.exec(source);
  if ((quotes ? unquoted : sign ? unlisted : unplain).test(source)) return { genre: 'none' };
  const lines = quotes || sign ? allOf(/[^\r\n]+/g, source) : [];
  const marks = lines.map(([line]) => (quotes ? undefined : listed.exec(line)));
  // Another sign begins another list.
  if (sign && marks.some((one) => one?.[1] !== sign[1] || one?.[2] !== sign[2])) return { genre: 'none' };
  liens.push(...found);
  if (lines.length === 0) return { genre: 'paragraph' };
  const texts = lines
    .map(({ 0: line, index }, at) => ({
      start: chunk.start + index + (marks[at]?.[0].length ?? 2),
      end: chunk.start + index + line.trimEnd().length,
    }))
    .filter((one) => one.end > one.start);
  // A quotation goes line by line: the sign before each of them may end some HTML.
  return { genre: quotes ? 'quotation' : 'list', texts };
}

/** The links and images of a chunk; undefined when one of them may be read in another way. */
function linksIn(source: string, from: number): Linked[] | undefined {
  if (!source.includes('[')) return [];
  const count = source.split('](').length - 1;
  if (source.includes(']:') || (count > 0 && /[`\\]/.test(source))) return undefined;
  if (count === 0) return [];
  const found = allOf(link, source).map(({ 0: whole, 1: cible = '', index }) => {
    const start = from + index;
    const end = start + whole.length;
    return { start, lien: { cible, span: { start, end }, spanCible: { start: end - 1 - cible.length, end: end - 1 } } };
  });
  return found.length === count ? found : undefined;
}

function realOffset(stands: readonly Pick<Stand, 'at' | 'end'>[], offset: number): number {
  let low = 0;
  let high = stands.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stands[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const before = stands[low - 1];
  return before ? offset - before.at - 1 + before.end : offset;
}
