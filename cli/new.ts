// `dep new`: a folder with a new dossier to fill, or with the documents that go beside one. Never takes the place of a file.
import { access, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Cadre, documents, french, type Projet, trame } from '../core/index.js';
import type { Output } from './output.js';
import { create, rewrite } from './write.js';

/** What to make: a dossier, or with `avec` only the documents whose names begin with these words. */
export interface Making extends Projet {
  readonly cadre: Cadre;
  readonly avec: readonly string[];
}

/** Writes the files into the folder that the path names (this one by default); the exit code. */
export async function make(paths: readonly string[], making: Making, output: Output): Promise<0 | 2> {
  const [path = '.', ...others] = paths;
  if (others.length > 0) return refuse('donnez un seul dossier où créer les fichiers.');
  const all = documents(making.cadre);
  const unknown = making.avec.find((name) => !all.some(({ id }) => id.startsWith(name)));
  if (unknown !== undefined) {
    const names = [...new Set(all.map(({ id }) => id.split('-')[0] ?? id))];
    return refuse(`« ${unknown} » n’est pas un document à créer. Choisissez ${names.join(', ')}.`);
  }
  const chosen = all.filter(({ id }) => making.avec.some((name) => id.startsWith(name)));
  const files = making.avec.length > 0 ? chosen : trame(making.cadre, making);
  for (const { chemin } of files)
    if (await exists(join(path, chemin))) return refuse(`« ${shown(chemin)} » existe déjà. Rien n’a été créé.`);
  const kept = chosen.filter((one) => one.confidentiel).map((one) => one.chemin);
  try {
    // What must stay out of a history of versions is left out before it exists.
    if (kept.length > 0) await leaveOut(join(path, '.gitignore'), kept);
    for (const { chemin, texte } of files) await create(join(path, chemin), texte);
  } catch {
    return refuse('les fichiers ne peuvent pas être écrits ici. Vérifiez que vous en avez le droit et qu’il reste de la place.');
  }
  output.print(files.map(({ chemin }) => french(`créé : ${shown(chemin)}`)).join('\n'));
  for (const chemin of kept)
    output.print(french(`« ${chemin} » est à garder pour vous : il est laissé hors du suivi de versions (.gitignore).`));
  return 0;

  function refuse(raison: string): 2 {
    output.error(raison);
    return 2;
  }

  function shown(chemin: string): string {
    return relative(process.cwd(), join(path, chemin)) || chemin;
  }
}

async function leaveOut(path: string, names: readonly string[]): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => undefined);
  const missing = names.filter((name) => !before?.split(/\r?\n/).includes(name));
  if (missing.length === 0) return;
  const lines = `${missing.join('\n')}\n`;
  if (before === undefined) await create(path, lines);
  else await rewrite({ path, before, after: `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${lines}` });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
