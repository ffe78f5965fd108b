// Keeps plain prose out of the parser’s sight: paragraphs in a row that can hold nothing the extraction looks for are put
// in as one letter; offsets are mapped back. Most of a dossier is such prose, and the parser costs a millisecond per KB.
import type { Span } from './text.js';

/** A text for the parser, and the way back to the offsets of the real one. */
export interface Condensed {
  readonly text: string;
  /** Offset in the real text of an offset in `text`. */
  at(offset: number): number;
  /** The paragraphs of the real text that the paragraph beginning at this real offset stands for; undefined for one as typed. */
  paragraphs(start: number): readonly Span[] | undefined;
}

/** Plain paragraphs in a row: their span in the real text, and the offset of the letter that stands for them. */
interface Stand extends Span {
  readonly at: number;
  /** Undefined for a line of a quotation: the parser says which lines make a paragraph there. */
  readonly members: readonly Span[] | undefined;
}

/**
 * `body` is what may be condensed: outside it stand the lines that the caller knows to be a heading or the fences of
 * a block. A chunk between blank lines is plain when it holds neither `[` (links, images, marks) nor `<` and `>` (HTML),
 * and each of its lines begins as text does; or, one and all, as items of a list or as a quotation.
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
  for (const chunk of chunks(text, body)) {
    const plain = plainIn(text, chunk);
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
  return { text: parts.join(''), at: (offset) => realOffset(stands, offset), paragraphs: (start) => members.get(start) };
}

/** A text as it is. */
export function whole(text: string): Condensed {
  return { text, at: (offset) => offset, paragraphs: () => undefined };
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

// What plain text begins with: a letter, a digit that begins no list, an opening quote, emphasis of a word, a table’s bar.
const begins = String.raw`(?!\d{1,9}[.)](?:[ \t\r\n]|$))(?:[*_]{1,3}(?=[\p{L}«“(])|[\p{L}\p{N}«“"'(’…—–|])`;
const lineStart = String.raw`(?:^|\n|\r(?!\n))`;
const unplain = new RegExp(String.raw`[[<>\0]|${lineStart}(?!${begins})`, 'u');
const unlisted = new RegExp(String.raw`[[<>\0]|${lineStart}(?![-+*] ${begins})`, 'u');
const unquoted = new RegExp(String.raw`[[<\0]|[^\r\n]>|${lineStart}(?!> ${begins}|>[ \t]*(?:[\r\n]|$))`, 'u');

/** What a chunk is, if it is plain, and the texts of its items or of the lines it quotes. */
type Plain = { readonly genre: 'paragraph' | 'none' } | { readonly genre: 'list' | 'quotation'; readonly texts: readonly Span[] };

function plainIn(text: string, chunk: Span): Plain {
  const source = text.slice(chunk.start, chunk.end);
  const mark = source.charAt(0);
  if (mark !== '-' && mark !== '+' && mark !== '>') return { genre: unplain.test(source) ? 'none' : 'paragraph' };
  if ((mark === '>' ? unquoted : unlisted).test(source)) return { genre: 'none' };
  const lines = [...source.matchAll(/[^\r\n]+/g)];
  const texts = lines
    .map(({ 0: line, index }) => ({ start: chunk.start + index + 2, end: chunk.start + index + line.trimEnd().length }))
    .filter((one) => one.end > one.start);
  // A quotation goes line by line: the sign before each of them may end some HTML. Another sign begins another list.
  if (mark === '>') return { genre: 'quotation', texts };
  return lines.every(([line]) => line.startsWith(mark)) ? { genre: 'list', texts } : { genre: 'none' };
}

function realOffset(stands: readonly Stand[], offset: number): number {
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
