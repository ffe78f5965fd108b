// Where each word of a former text stands now. Lines, then runs of words, that are found once in each version are pinned first,
// wherever they moved; what lies between two of them is then compared word by word. Source: Heckel 1978, as in « patience » diffs.
import type { Span } from '../text.js';
import { communes, type Lignes, lignes } from './lignes.js';
import { gram, type Mots, mots, once, pinned, sizeOf, sizesOf } from './mots.js';

/** Largest product of two stretches compared word by word: a paragraph of 300 words with another. */
const product = 90_000;

/** Words from one new word to the next that do not part a stretch of new text, and their UTF-16 units. */
const gap = 3;
const gapLength = 40;

/** Share of the larger of two paragraphs that must be pinned together for one to be taken for the other. */
const enough = 0.16;

/** Where a passage of the former text stands now. */
export interface Image {
  readonly span: Span;
  /** Share of its characters that are still there, from 0 to 1. */
  readonly garde: number;
}

/** A stretch of the present text, and how much of it is new. */
export interface Libre extends Span {
  readonly nouveau: number;
}

interface Run {
  readonly old: number;
  readonly now: number;
  readonly length: number;
}

/** Two versions of a text, compared once for all the passages of the former. */
export class Comparaison {
  readonly avant: string;
  readonly apres: string;
  private readonly old: Mots;
  private readonly now: Mots;
  /** Rank of each word of the former text in the present one, -1 when it is gone; and the other way. */
  private readonly to: Int32Array;
  private readonly from: Int32Array;
  private found: readonly Libre[] | undefined;

  /** `lines`: those of `apres`, for who compares it with several versions. */
  constructor(avant: string, apres: string, lines: Lignes = lignes(apres)) {
    this.avant = avant;
    this.apres = apres;
    const same = communes(lignes(avant), lines);
    this.old = mots(
      avant,
      same.map(({ old, key }) => ({ ...old, key })),
    );
    const inNow = same.toSorted((a, b) => a.now.start - b.now.start);
    this.now = mots(
      apres,
      inNow.map(({ now, key }) => ({ ...now, key })),
    );
    this.to = new Int32Array(this.old.length).fill(-1);
    this.from = new Int32Array(this.now.length).fill(-1);
    const { old, now } = this;
    // A line is one word, of which a passage may be a part.
    for (const one of same)
      this.pair(firstAfter(old.starts, old.length, one.old.start - 1), firstAfter(now.starts, now.length, one.now.start - 1));
    let head = 0;
    while (head < old.length && head < now.length && old.keys[head] === now.keys[head]) this.pair(head, head++);
    let [oldEnd, nowEnd] = [old.length, now.length];
    while (oldEnd > head && nowEnd > head && old.keys[oldEnd - 1] === now.keys[nowEnd - 1]) this.pair(--oldEnd, --nowEnd);
    if (oldEnd === head || nowEnd === head) return;
    this.pin(head, oldEnd, nowEnd);
    this.dropStrays();
    this.fill();
  }

