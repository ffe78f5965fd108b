// Rewrites a dossier as people do, at chance, and knows where each passage went: to judge where the anchors say it is.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ancrer, type Place, placer } from '../core/relecture/ancre.js';
import { Comparaison } from '../core/relecture/comparaison.js';
import { plier } from '../core/relecture/pli.js';
import type { Span } from '../core/text.js';
import { Depot } from '../relecture/depot.js';
import { disque } from '../relecture/disque.js';
import { places } from '../relecture/places.js';

type Below = (limit: number) => number;

/** How much is rewritten: share of the words, and of the paragraphs deleted, moved and inserted. */
export interface Strength {
  readonly words: number;
  readonly deleted: number;
  readonly moved: number;
  readonly inserted: number;
}

/** The three strengths that are measured, and what each must reach, in per cent. */
export const strengths = {
  light: { words: 0.05, deleted: 0.02, moved: 0, inserted: 0.02, right: 99.5, wrong: 0.1 },
  medium: { words: 0.15, deleted: 0.04, moved: 0.04, inserted: 0.04, right: 97, wrong: 1 },
  heavy: { words: 0.3, deleted: 0.08, moved: 0.08, inserted: 0.08, right: 86, wrong: 0.5 },
} as const;

/** A text rewritten, and where each of its UTF-16 units is now (-1: nowhere). */
export interface Rewritten {
  readonly text: string;
  readonly to: Int32Array;
  /** Paragraphs of the former text that are gone. */
  readonly gone: readonly Span[];
}

interface Piece {
  readonly text: string;
  /** Offset in the former text, undefined for what is new. */
  readonly from?: number;
}

/** Words replaced, removed and added, paragraphs deleted, moved and inserted (taken from `others`). */
export function rewrite(text: string, strength: Strength, others: readonly string[], below: Below): Rewritten {
  const chance = (share: number): boolean => below(1_000_000) < share * 1_000_000;
  const vocabulary = text.match(/[\p{L}’]{2,}/gu) ?? [];
  const word = (): string => vocabulary[below(vocabulary.length)] ?? '';
  const gone: Span[] = [];
  const moving: Piece[][] = [];
  const paragraphs: Piece[][] = [];
  for (const match of text.matchAll(/[^\n]+\n*|\n+/g)) {
    const [whole] = match;
    if (whole.trim() !== '' && chance(strength.deleted)) {
      gone.push({ start: match.index, end: match.index + whole.length });
      continue;
    }
    const pieces: Piece[] = [];
    for (const part of whole.matchAll(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu)) {
      const piece = { text: part[0], from: match.index + part.index };
      const isWord = /[\p{L}\p{N}]/u.test(part[0]);
      if (!isWord || !chance(strength.words)) pieces.push(piece);
      else {
        const how = below(4);
        if (how < 2) pieces.push({ text: word() });
        else if (how === 2) pieces.push(piece, { text: ` ${word()}` });
      }
    }
    if (chance(strength.moved)) moving.push(pieces);
    else paragraphs.push(pieces);
    if (chance(strength.inserted)) paragraphs.push([{ text: `${others[below(others.length)] ?? ''}\n\n` }]);
  }
  for (const pieces of moving) paragraphs.splice(below(paragraphs.length + 1), 0, pieces);
  const to = new Int32Array(text.length).fill(-1);
  let after = '';
  for (const { text: part, from } of paragraphs.flat()) {
    if (from !== undefined) for (let unit = 0; unit < part.length; unit++) to[from + unit] = after.length + unit;
    after += part;
  }
  return { text: after, to, gone };
}

/** Passages of 12 to 160 characters, from a word to a word, inside a paragraph. */
export function passages(text: string, count: number, below: Below): Span[] {
  const found: Span[] = [];
  while (found.length < count) {
    const at = below(text.length);
    const start = at + (/^[\p{L}\p{N}]*[^\p{L}\p{N}]*/u.exec(text.slice(at, at + 60))?.[0].length ?? 0);
    const rest = text.slice(start, start + 12 + below(149)).split('\n')[0] ?? '';
    const passage = rest.replace(/[\p{L}\p{N}]*$/u, '').trimEnd();
    if (passage.length >= 12) found.push({ start, end: start + passage.length });
  }
  return found;
}

