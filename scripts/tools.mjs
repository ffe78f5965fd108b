// Shared by the scripts: says what is being done, runs commands, installs what is missing. Needs nothing but Node and npm.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** What is fetched once and kept out of git: VS Code, its Node, a browser, profiles. */
export const cache = join(root, '.vscode-test');

const started = Date.now();

/** One progress line with the seconds since the start. */
export function step(text) {
  console.error(`[${String(Math.round((Date.now() - started) / 1000)).padStart(3)} s] ${text}`);
}

/** Ends the program with one sentence. */
export function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(2);
}

/** Runs a command to its end, output shown; its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', () => resolve(127));
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

/** Runs one of the project's own tools or scripts with this Node. */
export function node(file, ...args) {
  return run(process.execPath, [join(root, file), ...args]);
}

/** Runs npm quietly in a folder; on failure ends with the sentence and npm's last words. */
export function npm(folder, args, sentence) {
  // Under `npm run`, npm_execpath is npm's own program: no shell, no .cmd, the same on every system.
  const program = process.env.npm_execpath;
  const [command, first] = program ? [process.execPath, [program]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const result = spawnSync(command, [...first, ...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
    shell: !program && process.platform === 'win32',
  });
  if (result.status !== 0) {
    const words = `${result.stderr ?? ''}${result.error ?? ''}`.trim().split('\n').slice(-6).join('\n');
    fail(`${sentence}\nCheck the network and npm's registry setting, then run the command again. npm said:\n${words}`);
  }
}

/** Node new enough, dependencies as the lockfile has them. */
export function ensureDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!enough) fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer (https://nodejs.org).`);
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.dep-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  // Installing through a link would empty the folder that others work with.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    fail('node_modules is a link, to packages for another package-lock.json: install them where it points.');
  step('Installing the dependencies (once, about a minute)…');
  npm(root, ['ci', '--ignore-scripts', '--include=dev'], 'The dependencies could not be installed.');
  writeFileSync(stamp, wanted);
}

/** Installs exact packages into a folder of the cache, once. `also` runs after the installation. */
export function ensureCached(name, packages, also = () => {}) {
  const folder = join(cache, name);
  const stamp = join(folder, '.done');
  const wanted = packages.join(' ');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder;
  step(`Fetching ${wanted} (once)…`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  npm(folder, ['install', ...packages, '--save-exact', '--ignore-scripts'], `${wanted} could not be fetched.`);
  also(folder);
  writeFileSync(stamp, wanted);
  return folder;
}
