// From the words given to dossiers: files and folders on the disk, each dossier once.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { URI, Utils } from 'vscode-uri';
import { type Choix, Rope } from '../core/index.js';
import { diskFiles } from '../server/files.node.js';
import { gather, Library, type Located, rootOf, suffix } from '../server/gather.js';

/** Why a path given on the command line cannot be worked on. */
export interface Refusal {
  readonly chemin: string;
  readonly raison: string;
}

/** What the paths gave: dossiers that can be read, and refusals in words. */
export interface Found {
  readonly dossiers: readonly Located[];
  readonly refusals: readonly Refusal[];
}

/** The addresses of the roots of every dossier that the paths name. A part stands for its root; each dossier comes once. */
export async function findRoots(
  paths: readonly string[],
): Promise<{ readonly roots: readonly string[]; readonly refusals: readonly Refusal[] }> {
  const library = new Library(diskFiles);
  const refusals: Refusal[] = [];
  const roots = new Set<string>();
  for (const path of paths) {
    const files = await candidates(path, refusals);
    for (const file of files) roots.add(await rootOf(URI.file(file).toString(), library));
  }
  return { roots: [...roots], refusals };
}

/** Reads every dossier that the paths name. */
export async function findDossiers(paths: readonly string[], choix: Choix): Promise<Found> {
  const { roots, refusals } = await findRoots(paths);
  const read = await Promise.all(roots.map((root) => readDossier(root, choix)));
  return {
    dossiers: read.filter((one) => 'dossier' in one),
    refusals: [...refusals, ...read.filter((one) => 'raison' in one)],
  };
}

/** The dossier of a root, all its parts read. */
export async function readDossier(root: string, choix: Choix): Promise<Located | Refusal> {
  const path = URI.parse(root).fsPath;
  return (await gather(root, new Library(diskFiles), choix)) ?? { chemin: shown(path), raison: await unreadable(path) };
}

/** The same dossier with these texts in place of those on the disk, by path. */
export async function gatherAgain(
  { cadre, dossier, folder }: Located,
  texts: ReadonlyMap<string, string>,
): Promise<Located | null> {
  const uriOf = (chemin: string): string => Utils.joinPath(folder, chemin).toString();
  const open = new Map([...texts].map(([chemin, text]) => [uriOf(chemin), { text: Rope.of(text) }]));
  return gather(uriOf(dossier.racine.chemin), new Library(diskFiles, open), () => cadre);
}

/** Where one of a dossier's files stands on the disk. */
export function absolutePath({ folder }: Located, chemin: string): string {
  return join(folder.fsPath, chemin);
}

/** Path of one of a dossier's files, as the person who typed the command would write it. */
export function pathOf({ folder }: Located, chemin: string): string {
  return shown(join(folder.fsPath, chemin));
}

/** A path as a person would type it from here. */
export function shown(path: string): string {
  return relative(process.cwd(), path) || path;
}

async function candidates(path: string, refusals: Refusal[]): Promise<readonly string[]> {
  const refuse = (raison: string): readonly string[] => {
    refusals.push({ chemin: path, raison });
    return [];
  };
  const absolute = resolve(path);
  const info = await stat(absolute).catch(() => undefined);
  if (!info) return refuse('ce fichier ou ce dossier n’existe pas. Vérifiez son nom et son emplacement.');
  if (info.isDirectory()) {
    const files = await walk(absolute, refusals);
    return files.length > 0 ? files : refuse(`aucun fichier dont le nom finit par « ${suffix} » ici.`);
  }
  return absolute.endsWith(suffix)
    ? [absolute]
    : refuse(`ce fichier n’est pas un dossier DEP : son nom doit finir par « ${suffix} ».`);
}

/** Files of a folder and of those inside; one that cannot be read is refused alone. Hidden folders are left out. */
async function walk(folder: string, refusals: Refusal[]): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) {
    refusals.push({ chemin: shown(folder), raison: 'ce dossier ne peut pas être ouvert. Vérifiez que vous en avez le droit.' });
    return [];
  }
  const files: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
      files.push(...(await walk(path, refusals)));
    else if (entry.isFile() && entry.name.endsWith(suffix)) files.push(path);
  }
  return files;
}

async function unreadable(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes
    ? 'ce fichier n’est pas un texte en UTF-8. Ouvrez-le dans votre éditeur et enregistrez-le en UTF-8.'
    : 'ce fichier ne peut pas être lu. Vérifiez qu’il existe et que vous avez le droit de l’ouvrir.';
}