/** What became of the passages, counted. `emptied`: not a word is left, though its paragraph is (among `detached` or `right`). */
export interface Outcome {
  right: number;
  wrong: number;
  detached: number;
  deleted: number;
  reattached: number;
  toCheck: number;
  wrongSilent: number;
  /** Of processor: what else the machine does is not measured. */
  milliseconds: number;
}

/** Places the passages of a text in what it became, and judges each place. */
export function judge(text: string, { text: after, to, gone }: Rewritten, chosen: readonly Span[]): Outcome {
  const outcome = { right: 0, wrong: 0, detached: 0, deleted: 0, reattached: 0, toCheck: 0, wrongSilent: 0, milliseconds: 0 };
  const anchors = chosen.flatMap((span) => ancrer(text, span) ?? []);
  const start = process.cpuUsage();
  const depuis = new Comparaison(text, after);
  const places = anchors.map((ancre): Place => placer(ancre, after, depuis));
  const { user, system } = process.cpuUsage(start);
  outcome.milliseconds = (user + system) / 1_000;
  for (const [rank, place] of places.entries()) {
    const { start, end } = anchors[rank] ?? { start: 0, end: 0 };
    if (place.etat === 'a-verifier') outcome.toCheck++;
    if (gone.some((one) => one.start <= start && end <= one.end)) {
      outcome.deleted++;
      if (place.etat !== 'detache') outcome.reattached++;
      continue;
    }
    if (place.etat === 'detache') outcome.detached++;
    else if (isRight(place.span, truth(to, { start, end }, after))) outcome.right++;
    else {
      outcome.wrong++;
      if (place.etat === 'place') outcome.wrongSilent++;
    }
  }
  return outcome;
}

/** Milliseconds of processor to place 200 threads put on so many successive versions of a dossier, then after one more. */
export async function placing(
  text: string,
  versions: number,
  others: readonly string[],
  below: Below,
): Promise<{ readonly opening: number; readonly saving: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'dep-'));
  const depot = new Depot(disque(folder), 'd');
  let now = text;
  // From one version to the next, one line in fifty is reworded.
  const revise = (): string =>
    now.replace(/.+/g, (line) =>
      below(50) === 0 ? rewrite(line, { ...strengths.medium, deleted: 0 }, others, below).text : line,
    );
  for (let version = 0; version < versions; version++) {
    const texte = await depot.garder(now);
    for (const span of passages(now, 200 / versions, below)) {
      const cible = { fichier: 'd.dep.md', texte, ancre: ancrer(now, span) };
      await depot.ajouter({ nom: 'x', role: 'x' }, { type: 'commentaire', corps: 'x', genre: 'forme', cible } as Parameters<
        Depot['ajouter']
      >[1]);
    }
    now = revise();
  }
  const { fils } = plier((await depot.lire()).lus);
  const timed = async (): Promise<number> => {
    const start = process.cpuUsage();
    await places(depot, fils, new Map([['d.dep.md', now]]));
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  };
  const opening = await timed();
  now = revise();
  const saving = await timed();
  rmSync(folder, { recursive: true });
  return { opening, saving };
}

/** Where a passage really is: its first to its last unit that is left, or the gap between its neighbours. */
function truth(to: Int32Array, { start, end }: Span, after: string): Span {
  const left = [...to.subarray(start, end)].filter((one) => one >= 0);
  if (left.some((one) => /\S/.test(after[one] ?? ' '))) return { start: Math.min(...left), end: Math.max(...left) + 1 };
  let [before, next] = [start - 1, end];
  while (before >= 0 && (to[before] ?? -1) < 0) before--;
  while (next < to.length && (to[next] ?? -1) < 0) next++;
  return { start: (to[before] ?? -1) + 1, end: to[next] ?? 0 };
}

/** Both share half of each at least. */
function isRight(place: Span, real: Span): boolean {
  const shared = Math.min(place.end, real.end) - Math.max(place.start, real.start);
  return shared >= 0.5 * (place.end - place.start) && shared >= 0.5 * (real.end - real.start);
}
