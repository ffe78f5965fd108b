// Packages the extension, unpacks it, and runs the tests of the real VS Code: extension hosts and interface.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies, root, step } from './tools.mjs';

ensureDependencies();
const { build } = await import('esbuild');
const { hostBundle } = await import('./bundles.mjs');
const { pack } = await import('./package.mjs');
const { unit } = await import('./unit.mjs');
const { ensureBrowser, ensureVSCode, ensureWebPreview } = await import('./vscode.mjs');

/** Everything the interface tests need, then the tests. Further words go to mocha. */
export async function host(...mocha) {
  const vsix = await pack();
  await unpack(vsix, join(root, 'build/vsix'));
  await build({ ...hostBundle, absWorkingDir: root });
  ensureVSCode();
  ensureWebPreview();
  await ensureBrowser();
  step('Running the tests in a real VS Code…');
  return unit(['interface'], ...mocha);
}

/** Unpacks a .vsix (a zip file) with the reader that packaging already brings. */
async function unpack(vsix, to) {
  const { default: yauzl } = await import(pathToFileURL(join(root, 'node_modules/yauzl/index.js')).href);
  rmSync(to, { recursive: true, force: true });
  await new Promise((resolve, reject) => {
    yauzl.open(vsix, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, async (failure, stream) => {
          if (failure) return reject(failure);
          const chunks = [];
          for await (const chunk of stream) chunks.push(chunk);
          mkdirSync(dirname(join(to, entry.fileName)), { recursive: true });
          writeFileSync(join(to, entry.fileName), Buffer.concat(chunks));
          zip.readEntry();
        });
      });
      zip.on('end', resolve);
      zip.readEntry();
    });
  });
}

if (process.argv[1] === import.meta.filename) process.exitCode = await host(...process.argv.slice(2));
