// A real VS Code from the npm registry, and a browser to look at it. Facts and versions: CONTRIBUTING.md.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { cache, ensureCached, fail, npm, root, run, step } from './tools.mjs';

const codeServer = 'code-server@4.139.1';
const nodeVersion = '24.21.0';
/** What VS Code's own extension that previews Markdown is in a web worker: code-server brings only what runs beside the files. */
const previewPackage = '@codingame/monaco-vscode-markdown-language-features-default-extension@37.6.1';
const chromiumPackage = '@sparticuz/chromium@153.0.0';

/** Installs the Node that VS Code needs; its program. */
export function ensureNode() {
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const nodePackage = `node-${platform}`;
  const folder = ensureCached('node', [`${nodePackage}@${nodeVersion}`]);
  return join(folder, 'node_modules', nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** Installs VS Code and the Node it needs; their programs, and the folder of its own extensions. */
export function ensureVSCode() {
  const node = ensureNode();
  const folder = ensureCached('vscode', [codeServer], (at) => {
    step('Fetching what VS Code needs inside (once)…');
    npm(
      join(at, 'node_modules/code-server/lib/vscode'),
      ['install', '--omit=dev', '--ignore-scripts'],
      'VS Code could not be completed.',
    );
  });
  const at = join(folder, 'node_modules/code-server');
  return { node, entry: join(at, 'out/node/entry.js'), extensions: join(at, 'lib/vscode/extensions') };
}

/** Folders that, one over the other, make the extension of VS Code that previews Markdown, for a web worker: a path, where its files are. */
export function ensureWebPreview() {
  const [name] = previewPackage.split(/(?<=.)@/);
  const browser = join(ensureCached('preview', [previewPackage]), 'node_modules', name, 'resources');
  return { 'dist/browser/': browser, '': join(ensureVSCode().extensions, 'markdown-language-features') };
}

/** Settings of a calm first screen. */
const calm = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.enabled': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'git.enabled': false,
  'files.autoSave': 'afterDelay',
  'editor.wordWrap': 'on',
  'editor.minimap.enabled': false,
};

/**
 * Starts VS Code on a free port, with the packaged extension installed when given.
 * `profile` names the folder of its settings and extensions: kept in the cache or, `fresh`, made anew among what is built.
 */
export async function startVSCode({ vsix, profile, port = 0, fresh = false, settings = {} }) {
  const { node, entry } = ensureVSCode();
  const at = join(fresh ? join(root, 'build') : cache, 'profiles', profile);
  const [data, extensions] = [join(at, 'data'), join(at, 'extensions')];
  if (fresh) rmSync(at, { recursive: true, force: true });
  mkdirSync(join(data, 'User'), { recursive: true });
  mkdirSync(extensions, { recursive: true });
  if (!existsSync(join(data, 'User/settings.json')))
    writeFileSync(join(data, 'User/settings.json'), JSON.stringify({ ...calm, ...settings }, null, 2));
  writeFileSync(join(at, 'config.yaml'), '');
  const env = { ...process.env, CODE_SERVER_CONFIG: join(at, 'config.yaml'), NODE_OPTIONS: '', EXTENSIONS_GALLERY: '{}' };
  const common = [entry, '--user-data-dir', data, '--extensions-dir', extensions];
  if (vsix) {
    const code = await run(node, [...common, '--install-extension', vsix, '--force'], { env, stdio: 'ignore' });
    if (code !== 0) fail(`VS Code refused to install ${vsix}.`);
  }
  const chosen = port === 0 ? await freePort() : port;
  const child = spawn(
    node,
    [
      ...common,
      '--auth',
      'none',
      '--bind-addr',
      `127.0.0.1:${chosen}`,
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-workspace-trust',
      '--disable-getting-started-override',
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (log = (log + data).slice(-20_000)));
  const url = `http://127.0.0.1:${chosen}`;
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) break;
    if (child.exitCode !== null || tries > 300) {
      child.kill();
      fail(`VS Code did not start. Its last words:\n${log.slice(-2000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, stop: () => stop(child) };
}

function stop(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill();
    setTimeout(() => child.kill('SIGKILL'), 3000).unref();
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const installed = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** A browser for the interface tests: one of the machine, else one from the npm registry on Linux. */
export async function ensureBrowser() {
  const found = (process.env.CHROME_PATH ? [process.env.CHROME_PATH] : [])
    .concat(installed[process.platform] ?? [])
    .find((path) => existsSync(path));
  if (found) return { executablePath: found, env: process.env };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    fail('The interface tests need Chrome, Edge or Chromium: install one, or give its path in the variable CHROME_PATH.');
  }
  const folder = ensureCached('browser', [chromiumPackage]);
  const unpacked = join(folder, 'unpacked');
  mkdirSync(unpacked, { recursive: true });
  // The package unpacks itself into the temporary folder: ours, so that nothing is left elsewhere.
  process.env.TMPDIR = unpacked;
  const { default: chromium } = await import(pathToFileURL(join(folder, 'node_modules/@sparticuz/chromium/build/index.js')).href);
  const executablePath = await chromium.executablePath();
  return { executablePath, env: { ...process.env, ...missingLibraries(executablePath, folder) } };
}

/** The package carries the libraries a bare system lacks (nss); they are unpacked only where they are missing. */
function missingLibraries(program, folder) {
  const { stdout = '' } = spawnSync('ldd', [program], { encoding: 'utf8' });
  if (!stdout.includes('not found')) return {};
  const libraries = join(folder, 'libraries');
  if (!existsSync(libraries)) {
    mkdirSync(libraries, { recursive: true });
    const archive = join(folder, 'libraries.tar');
    writeFileSync(
      archive,
      brotliDecompressSync(readFileSync(join(folder, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'))),
    );
    if (spawnSync('tar', ['-xf', archive, '-C', libraries]).status !== 0) {
      fail(
        'The browser lacks system libraries: install Chromium (on Debian: apt-get install chromium), then run the command again.',
      );
    }
  }
  return { LD_LIBRARY_PATH: [join(libraries, 'lib'), libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') };
}

/** Flags that keep the browser quiet, offline and the same everywhere. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--lang=fr',
  '--disable-features=LocalNetworkAccessChecks',
];
