// Reads the modèles of snippets/ with the product's own reader: one that cannot be used stops the build, with its file, line and cause.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './tools.mjs';

let reader;

/** The core's reader of packs, bundled once for this process. */
function core() {
  reader ??= (async () => {
    const outfile = join(root, 'build', `paquet-${process.pid}.mjs`);
    await mkdir(join(root, 'build'), { recursive: true });
    const options = { bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning', write: false };
    const result = await build({ ...options, absWorkingDir: root, entryPoints: ['core/paquet/index.ts'], outfile });
    // Beside node_modules: the packages it names are found from there.
    await writeFile(outfile, result.outputFiles[0].contents);
    const module = await import(pathToFileURL(outfile).href);
    await rm(outfile);
    return module;
  })();
  return reader;
}

/** The modèles of a folder, in the order of their names. */
export async function readModeles(folder) {
  const { readModeles: read } = await core();
  const names = (await readdir(folder)).filter((one) => one.endsWith('.md')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const problemes = [];
  const lus = read(
    new Map(names.map((name, at) => [relative(root, join(folder, name)).replaceAll('\\', '/'), texts[at]])),
    problemes,
  );
  const lines = problemes.map((one) => `${one.chemin}:${one.ligne}:${one.colonne}: ${one.message}`);
  if (problemes.some((one) => one.severite === 'erreur')) throw new Error(`The modèles cannot be used:\n${lines.join('\n')}`);
  for (const line of lines) console.error(line);
  return lus.map((one) => one.modele);
}

/** The snippet file's content, for the modèles of a folder. */
export async function compileModeles(folder) {
  const inside = (await readModeles(folder)).filter((one) => one.fichier === undefined);
  const { expand } = await core();
  const snippets = inside.map((modele) => [
    modele.titre,
    { prefix: modele.prefixe, description: modele.description, body: expand(modele).split('\n'), include: ['**/*.dep.md'] },
  ]);
  return `${JSON.stringify(Object.fromEntries(snippets), null, 2)}\n`;
}
