// A text as numbers, one for each word or sign, so that two versions of a dossier can be compared in milliseconds; lines that
// are the same in both are one number each.
import type { Span } from '../text.js';

/** The words and signs of a text; arrays in parallel, offsets in UTF-16 units. */
export interface Mots {
  readonly length: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** The same for the same word, whatever its accents and capitals: what is only retyped is kept. */
  readonly keys: Int32Array;
  /** Which paragraph (between blank lines) each stands in. */
  readonly paragraphs: Uint32Array;
}

/** Words in a row that must be found once in both versions to be taken for the same. */
export const pinned = 4;

/** Letters without their accents and capitals, up to U+024F; 0: not a letter. */
const letters = Uint16Array.from({ length: 0x250 }, (_, code) => {
  const letter = String.fromCharCode(code);
  return /[\p{L}\p{N}]/u.test(letter) ? letter.normalize('NFD').toLowerCase().charCodeAt(0) : 0;
});

const isSpace = (code: number): boolean =>
  code <= 0x20 || code === 0xa0 || code === 0x202f || (code >= 0x2000 && code <= 0x200b) || code === 0xfeff || code === 0x2028;
const isMark = (code: number): boolean => code >= 0x300 && code < 0x370;
/** Other alphabets, taken as letters; not signs, symbols or halves of pairs. */
const isFar = (code: number): boolean => code >= 0x370 && (code < 0x2000 || (code >= 0x2c00 && code < 0xd800) || code >= 0xf900);

/** Reads a text into words; `entiers` are not read, and one word each, of that key. */
export function mots(text: string, entiers: readonly (Span & { readonly key: number })[] = []): Mots {
  const most = entiers.reduce((left, { start, end }) => left - (end - start) + 1, text.length);
  const [starts, ends, paragraphs] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)];
  const keys = new Int32Array(most);
  let [length, next] = [0, 0];
  let paragraph = 0;
  let line = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const entier = entiers[next]?.start === at ? entiers[next++] : undefined;
    if (!entier && isSpace(code)) {
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) line++;
      at++;
      continue;
    }
    if (line > 1) paragraph++;
    line = 0;
    const start = at;
    let key = entier?.key ?? 0;
    if (entier) at = entier.end;
    for (let unit = code; !entier && at < text.length; unit = text.charCodeAt(++at)) {
      const letter = unit < 0x250 ? letters[unit] : isFar(unit) ? unit : 0;
      if (letter) key = Math.imul(key ^ letter, 0x9e3779b1) ^ (key >>> 15);
      else if (!isMark(unit) || at === start) break;
    }
    if (at === start) {
      const point = text.codePointAt(at) ?? code;
      at += point > 0xffff ? 2 : 1;
      key = ~(point === 0x27 ? 0x2019 : point);
    }
    starts[length] = start;
    ends[length] = at;
    keys[length] = key;
    paragraphs[length++] = paragraph;
  }
  return { length, starts, ends, keys, paragraphs };
}

/** UTF-16 units of a word. */
export function sizeOf({ starts, ends }: Mots, rank: number): number {
  return (ends[rank] ?? 0) - (starts[rank] ?? 0);
}

/** UTF-16 units of the words of each paragraph. */
export function sizesOf(words: Mots): Uint32Array {
  const sizes = new Uint32Array((words.paragraphs[words.length - 1] ?? 0) + 1);
  for (let rank = 0; rank < words.length; rank++) {
    const paragraph = words.paragraphs[rank] ?? 0;
    sizes[paragraph] = (sizes[paragraph] ?? 0) + sizeOf(words, rank);
  }
  return sizes;
}

/** Tells where a run of `pinned` words begins; negative when nowhere, or more than once. A table of numbers: ten times a `Map`. */
export function once(words: Mots, from: number, end: number): (key: number) => number {
  const bits = Math.ceil(Math.log2(2 * (end - from) + 64));
  const keys = new Int32Array(2 ** bits);
  // One more than the place; 0: free; -1: more than once.
  const places = new Int32Array(2 ** bits);
  const slot = (key: number): number => {
    const first = Math.imul(key, 0x9e3779b1) >>> (32 - bits);
    // Words that somebody chose to fill one corner of the table are not pinned.
    for (let at = first; at < first + 64; at++) {
      const here = at & (keys.length - 1);
      if (places[here] === 0 || keys[here] === key) return here;
    }
    return -1;
  };
  for (let at = from; at + pinned <= end; at++) {
    const key = gram(words, at);
    const here = slot(key);
    if (here < 0) continue;
    keys[here] = key;
    places[here] = places[here] === 0 ? at + 1 : -1;
  }
  return (key) => (places[slot(key)] ?? 0) - 1;
}

/** A number for the run of words that begins here. */
export function gram({ keys }: Mots, at: number): number {
  let key = 0;
  for (let step = 0; step < pinned; step++) key = Math.imul(key ^ (keys[at + step] ?? 0), 0x85ebca6b) ^ (key >>> 13);
  return key;
}
