// `npm test`: everything, from a fresh clone: types, lint, core, server, terminal, files, then the real VS Code.
import { ensureDependencies, node, step } from './tools.mjs';

ensureDependencies();
const { unit, total } = await import('./unit.mjs');
const { host } = await import('./host.mjs');

const steps = [
  [
    'Checking types…',
    async () =>
      (await node('node_modules/typescript/bin/tsc', '-p', 'core')) || node('node_modules/typescript/bin/tsc', '-p', '.'),
  ],
  ['Linting…', () => node('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')],
  ['Building…', () => node('scripts/build.mjs')],
  [
    'Testing the core, the server, the terminal and the files…',
    () => unit(['core', 'relecture', 'server', 'client', 'cli', 'repo'], '--reporter=dot', '--parallel', '--jobs=2'),
  ],
  ['Measuring quickly, beside a server that does nothing…', () => node('bench/run.mjs', '--quick')],
  ['Testing in a real VS Code…', () => host()],
];

for (const [what, run] of steps) {
  step(what);
  const code = await run();
  if (code !== 0) {
    step(`Stopped: « ${what.replace('…', '')} » failed, see above.`);
    if (total.passed + total.failed > 0) console.log(`${total.passed} passed, ${total.failed} failed`);
    process.exit(1);
  }
}
step('Everything passed. Screenshots of the interface are in screenshots/.');
console.log(`${total.passed} passed, ${total.failed} failed`);
