// Text measures shared by the whole core: spans, line numbers, French folding, slugs, nearest names.

/** A stretch of a text, in UTF-16 offsets, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A line and a column, both from 0, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offset ↔ line of one text. Line ends are LF, CRLF and CR, as CommonMark has them. */
export class LineIndex {
  private readonly starts: readonly number[];
  private readonly length: number;

  constructor(text: string) {
    this.length = text.length;
    const starts = [0];
    let lf = text.indexOf('\n');
    let cr = text.indexOf('\r');
    while (lf >= 0 || cr >= 0) {
      const lone = cr >= 0 && cr + 1 !== lf && (lf < 0 || cr < lf);
      const end = lone ? cr : lf;
      starts.push(end + 1);
      if (cr >= 0 && cr <= end) cr = text.indexOf('\r', end + 1);
      if (!lone) lf = text.indexOf('\n', end + 1);
    }
    this.starts = starts;
  }

  /** Number of lines. */
  get count(): number {
    return this.starts.length;
  }

  /** Position of an offset; an offset outside the text is brought back to its nearest end. */
  at(offset: number): Position {
    const wanted = Math.min(Math.max(offset, 0), this.length);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: wanted - (this.starts[low] ?? 0) };
  }

  /** Offset of a position; one outside the text is brought back to its nearest end, one past its line to the line’s end. */
  offset({ line, column }: Position): number {
    const start = this.starts[Math.max(line, 0)] ?? this.length;
    return Math.min(start + Math.max(column, 0), this.starts[Math.max(line, 0) + 1] ?? this.length);
  }
}

/** The lines of a text, ends of line excluded. */
export function* lines(text: string): Generator<Span> {
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    yield { start, end: match.index };
    start = match.index + match[0].length;
  }
  yield { start, end: text.length };
}

/** The items that start in [start, end), of a list sorted by `start`. */
export function between<T extends { readonly start: number }>(sorted: readonly T[], start: number, end: number): readonly T[] {
  return sorted.slice(firstFrom(sorted, start), firstFrom(sorted, end));
}

/** Index of the first item that starts at or after an offset, of a list sorted by `start`. */
export function firstFrom(sorted: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What two French strings have in common whatever the keyboard: lower case, no accents, `œ` as `oe`,
 * one apostrophe, one kind of space, one kind of hyphen, ends trimmed.
 */
export const fold = remembering((text) =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim(),
);

/** Identifier made from a title: folded words joined by hyphens; empty when the title has no letter or digit. */
export const slug = remembering((title) =>
  fold(title)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, ''),
);

/**
 * A function of one text that remembers what it gave for the last few thousand short ones: at each keystroke the same
 * titles, names and messages come back by the hundred. What it gives is shared: it must not be changed.
 * Texts of `longest` UTF-16 units and more are not kept.
 */
export function remembering<T>(make: (text: string) => T, longest = 1000): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const fresh = make(text);
    if (made.size >= 20_000) made.clear();
    if (text.length < longest) made.set(text, fresh);
    return fresh;
  };
}

/**
 * A function of an object that never changes, asked again only when the second thing it looks at is another one. What it
 * gives is shared: it must not be changed. Nothing of the rest is kept: it may only be another way to the first two.
 */
export function rememberingOf<K extends object, Rest extends readonly unknown[], T>(
  make: (key: K, ...rest: Rest) => T,
): (key: K, ...rest: Rest) => T {
  const made = new WeakMap<K, { readonly second: unknown; readonly value: T }>();
  return (key, ...rest) => {
    const known = made.get(key);
    if (known && known.second === rest[0]) return known.value;
    const value = make(key, ...rest);
    made.set(key, { second: rest[0], value });
    return value;
  };
}

/** Number of words: runs of letters and digits, apostrophes and hyphens inside a word not counting as breaks. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:[’'‑-][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0;
}

/** A short fingerprint (53 bits, hexadecimal) of a text, to see that it changed; not a cryptographic one. */
export function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return ((low >>> 0) & 0x1fffff).toString(16).padStart(6, '0') + (high >>> 0).toString(16).padStart(8, '0');
}

/** A link target with its `%C3%A9` turned back into letters; unchanged when it cannot be. */
export function decode(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
