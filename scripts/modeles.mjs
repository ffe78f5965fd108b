// Reads the modèles of snippets/ (one Markdown file each); compiles them into the snippet file that the manifest contributes.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The modèles of a folder, in the order of their names. */
export async function readModeles(folder) {
  const modeles = [];
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.md')).sort()) {
    const text = await readFile(join(folder, name), 'utf8');
    const [, head = '', body = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
    const { criteres = [], ...said } = parse(head) ?? {};
    const { id, titre, prefixe, description } = said;
    const corps = body.trim().replaceAll('\r\n', '\n');
    if (!id || !titre || !prefixe || !description || corps === '')
      throw new Error(`snippets/${name}: id, titre, prefixe, description and a body are needed`);
    modeles.push({ ...said, criteres, corps });
  }
  return modeles;
}

/** The snippet file's content, for the modèles of a folder. */
export async function compileModeles(folder) {
  const inside = (await readModeles(folder)).filter((one) => one.fichier === undefined);
  const snippets = inside.map(({ titre, prefixe, description, corps }) => [
    titre,
    { prefix: prefixe, description, body: corps.split('\n'), include: ['**/*.dep.md'] },
  ]);
  return `${JSON.stringify(Object.fromEntries(snippets), null, 2)}\n`;
}
