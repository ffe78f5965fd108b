// Packages the extension into dossier-dep.vsix: what is listed in .vscodeignore, the French README, no dependency.
import { join } from 'node:path';
import { ensureDependencies, fail, root, run, step } from './tools.mjs';

export const vsix = join(root, 'dossier-dep.vsix');

/** Builds and packages; returns the path of the package. */
export async function pack() {
  ensureDependencies();
  step('Building and packaging the extension…');
  const args = [
    'package',
    '--no-dependencies',
    '--out',
    vsix,
    '--readme-path',
    'README.fr.md',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--skip-license',
  ];
  const code = await run(process.execPath, [join(root, 'node_modules/@vscode/vsce/vsce'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) fail('The extension could not be packaged: see the message above.');
  return vsix;
}

if (process.argv[1] === import.meta.filename) await pack();
