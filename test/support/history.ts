// A short history of a review, to be read in a test.
import type { Evenement } from '../../core/relecture/index.js';
import { cible, lea, lu } from './relecture.js';

/** A history in so many lines: each event answers the one before it, in one thread. */
export function history(...steps: readonly Partial<Evenement>[]) {
  return steps.map((step, rank) =>
    lu({
      ...{ v: 1, id: `evenement-${rank}`, n: rank + 1, fil: 'evenement-0', at: '2026-11-24T10:00:00Z', auteur: lea },
      ...{ type: 'commentaire', corps: 'Qui parle ici ?', genre: 'question', cible },
      parents: rank === 0 ? [] : [`evenement-${rank - 1}`],
      ...step,
    } as Evenement),
  );
}
