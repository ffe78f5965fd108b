// Where the threads of a review are now, each text compared once with what it was when it was commented.
import { Comparaison, type Fil, type Place, placer } from '../core/relecture/index.js';
import type { Depot } from './depot.js';

/** The place of each thread that has a passage; `texteDe` gives a file of the dossier as it is now. */
export async function places(
  depot: Depot,
  fils: readonly Fil[],
  texteDe: (fichier: string) => string | undefined,
): Promise<ReadonlyMap<string, Place>> {
  const compared = new Map<string, Comparaison | undefined>();
  const found = new Map<string, Place>();
  for (const { id, cible } of fils) {
    if (!cible.ancre) continue;
    const now = texteDe(cible.fichier);
    const key = `${cible.texte} ${cible.fichier}`;
    if (now !== undefined && cible.texte !== undefined && !compared.has(key)) {
      // A text that cannot be read is one that has not come yet: its passages are looked for by likeness.
      const before = await depot.texte(cible.texte).catch(() => undefined);
      compared.set(key, before === undefined ? undefined : new Comparaison(before, now));
    }
    found.set(id, now === undefined ? { etat: 'detache' } : placer(cible.ancre, now, compared.get(key)));
  }
  return found;
}
