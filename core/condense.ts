// Keeps plain prose out of the parser’s sight: a paragraph that can hold nothing the extraction looks for is put in as
// one letter, and offsets are mapped back. Most of a dossier is such prose, and the parser costs a millisecond per KB.
import type { Span } from './text.js';

/** A text for the parser, and the way back to the offsets of the real one. */
export interface Condensed {
  readonly text: string;
  /** Offset in the real text of an offset in `text`. */
  at(offset: number): number;
}

/** One plain paragraph: its span in the real text, and the offset of the letter that stands for it. */
interface Stand extends Span {
  readonly at: number;
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
  for (const chunk of chunks(text, body)) {
    for (const { start, end } of plainIn(text, chunk)) {
      parts.push(text.slice(kept, start), 'x');
      length += start - kept;
      stands.push({ start, end, at: length });
      length += 1;
      kept = end;
    }
  }
  if (stands.length === 0) return { text, at: (offset) => offset };
  parts.push(text.slice(kept));
  return { text: parts.join(''), at: (offset) => realOffset(stands, offset) };
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
const unquoted = new RegExp(String.raw`[[<\0]|[^\r\n]>|${lineStart}(?!> ${begins})`, 'u');

/** The plain stretches of a chunk: all of it, its items, or the lines that it quotes. */
function plainIn(text: string, chunk: Span): readonly Span[] {
  const source = text.slice(chunk.start, chunk.end);
  const long = ({ start, end }: Span): boolean => end - start > 1;
  switch (source.charAt(0)) {
    case '-':
    case '+':
      return unlisted.test(source) ? [] : itemsOf(source, chunk.start).filter(long);
    case '>':
      return unquoted.test(source) ? [] : itemsOf(source, chunk.start).filter(long);
    default:
      return unplain.test(source) ? [] : [chunk].filter(long);
  }
}

/** The texts of lines that all begin with a marker and a space: line by line, since one of them may end some HTML. */
function itemsOf(source: string, start: number): Span[] {
  return [...source.matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => ({
    start: start + index + 2,
    end: start + index + line.trimEnd().length,
  }));
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
