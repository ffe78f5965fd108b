// bench/RESULTS.md: the last figures of each table, with the day and the machine they come from.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/tools.mjs';
import { versionOfProgram } from './program.mjs';

const file = join(root, 'bench/RESULTS.md');
const title = '# Results\n\nWritten by `npm run bench -- --write`; what each figure means: [README.md](README.md).\n\n';

/** When and where this run was made, in one line; a load above the number of cores makes every time longer. */
export function stamp() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const processors = `${cpus().length} × ${cpus()[0]?.model.trim() ?? process.arch}`;
  const day = new Date().toISOString().slice(0, 10);
  return `dossier-dep ${version}, ${day}, Node ${versionOfProgram()}, ${processors}, ${process.platform}, load ${loadavg()[0].toFixed(1)}.`;
}

/** Keeps these tables in place of those of the same titles; the others stay. */
export function keep(tables) {
  const before = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split(/^(?=## )/m)
        .slice(1)
    : [];
  const heading = (text) => text.split('\n', 1)[0];
  const left = before.filter((one) => !tables.some((other) => heading(other) === heading(one)));
  const all = [...tables, ...left].map((one) => one.trimEnd());
  writeFileSync(file, `${title}${all.join('\n\n')}\n`);
}
