// `node bench/relecture.mjs`: are remarks found again in a rewritten dossier, and how fast? What is measured: bench/README.md.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../scripts/tools.mjs';
import { random } from './random.mjs';

const outfile = join(root, 'build/bench/rewriting.mjs');
const { testBundle } = await import('../scripts/bundles.mjs');
await build({ ...testBundle, absWorkingDir: root, entryPoints: ['bench/rewriting.ts'], format: 'esm', outfile });
const { judge, passages, placing, rewrite, strengths } = await import(pathToFileURL(outfile).href);

const read = (name) => readFileSync(join(root, 'examples', name), 'utf8');
const example = read('complet/dossier.dep.md');
const others = ['c1', 'c2', 'c3'].flatMap((name) =>
  read(`parties/${name}.dep.md`)
    .split('\n')
    .filter((one) => one.length > 80),
);
const option = (name, otherwise) =>
  Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise);
const runs = option('runs', 10);
const count = option('passages', 1_000);
const seed = option('seed', 1);
const percent = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`;
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

/** Every example, one after the other: 250 KB that nobody generated. */
const large = readdirSync(join(root, 'examples'), { recursive: true })
  .filter((one) => one.endsWith('.dep.md'))
  .map((one) => read(one))
  .join('\n');

let failed = false;
for (const [name, strength] of Object.entries(strengths)) {
  const all = Array.from({ length: runs }, (_, run) => {
    const below = random(seed + run);
    return judge(example, rewrite(example, strength, others, below), passages(example, count, below));
  });
  const sum = (key) => all.reduce((total, one) => total + one[key], 0);
  const living = sum('right') + sum('wrong') + sum('detached');
  const times = Array.from({ length: 9 }, (_, run) => {
    const below = random(seed + run);
    return judge(large, rewrite(large, strength, others, below), passages(large, 200, below)).milliseconds;
  });
  console.log(
    `${name.padEnd(7)} right ${percent(sum('right'), living)}, wrong ${percent(sum('wrong'), living)} (of which unannounced ${percent(sum('wrongSilent'), living)}), ` +
      `detached ${percent(sum('detached'), living)}; to check ${percent(sum('toCheck'), living)}; ` +
      `deleted ${sum('deleted')}, re-attached ${sum('reattached')}; ${runs} × ${count} passages; ` +
      `200 passages in 250 KB: ${median(times).toFixed(0)} ms`,
  );
  failed ||=
    (100 * sum('right')) / living < strength.right || (100 * sum('wrong')) / living > strength.wrong || sum('reattached') > 0;
}

for (const versions of [1, 20, 200]) {
  const { opening, saving } = await placing(large, versions, others, random(seed));
  console.log(
    `200 threads on ${versions} version${versions === 1 ? '' : 's'} of 250 KB: ${opening.toFixed(0)} ms at the opening, ${saving.toFixed(0)} ms at the next save`,
  );
}
process.exitCode = failed ? 1 : 0;
