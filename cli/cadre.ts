// The référentiel the terminal works with: the built-in pack, as the chosen readings make it.
import { applyLectures, Cadre } from '../core/index.js';
import { referentielApapp } from '../referentiel/index.js';
import { modelesApapp } from '../snippets/index.js';

/** `lectures` are words like `A6=exige`. */
export function loadCadre(lectures: readonly string[]): { readonly valeur: Cadre } | { readonly erreurs: readonly string[] } {
  const pairs = lectures.map((one) => one.split('='));
  const read = applyLectures(referentielApapp, Object.fromEntries(pairs.map(([id = '', choice = '']) => [id, choice])));
  return 'erreurs' in read ? read : { valeur: new Cadre(read.valeur, modelesApapp) };
}
