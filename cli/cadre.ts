// The référentiels the terminal works with: the built-in pack, as the chosen readings make it, and the packs that are named.
import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { applyLectures, Cadre, capital } from '../core/index.js';
import { referentielApapp } from '../referentiel/index.js';
import { diskFiles } from '../server/files.node.js';
import { fetchPaquet, stack } from '../server/paquets.js';
import { modelesApapp } from '../snippets/index.js';

/** The built-in one first; or why one of those asked for cannot be used. */
export type Loaded = { readonly valeur: readonly [Cadre, ...Cadre[]] } | { readonly erreurs: readonly string[] };

/** What the command line says of référentiels: `lectures` are words like `A6=exige`, `paquets` folders and archives. */
export interface Mots {
  readonly lectures: readonly string[];
  readonly paquets: readonly string[];
}

/** Makes the référentiels that are asked for. */
export async function loadCadres({ lectures, paquets }: Mots): Promise<Loaded> {
  const pairs = Object.fromEntries(lectures.map((one) => one.split('=')).map(([id = '', choice = '']) => [id, choice]));
  const read = applyLectures(referentielApapp, pairs);
  if ('erreurs' in read) return { erreurs: read.erreurs.map((one) => `${capital(one)}.`) };
  const demandes = await Promise.all(
    paquets.map(async (nom) => ({ nom, ouvert: await fetchPaquet(URI.file(resolve(nom)), diskFiles) })),
  );
  const { cadres, refus } = stack(new Cadre(read.valeur, modelesApapp), demandes, pairs);
  return refus.length > 0 ? { erreurs: refus } : { valeur: cadres };
}
