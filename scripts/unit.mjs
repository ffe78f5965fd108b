// Bundles the tests of the given folders and runs them with mocha. Everything outside the interface by default.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { testBundle } from './bundles.mjs';
import { root, run } from './tools.mjs';

/** Runs the tests of these folders of test/; mocha's exit code. */
export async function unit(folders, ...mocha) {
  const entryPoints = folders.flatMap((folder) =>
    readdirSync(join(root, 'test', folder))
      .filter((name) => name.endsWith('.test.ts'))
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
  const program = join(root, 'node_modules/mocha/bin/mocha.js');
  const files = folders.map((folder) => `build/test/${folder}/*.test.cjs`);
  return run(process.execPath, ['--enable-source-maps', program, ...mocha, ...files]);
}

if (process.argv[1] === import.meta.filename) {
  const folders = process.argv.slice(2).filter((one) => !one.startsWith('-'));
  const options = process.argv.slice(2).filter((one) => one.startsWith('-'));
  process.exitCode = await unit(folders.length > 0 ? folders : ['core', 'server', 'cli', 'repo'], ...options);
}