  /** Where a passage of the former text stands now; undefined when nothing of it is left. */
  image(passage: Span): Image | undefined {
    const { old, now, to } = this;
    const first = firstAfter(old.ends, old.length, passage.start);
    const past = firstAfter(old.starts, old.length, passage.end - 1);
    const parts = Array.from({ length: Math.max(0, past - first) }, (_, step) => {
      const rank = first + step;
      const from = old.starts[rank] ?? 0;
      const start = Math.max(from, passage.start);
      const image = to[rank] ?? -1;
      const size = Math.min(old.ends[rank] ?? 0, passage.end) - start;
      return { rank, image, size, place: (now.starts[image] ?? 0) + start - from };
    });
    const kept = parts.filter(({ image }) => image >= 0).sort((a, b) => a.place - b.place);
    if (kept.length === 0) return undefined;
    // What went elsewhere than most of it is not counted.
    let [middle, half] = [0, sum(kept) / 2];
    for (const { size, place } of kept) {
      if (half > 0) middle = place;
      half -= size;
    }
    const reach = 2 * (passage.end - passage.start) + 80;
    const near = kept.filter(({ place }) => Math.abs(place - middle) <= reach);
    const images = near.map(({ image }) => image);
    const ranks = near.map(({ rank }) => rank);
    let [least, most] = [Math.min(...images), Math.max(...images)];
    // At its edges, what was put in the place of its words, up to its neighbours; never a whole line.
    const before = first > 0 ? (to[first - 1] ?? -1) : -1;
    const room = (rank: number, other: number): boolean => (now.starts[other] ?? 0) - (now.ends[rank] ?? 0) <= reach;
    if (before >= 0 && before < least && least - before <= 2 * (Math.min(...ranks) - first) + 1 && room(before, least))
      least = before + 1;
    const after = past < old.length ? (to[past] ?? -1) : -1;
    if (after > most && after - most <= 2 * (past - 1 - Math.max(...ranks)) + 1 && room(most, after)) most = after - 1;
    let [start, end] = [now.starts[least] ?? 0, now.ends[most] ?? 0];
    // A passage may begin or end inside a word.
    if (to[first] === least) start = Math.min(start + Math.max(0, passage.start - (old.starts[first] ?? 0)), end);
    if (to[past - 1] === most) end = Math.max(end - Math.max(0, (old.ends[past - 1] ?? 0) - passage.end), start);
    return { span: { start, end }, garde: sum(near) / sum(parts) };
  }

  /**
   * Stretches of the present text that come mostly from nowhere in the former one, with how many of their UTF-16 units do:
   * where a passage that is nowhere else may be.
   */
  libres(): readonly Libre[] {
    this.found ??= this.stretches();
    return this.found;
  }

  private stretches(): readonly Libre[] {
    const { now, from } = this;
    const found: { start: number; end: number; nouveau: number }[] = [];
    let last = -gap;
    for (let rank = 0; rank < now.length; rank++) {
      if ((from[rank] ?? -1) >= 0) continue;
      const [start, end] = [now.starts[rank] ?? 0, now.ends[rank] ?? 0];
      const open = rank - last <= gap ? found.at(-1) : undefined;
      if (open && start - open.end <= gapLength) Object.assign(open, { end, nouveau: open.nouveau + end - start });
      else
        found.push({ start: Math.max(now.starts[Math.max(0, rank - gap)] ?? 0, start - gapLength), end, nouveau: end - start });
      last = rank;
    }
    return found;
  }

  private pair(old: number, now: number): void {
    this.to[old] = now;
    this.from[now] = old;
  }

  /** Pairs the runs of words found once in both, and what goes on from them. */
  private pin(head: number, oldEnd: number, nowEnd: number): void {
    const { old, now, to, from } = this;
    const inOld = once(old, head, oldEnd);
    const inNow = once(now, head, nowEnd);
    for (let at = head; at + pinned <= nowEnd; at++) {
      if ((from[at] ?? -1) >= 0) continue;
      const key = gram(now, at);
      const place = inOld(key);
      if (place < 0 || inNow(key) !== at) continue;
      let [i, j] = [place, at];
      while (i > head && j > head && old.keys[i - 1] === now.keys[j - 1] && to[i - 1] === -1 && from[j - 1] === -1)
        [i, j] = [i - 1, j - 1];
      while (i < oldEnd && j < nowEnd && old.keys[i] === now.keys[j] && to[i] === -1 && from[j] === -1) this.pair(i++, j++);
    }
  }

  /** Words that a paragraph shares with another one by a turn of phrase or a form to fill in: they are let go. */
  private dropStrays(): void {
    const { old, now, to } = this;
    const sizes = [old, now].map((words) => sizesOf(words));
    const shared = new Map<number, number>();
    const keyOf = (rank: number, image: number): number => (old.paragraphs[rank] ?? 0) * 0x200000 + (now.paragraphs[image] ?? 0);
    for (let rank = 0; rank < old.length; rank++) {
      const image = to[rank] ?? -1;
      if (image < 0) continue;
      const key = keyOf(rank, image);
      shared.set(key, (shared.get(key) ?? 0) + sizeOf(old, rank));
    }
    for (let rank = 0; rank < old.length; rank++) {
      const image = to[rank] ?? -1;
      if (image < 0) continue;
      const larger = Math.max(sizes[0]?.[old.paragraphs[rank] ?? 0] ?? 0, sizes[1]?.[now.paragraphs[image] ?? 0] ?? 0);
      if ((shared.get(keyOf(rank, image)) ?? 0) >= enough * larger) continue;
      to[rank] = -1;
      this.from[image] = -1;
    }
  }

