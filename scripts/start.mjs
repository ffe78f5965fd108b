// `npm start [file]`: builds and packages, prints the couverture, opens the dossier in a real VS Code until Ctrl-C.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { cache, ensureDependencies, fail, node, root, run, step } from './tools.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'no-open': { type: 'boolean' } } });
const file = positionals[0]
  ? resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0])
  : join(root, 'examples/complet/dossier.dep.md');
if (!existsSync(file)) fail(`There is no file ${file}.`);

ensureDependencies();
const { pack } = await import('./package.mjs');
const vsix = await pack();
step(`What ${relative(process.cwd(), file)} covers:\n`);
const code = await node('scripts/dep.mjs', 'coverage', file);
if (code !== 0) fail(`${file} could not be read as a dossier: see the message above.`);
console.log('');

const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const desktop = display && !process.env.CI && spawnSync(process.platform === 'win32' ? 'where' : 'which', ['code']).status === 0;
if (values['no-open']) step('Done: without --no-open, VS Code would now open this dossier.');
else if (desktop) await openDesktop();
else await openEmbedded();

/** The person's own VS Code, with a profile folder of ours: their settings and extensions are not touched. */
async function openDesktop() {
  const at = join(cache, 'profiles/desktop');
  const common = ['--user-data-dir', join(at, 'data'), '--extensions-dir', join(at, 'extensions')];
  const shell = process.platform === 'win32';
  const word = (text) => (shell ? `"${text}"` : text);
  step('Installing the extension in a separate profile of your VS Code…');
  if ((await run('code', [...common, '--install-extension', vsix, '--force'].map(word), { stdio: 'ignore', shell })) !== 0)
    return openEmbedded();
  step('VS Code is opening; close its window or press Ctrl-C to end.');
  await run('code', [...common, '--wait', '--new-window', dirname(file), '--goto', file].map(word), { shell });
}

async function openEmbedded() {
  const { startVSCode } = await import('./vscode.mjs');
  step('Starting VS Code…');
  const vscode = await startVSCode({ vsix, profile: 'start' });
  const address = `${vscode.url}/?folder=${encodeURIComponent(decodeURIComponent(pathToFileURL(dirname(file)).pathname))}&payload=${encodeURIComponent(JSON.stringify([['openFile', `vscode-remote://${new URL(vscode.url).host}${pathToFileURL(file).pathname}`]]))}`;
  step(`VS Code is ready. Open this address in Chrome, Edge or Firefox, then press Ctrl-C here to end:\n\n  ${address}\n`);
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  if (display && !process.env.CI) spawn(opener, [address], { stdio: 'ignore', detached: true }).on('error', () => {});
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await vscode.stop();
  process.exit(0);
}
