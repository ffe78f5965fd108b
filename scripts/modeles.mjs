// Compiles the modèles of snippets/ (one Markdown file each) into the snippet file that the manifest contributes.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The snippet file's content, for the modèles of a folder, in the order of their names. */
export async function compileModeles(folder) {
  const snippets = {};
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.md')).sort()) {
    const text = await readFile(join(folder, name), 'utf8');
    const [, head = '', body = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
    const { titre, prefixe, description } = parse(head) ?? {};
    if (!titre || !prefixe || !description || body.trim() === '')
      throw new Error(`snippets/${name}: titre, prefixe, description and a body are needed`);
    snippets[titre] = { prefix: prefixe, description, body: body.trim().split(/\r?\n/), include: ['**/*.dep.md'] };
  }
  return `${JSON.stringify(snippets, null, 2)}\n`;
}
