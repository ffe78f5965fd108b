// Packs: what the server, the terminal and the build may use of them.
import type { Cadre } from '../cadre.js';
import { verifyExemples } from './exemples.js';
import type { PaquetLu } from './paquet.js';
import type { Probleme } from './source.js';
import { verifyModele } from './verifier.js';

export { annotate, placesOf, readConstats } from './constats.js';
export { diffPaquets, type Migration, migration } from './diff.js';
export { type ModeleLu, readModele } from './modele.js';
export {
  cadreOf,
  type Fiche,
  nomDeFiche,
  nomDesSommes,
  type Paquet,
  type PaquetLu,
  partsOf,
  readModeles,
  readPaquet,
  refusOf,
} from './paquet.js';
export type { Probleme } from './source.js';
export { type Archive, readZip, writeZip } from './zip.js';

/** What a pack that could be read does wrong when it is used: its modèles inserted, its examples run. Never throws. */
export function verifyPaquet({ modeles, exemples, dossierDesExemples }: PaquetLu, cadre: Cadre): readonly Probleme[] {
  return [...modeles.flatMap((one) => verifyModele(one, cadre)), ...verifyExemples(exemples, dossierDesExemples, cadre)];
}
export { expand } from '../modele.js';
