// The référentiels at hand, and which of them a dossier is read with: the one it names, else the built-in one.
import type { Cadre } from './cadre.js';
import { fold } from './text.js';

/** Chooses by what a dossier writes under `dossier:` — `id`, or `id@version` for a version in particular. */
export type Choix = (dossier: string | undefined) => Cadre;

/** The first one is the default; of several with the same identifier, the last one is the newest. */
export function choixParmi(cadres: readonly [Cadre, ...Cadre[]]): Choix {
  return (dossier) => {
    const [id = '', version] = (dossier ?? '').split('@');
    const same = cadres.filter(({ referentiel }) => fold(referentiel.id) === fold(id));
    const asked = same.findLast(({ referentiel }) => referentiel.version === version?.trim());
    const [first] = cadres;
    const own = same.length > 0 ? same : cadres.filter(({ referentiel }) => referentiel.id === first.referentiel.id);
    return asked ?? own.at(-1) ?? first;
  };
}
