// `dep modele`: the modèles there are, or the text of one as an editor inserts it, to be put where one wants.
import { type Cadre, french, plainSnippet } from '../core/index.js';
import type { Output } from './output.js';

/** Lists the modèles, or prints the one that is named; the exit code. */
export function modele(names: readonly string[], cadre: Cadre, output: Output): 0 | 2 {
  const [name, ...others] = names;
  if (name === undefined) {
    for (const { id, titre, criteres } of cadre.modeles)
      output.print(french(`${id.padEnd(24)}${titre}${criteres.length > 0 ? ` (${criteres.join(', ')})` : ''}`));
    return 0;
  }
  const found = cadre.modeles.find((one) => one.id === name);
  if (!found || others.length > 0) {
    output.error(`Le modèle « ${names.join(' ')} » n’existe pas. Écrivez « dep modele » pour voir leurs noms.`);
    return 2;
  }
  output.print(plainSnippet(found.corps));
  return 0;
}
