// Bundles the tests of the given folders and runs them with mocha. Everything outside the interface by default.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { testBundle } from './bundles.mjs';
import { root } from './tools.mjs';

/** What passed and failed in this process so far. */
export const total = { passed: 0, failed: 0 };

/** Runs the tests of these folders of test/, further words going to mocha; mocha's exit code. */
export async function unit(folders, ...mocha) {
  const entryPoints = folders.flatMap((folder) =>
    readdirSync(join(root, 'test', folder))
      .filter((name) => /\.(?:test|process)\.ts$/.test(name))
      .map((name) => `test/${folder}/${name}`),
  );
  await build({
    ...testBundle,
    absWorkingDir: root,
    entryPoints,
    outdir: 'build/test',
    outbase: 'test',
    outExtension: { '.js': '.cjs' },
  });
  // A `.process.ts` is what a test runs apart, because it may take the whole process with it.
  const tests = entryPoints.filter((path) => path.endsWith('.test.ts'));
  const files = tests.map((path) => path.replace(/^test\/(.*)\.ts$/, 'build/test/$1.cjs'));
  const program = join(root, 'node_modules/mocha/bin/mocha.js');
  // A real VS Code answers each gesture within 45 s or not at all; a test makes many.
  const timeout = folders.includes('interface') ? 180_000 : 20_000;
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', program, '--forbid-only', '--color', `--timeout=${timeout}`, ...mocha, ...files],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let text = '';
  child.stdout.on('data', (data) => {
    text += data;
    process.stdout.write(data);
  });
  const code = await new Promise((resolve) => child.on('close', (exit) => resolve(exit ?? 1)));
  const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0);
  total.passed += count('passing');
  total.failed += count('failing');
  return code;
}

if (process.argv[1] === import.meta.filename) {
  const folders = process.argv.slice(2).filter((one) => !one.startsWith('-'));
  const options = process.argv.slice(2).filter((one) => one.startsWith('-'));
  process.exitCode = await unit(
    folders.length > 0 ? folders : ['core', 'relecture', 'server', 'client', 'cli', 'repo'],
    ...options,
  );
}
