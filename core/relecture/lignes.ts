// The lines that two versions of a text share: most of them, so that only the others are compared word by word.
import type { Span } from '../text.js';

/** The lines of a text, without their ends. */
export interface Lignes {
  readonly texts: readonly string[];
  readonly starts: readonly number[];
}

/** A line that is in both versions: where in each, and a number for it. */
export interface Commune {
  readonly old: Span;
  readonly now: Span;
  readonly key: number;
}

/** UTF-16 units from which a line found once in both versions is the same. */
const sure = 24;

/** Cuts a text into lines. */
export function lignes(text: string): Lignes {
  const [texts, starts]: [string[], number[]] = [[], []];
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    starts.push(start);
    texts.push(text.slice(start, text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end));
    start = end + 1;
  }
  return { texts, starts };
}

/** Lines with words that are in both versions, in the order of the former one: those found once in each, and what goes on from them. */
export function communes(old: Lignes, now: Lignes): Commune[] {
  const to = new Int32Array(old.texts.length).fill(-1);
  const from = new Int32Array(now.texts.length).fill(-1);
  const pair = (line: number, other: number, step: 1 | -1): void => {
    let [i, j] = [line, other];
    for (; to[i] === -1 && from[j] === -1 && old.texts[i] === now.texts[j]; i += step, j += step) [to[i], from[j]] = [j, i];
  };
  pair(0, 0, 1);
  pair(to.length - 1, from.length - 1, -1);
  const inNow = once(now);
  for (const [text, rank] of once(old)) {
    const place = inNow.get(text) ?? -1;
    if (rank < 0 || place < 0 || to[rank] !== -1) continue;
    pair(rank - 1, place - 1, -1);
    pair(rank, place, 1);
  }
  const found: Commune[] = [];
  for (const [rank, text] of old.texts.entries()) {
    const place = to[rank] ?? -1;
    if (place < 0 || !/\S/.test(text)) continue;
    const spanOf = (start = 0): Span => ({ start, end: start + text.length });
    found.push({ old: spanOf(old.starts[rank]), now: spanOf(now.starts[place]), key: 0x40000000 + rank });
  }
  return found;
}

/** Where each line that is long enough stands, -1 when it is there more than once. */
function once({ texts }: Lignes): Map<string, number> {
  const found = new Map<string, number>();
  for (const [rank, text] of texts.entries()) if (text.length >= sure) found.set(text, found.has(text) ? -1 : rank);
  return found;
}
