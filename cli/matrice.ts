// `dep coverage --format html`: the coverage matrix of one dossier, as a document for a browser and a printer.
import { resolve } from 'node:path';
import { analyse, french, matrice } from '../core/index.js';
import type { Options } from './check.js';
import { findDossiers, shown } from './files.js';
import type { Output } from './output.js';
import { create } from './write.js';

/** Prints the document, or writes it to `sortie`, which must not be there yet; the exit code. */
export async function matrix(
  paths: readonly string[],
  { choix, statut }: Pick<Options, 'choix' | 'statut'>,
  sortie: string | undefined,
  output: Output,
): Promise<0 | 2> {
  const { dossiers, refusals } = await findDossiers(paths, choix);
  for (const { chemin, raison } of refusals) output.error(`${chemin} : ${raison}`);
  const [one, ...others] = dossiers;
  if (refusals.length > 0) return 2;
  if (!one || others.length > 0) {
    output.error('Une matrice montre un seul dossier : nommez-le, par exemple : dep coverage --format html mon-dossier.dep.md');
    return 2;
  }
  const analysis = analyse(one.dossier, one.cadre, statut ? { statut } : {});
  return deliver(matrice(analysis, { genre: 'page' }), sortie, output);
}

/** Prints a page, or writes it to `sortie`, which must not be there yet; the exit code. */
export async function deliver(html: string, sortie: string | undefined, output: Output): Promise<0 | 2> {
  const refuse = (raison: string): 2 => {
    output.error(raison);
    return 2;
  };
  if (sortie === undefined) output.print(html);
  else {
    try {
      await create(resolve(sortie), html);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
        return refuse(`« ${sortie} » existe déjà : supprimez-le, ou choisissez un autre nom avec « -o nom.html ».`);
      return refuse(`« ${sortie} » ne peut pas être écrit. Vérifiez que vous en avez le droit et qu’il reste de la place.`);
    }
    output.print(french(`Écrit : ${shown(resolve(sortie))}. Ouvrez ce fichier dans un navigateur, pour le lire ou l’imprimer.`));
  }
  return 0;
}
