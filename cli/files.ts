// From the words given to dossiers: finds `*.dep.md` files, tells roots from parts, reads the texts.
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { assemble, type Cadre, type Dossier, type Fichier, limits, readFichier, resolvePath } from '../core/index.js';

export const suffix = '.dep.md';

/** Why a path given on the command line cannot be worked on. */
export interface Refusal {
  readonly chemin: string;
  readonly raison: string;
}

/** A dossier and the absolute folder of its root. */
export interface Found {
  readonly dossier: Dossier;
  readonly folder: string;
}

export interface Gathered {
  readonly found: readonly Found[];
  readonly refusals: readonly Refusal[];
}

/** Reads every dossier that the paths name. A part whose root is found stands for its root; each dossier comes once. */
export async function gather(paths: readonly string[], cadre: Cadre): Promise<Gathered> {
  const refusals: Refusal[] = [];
  const wanted: string[] = [];
  for (const path of paths) {
    const files = await candidates(path);
    if ('raison' in files) refusals.push(files);
    else wanted.push(...files.files);
  }
  const roots = new Set<string>();
  for (const file of wanted) roots.add(await rootOf(file));
  const found: Found[] = [];
  for (const root of roots) {
    const read = await readDossier(root, cadre);
    if ('raison' in read) refusals.push(read);
    else found.push(read);
  }
  return { found, refusals };
}

async function candidates(path: string): Promise<{ readonly files: readonly string[] } | Refusal> {
  const absolute = resolve(path);
  const info = await stat(absolute).catch(() => undefined);
  if (!info) return { chemin: path, raison: 'ce fichier ou ce dossier n’existe pas. Vérifiez son nom et son emplacement.' };
  if (info.isDirectory()) {
    const entries = await readdir(absolute, { recursive: true }).catch(() => []);
    const files = entries.filter(
      (one) => one.endsWith(suffix) && !one.split(sep).some((step) => step === 'node_modules' || step.startsWith('.')),
    );
    if (files.length === 0) return { chemin: path, raison: `aucun fichier dont le nom finit par « ${suffix} » ici.` };
    return { files: files.sort().map((one) => join(absolute, one)) };
  }
  if (!absolute.endsWith(suffix))
    return { chemin: path, raison: `ce fichier n’est pas un dossier DEP : son nom doit finir par « ${suffix} ».` };
  return { files: [absolute] };
}

/** The root that lists a file among its parts, in its folder or one of the three above; else the file itself. */
async function rootOf(file: string): Promise<string> {
  let current = file;
  for (const seen = new Set<string>(); !seen.has(current); ) {
    seen.add(current);
    current = (await listedBy(current)) ?? current;
  }
  return current;
}

async function listedBy(file: string): Promise<string | undefined> {
  let folder = dirname(file);
  for (let level = 0; level < 4; level++) {
    for (const name of (await readdir(folder).catch(() => [])).sort()) {
      const path = join(folder, name);
      if (!name.endsWith(suffix) || path === file) continue;
      const fichier = await readText(path);
      if (typeof fichier !== 'string') continue;
      const { parties } = readFichier(name, fichier).entete;
      const wanted = relative(folder, file).split(sep).join('/').normalize('NFC');
      if (parties.some((one) => resolvePath(name, one.texte) === wanted)) return path;
    }
    if (dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  return undefined;
}

async function readDossier(root: string, cadre: Cadre): Promise<Found | Refusal> {
  const text = await readText(root);
  const chemin = relative(process.cwd(), root) || root;
  if (typeof text !== 'string') return { chemin, raison: text.raison };
  const folder = dirname(root);
  const racine = readFichier(basename(root), text);
  const known = new Map<string, Fichier | null>();
  for (;;) {
    const dossier = assemble(racine, (path) => known.get(path), cadre);
    if (dossier.missing.length === 0) return { dossier, folder };
    for (const part of dossier.missing) {
      const partText = await readPart(folder, part);
      known.set(part, partText === null ? null : readFichier(part, partText));
    }
  }
}

/** Text of a part; null when it is not there, is no readable text, or leads out of the folder through a link. */
async function readPart(folder: string, part: string): Promise<string | null> {
  const target = await realpath(join(folder, part)).catch(() => undefined);
  if (target === undefined || !target.startsWith((await realpath(folder)) + sep)) return null;
  const text = await readText(target);
  return typeof text === 'string' ? text : null;
}

/** A UTF-8 text; anything else is refused in words rather than shown as gibberish. */
async function readText(path: string): Promise<string | { readonly raison: string }> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return { raison: 'ce fichier ne peut pas être lu. Vérifiez qu’il existe et que vous avez le droit de l’ouvrir.' };
  if (bytes.length > 4 * limits.file) return { raison: 'ce fichier est trop grand pour être un dossier.' };
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { raison: 'ce fichier n’est pas un texte en UTF-8. Ouvrez-le dans votre éditeur et enregistrez-le en UTF-8.' };
  }
}
