// What is inside the package: the listed files and nothing else, small, without a source map.
import { strict as assert } from 'node:assert';
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const files = [
  'LICENSE.txt',
  'changelog.md',
  'dist/client.browser.cjs',
  'dist/client.node.cjs',
  'dist/modeles.code-snippets',
  'dist/server.browser.js',
  'dist/server.main.cjs',
  'dist/server.node.cjs',
  'media/apercu.css',
  'media/dep.svg',
  'media/icone.png',
  'media/matrice.js',
  'media/pas/creer.svg',
  'media/pas/ecrire.svg',
  'media/pas/inserer.svg',
  'media/pas/langue.svg',
  'media/pas/manque.svg',
  'media/pas/remettre.svg',
  'package.json',
  'package.nls.json',
  'readme.md',
  'syntaxes/dep-entete.tmLanguage.json',
  'syntaxes/dep.tmLanguage.json',
];

describe('package', () => {
  it('holds the listed files and nothing else', () => {
    const root = 'build/vsix/extension';
    const found = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    assert.deepEqual(found.sort(), files);
  });

  it('weighs less than 1.5 MB', () => {
    const { size } = statSync('dossier-dep.vsix');
    assert.ok(size < 1_500_000, `${size} bytes`);
  });
});
