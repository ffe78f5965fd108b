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

function firstFrom(sorted: readonly { readonly start: number }[], offset: number): number {
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
 */
export function remembering<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const fresh = make(text);
    if (made.size >= 20_000) made.clear();
    if (text.length < 1000) made.set(text, fresh);
    return fresh;
  };
}

/** Number of words: runs of letters and digits, apostrophes and hyphens inside a word not counting as breaks. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:[’'‑-][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0;
}

/**
 * The name nearest to what was typed, or undefined when nothing is near enough
 * (edit distance with transpositions of at most a third of the length).
 */
export function nearest(typed: string, names: Iterable<string>): string | undefined {
  const wanted = slug(typed);
  if (wanted === '' || wanted.length > 60) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  const letters = lettersOf(wanted);
  for (const name of names) {
    const candidate = slug(name);
    if (!mayBeNearer(letters, wanted.length, candidate, bestDistance)) continue;
    const distance = editDistance(wanted, candidate, bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** How often each character of a word comes in it, by its code modulo 64. */
function lettersOf(word: string): Uint8Array {
  const letters = new Uint8Array(64);
  for (let at = 0; at < word.length; at++) letters[word.charCodeAt(at) & 63] = (letters[word.charCodeAt(at) & 63] ?? 0) + 1;
  return letters;
}

/** False when two words differ by so many letters that their distance is `cap` at least: a dossier has hundreds of names. */
function mayBeNearer(letters: Uint8Array, length: number, candidate: string, cap: number): boolean {
  if (Math.abs(length - candidate.length) >= cap) return false;
  const missing = letters.slice();
  let extra = 0;
  for (let at = 0; at < candidate.length; at++) {
    const slot = candidate.charCodeAt(at) & 63;
    if (missing[slot]) missing[slot]--;
    else if (++extra >= cap) return false;
  }
  return length - (candidate.length - extra) < cap;
}

/** Optimal string alignment distance, or `cap` as soon as it cannot be smaller. */
function editDistance(a: string, b: string, cap: number): number {
  if (Math.abs(a.length - b.length) >= cap) return cap;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      }
      row.push(value);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? cap;
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