  /** Compares word by word what lies around each run: up to the next one, or within its paragraph where the next went elsewhere. */
  private fill(): void {
    const { old, now } = this;
    const runs = this.runs();
    const inNow = [...runs].sort((a, b) => a.now - b.now);
    const rankInNow = new Map(inNow.map((run, rank) => [run, rank]));
    const none: Run = { old: 0, now: 0, length: 0 };
    const last: Run = { old: old.length, now: now.length, length: 0 };
    for (let at = -1; at < runs.length; at++) {
      const run = runs[at] ?? none;
      const next = runs[at + 1] ?? last;
      const nowRank = at < 0 ? -1 : (rankInNow.get(run) ?? 0);
      const nextNow = inNow[nowRank + 1] ?? last;
      const [oldFrom, nowFrom] = [run.old + run.length, run.now + run.length];
      if (next === nextNow) {
        this.compare(oldFrom, next.old, nowFrom, next.now);
        continue;
      }
      if (at >= 0)
        this.compare(oldFrom, Math.min(next.old, edge(old, oldFrom, 1)), nowFrom, Math.min(nextNow.now, edge(now, nowFrom, 1)));
      if (at + 1 === runs.length) continue;
      const before = inNow[(rankInNow.get(next) ?? 0) - 1] ?? none;
      const oldStart = Math.max(oldFrom, edge(old, next.old - 1, -1));
      const nowStart = Math.max(before.now + before.length, edge(now, next.now - 1, -1));
      this.compare(oldStart, next.old, nowStart, next.now);
    }
  }

  /** Runs of words paired in the same order, in the order of the former text. */
  private runs(): Run[] {
    const found: Run[] = [];
    const { to } = this;
    for (let at = 0; at < to.length; at++) {
      const now = to[at] ?? -1;
      if (now < 0) continue;
      let length = 1;
      while (at + length < to.length && to[at + length] === now + length) length++;
      found.push({ old: at, now, length });
      at += length - 1;
    }
    return found;
  }

  /** Longest common subsequence of two short stretches; where little is common, it is chance and nothing is paired. */
  private compare(oldFrom: number, oldEnd: number, nowFrom: number, nowEnd: number): void {
    const { old, now } = this;
    const [rows, columns] = [oldEnd - oldFrom, nowEnd - nowFrom];
    if (rows <= 0 || columns <= 0 || rows * columns > product) return;
    const width = columns + 1;
    const best = new Uint16Array((rows + 1) * width);
    for (let row = rows - 1; row >= 0; row--) {
      for (let column = columns - 1; column >= 0; column--) {
        const at = row * width + column;
        const same = old.keys[oldFrom + row] === now.keys[nowFrom + column];
        best[at] = same ? (best[at + width + 1] ?? 0) + 1 : Math.max(best[at + width] ?? 0, best[at + 1] ?? 0);
      }
    }
    if ((best[0] ?? 0) < 0.3 * Math.min(rows, columns)) return;
    for (let row = 0, column = 0; row < rows && column < columns; ) {
      const [i, j] = [oldFrom + row, nowFrom + column];
      if (old.keys[i] === now.keys[j]) {
        if (this.to[i] === -1 && this.from[j] === -1) this.pair(i, j);
        row++;
        column++;
      } else if ((best[(row + 1) * width + column] ?? 0) >= (best[row * width + column + 1] ?? 0)) row++;
      else column++;
    }
  }
}

function sum(parts: readonly { readonly size: number }[]): number {
  return parts.reduce((total, { size }) => total + size, 0);
}

/** First rank from which the value goes past `offset`. */
function firstAfter(values: Uint32Array, length: number, offset: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Past the last word (`1`), or the first one (`-1`), of the paragraph of a word. */
function edge({ paragraphs, length }: Mots, rank: number, step: 1 | -1): number {
  let at = rank;
  while (at >= 0 && at < length && paragraphs[at] === paragraphs[rank]) at += step;
  return step === 1 ? at : at + 1;
}
