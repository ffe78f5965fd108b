// `npm run bench`: measures this server beside its peers, in one run. What each figure means: bench/README.md.
// Options: --quick (no network, a few seconds), --soak (ten minutes of typing), --write (keeps bench/RESULTS.md),
// --profile (where our server's time goes),
// --only=… (words: measures, servers, sizes in KB), --edits=… (keystrokes for each server and size).
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ensureDependencies, fail, root } from '../scripts/tools.mjs';

ensureDependencies();
const { short, table } = await import('./figures.mjs');
const { keys, structure } = await import('./keys.mjs');
const { ownServers } = await import('./servers.mjs');
const { profile } = await import('./profile.mjs');
const { first, start } = await import('./start.mjs');

const options = new Map(process.argv.slice(2).map((one) => /^--([a-z]+)(?:=(.*))?$/.exec(one)?.slice(1) ?? [one, '']));
const quick = options.has('quick');
const only = (options.get('only') ?? '').split(',').filter(Boolean);
const measures = ['start', 'first', 'keys', 'structure'];
const sizes = [50, 250, 1000];

/** Those of a list that `--only` names; all when it names none of them. */
function chosen(list, nameOf) {
  const named = list.filter((one) => only.includes(nameOf(one)));
  return named.length > 0 ? named : list;
}

/** Every measurement asked for, one table after the other. */
async function* tables() {
  const servers = chosen(await ownServers(), (one) => one.id);
  const wanted = chosen(measures, (one) => one);
  const at = quick ? [50] : chosen(sizes, String);
  const count = Number(options.get('edits') ?? (quick ? 40 : 300));
  const own = servers.find((one) => one.id === 'dep');
  if (options.has('profile')) {
    for (const size of at) yield* await profile(own, { size, count: Number(options.get('edits') ?? 30) });
    return;
  }
  const able = (size) => servers.filter((one) => size <= (one.largest ?? size));
  if (wanted.includes('start')) yield start(servers, { times: quick ? 3 : 15 });
  if (wanted.includes('first') && !quick) yield first(able(250), { size: 250, times: 7 });
  for (const size of wanted.includes('keys') ? at : []) yield keys(able(size), { size, count });
  for (const size of wanted.includes('structure') ? at : []) yield structure(able(size), { size, times: quick ? 2 : 10 });
}

const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? process.arch}, ${process.platform}`;
const done = [`Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}.\n`];
console.log(done[0]);
for await (const one of tables()) {
  if (one.rows.flat().some((cell) => cell === short(Number.NaN))) fail(`Nothing was measured for a cell of « ${one.title} ».`);
  done.push(table(one));
  console.log(done.at(-1));
}
if (options.has('write')) writeFileSync(join(root, 'bench/RESULTS.md'), `# Results\n\n${done.join('\n')}`);
