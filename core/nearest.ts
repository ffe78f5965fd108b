// The name nearest to what was typed: what « Vouliez-vous écrire » proposes.
import { slug } from './text.js';

/**
 * The name nearest to what was typed, or undefined when nothing is near enough
 * (edit distance with transpositions of at most a third of the length).
 */
export function nearest(typed: string, names: Iterable<string>): string | undefined {
  return new Names(names).nearest(typed);
}

/** The names of the last lists asked for: from one keystroke to the next, they are nearly always the same. */
const known = new Map<string, Names>();

/** These names, with what was looked for among them before. */
export function among(names: readonly string[]): Names {
  const key = names.join('\n');
  const found = known.get(key) ?? new Names(names);
  if (known.size > 8) known.clear();
  known.set(key, found);
  return found;
}

/** Names to look among, again and again: a dossier has hundreds, and dozens of references to none of them. */
export class Names {
  private readonly names: readonly { readonly name: string; readonly slug: string; readonly letters: Uint8Array }[];
  private readonly found = new Map<string, string | undefined>();

  constructor(names: Iterable<string>) {
    this.names = [...names].map((name) => ({ name, slug: slug(name), letters: lettersOf(slug(name)) }));
  }

  /** See `nearest`. */
  nearest(typed: string): string | undefined {
    const wanted = slug(typed);
    if (!this.found.has(wanted)) this.found.set(wanted, this.search(wanted));
    return this.found.get(wanted);
  }

  private search(wanted: string): string | undefined {
    if (wanted === '' || wanted.length > 60) return undefined;
    let best: string | undefined;
    let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
    const letters = lettersOf(wanted);
    for (const one of this.names) {
      if (Math.abs(one.slug.length - wanted.length) >= bestDistance || differ(letters, one.letters, 2 * bestDistance)) continue;
      const distance = editDistance(wanted, one.slug, bestDistance);
      if (distance < bestDistance) {
        best = one.name;
        bestDistance = distance;
      }
    }
    return best;
  }
}

/** How often each character comes in a word, by its code modulo 32. */
function lettersOf(word: string): Uint8Array {
  const letters = new Uint8Array(32);
  for (let at = 0; at < word.length; at++) letters[word.charCodeAt(at) & 31] = (letters[word.charCodeAt(at) & 31] ?? 0) + 1;
  return letters;
}

/** True when one word has `limit` letters more than the other, both ways together: at most twice their distance. */
function differ(one: Uint8Array, other: Uint8Array, limit: number): boolean {
  let sum = 0;
  for (let at = 0; at < 32 && sum < limit; at++) sum += Math.abs((one[at] as number) - (other[at] as number));
  return sum >= limit;
}

/** Optimal string alignment distance, or `cap` as soon as it cannot be smaller. */
function editDistance(a: string, b: string, cap: number): number {
  if (Math.abs(a.length - b.length) >= cap) return cap;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      }
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > cap) return cap;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? cap;
}
