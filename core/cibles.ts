// Where the links, images and annexes of a dossier point on the disk: which paths an adapter should look for.
import { type Dossier, type Fichier, resolvePath } from './dossier.js';
import { decode } from './text.js';

/** Paths that the dossier points to, relative to the folder of its root, each once. */
export function localTargets(dossier: Dossier): string[] {
  const found = dossier.fichiers.flatMap((fichier) =>
    fichier.extraction.liens.flatMap(({ cible }) => localTarget(fichier, cible) ?? []),
  );
  return [...new Set(found)];
}

/** The file a link points to; undefined for an address, an anchor or a path out of the dossier's folder. */
export function localTarget(fichier: Fichier, cible: string): string | undefined {
  const path = decode(cible.replace(/[#?][\s\S]*$/, ''));
  return path === '' ? undefined : resolvePath(fichier.chemin, path);
}
