// `npm run bench`: measures this server beside its peers, in one run. Options and what each figure means: bench/README.md.
import { join } from 'node:path';
import { cache, ensureDependencies, fail, node } from '../scripts/tools.mjs';

ensureDependencies();
const { completion } = await import('./completion.mjs');
const { short, table } = await import('./figures.mjs');
const { keys, structure } = await import('./keys.mjs');
const { peerPrograms, peerServers } = await import('./peers.mjs');
const { profile } = await import('./profile.mjs');
const { keep, stamp } = await import('./results.mjs');
const { ownServers } = await import('./servers.mjs');
const { soak } = await import('./soak.mjs');
const { first, start } = await import('./start.mjs');
const { ownProgram, terminal } = await import('./terminal.mjs');

const options = new Map(process.argv.slice(2).map((one) => /^--([a-z]+)(?:=(.*))?$/.exec(one)?.slice(1) ?? [one, '']));
const quick = options.has('quick');
const only = (options.get('only') ?? '').split(',').filter(Boolean);
const measures = ['start', 'first', 'keys', 'structure', 'completion', 'terminal'];
const sizes = [50, 250, 1000];

/** Those of a list that `--only` names; all when it names none of them. */
function chosen(list, nameOf) {
  const named = list.filter((one) => only.includes(nameOf(one)));
  return named.length > 0 ? named : list;
}

/** Every measurement asked for, one table after the other. */
async function* tables() {
  const own = await ownServers();
  const count = Number(options.get('edits') ?? (quick ? 40 : 300));
  const wanted = chosen(measures, (one) => one);
  const at = quick ? [50] : chosen(sizes, String);
  if (options.has('profile')) return yield* await profile(own[1], { size: at.at(-1), count });
  if (options.has('soak'))
    return yield soak(own[1], { size: at.at(-1), minutes: Number(options.get('soak') || 10), rate: 20, every: 30 });
  // Nothing is fetched for those who measure only what needs nothing.
  const ids = own.map((one) => one.id);
  const alone = quick || (only.some((one) => ids.includes(one)) && only.every((one) => known(ids).includes(one)));
  const servers = chosen([...own, ...(alone ? [] : peerServers())], (one) => one.id);
  const able = (size) => servers.filter((one) => size <= (one.largest ?? size));
  const largest = at.at(-1);
  if (wanted.includes('start')) yield start(servers, { times: quick ? 3 : 15 });
  if (wanted.includes('first') && !quick) yield first(able(250), { size: 250, times: 7 });
  for (const size of wanted.includes('keys') ? at : []) yield keys(able(size), { size, count });
  for (const size of wanted.includes('structure') ? at : []) yield structure(able(size), { size, times: quick ? 2 : 10 });
  if (wanted.includes('completion')) yield completion(able(largest), { size: largest, times: quick ? 2 : 20 });
  if (wanted.includes('terminal') && !quick) {
    if ((await node('scripts/build.mjs', 'cli.cjs')) !== 0) fail('The terminal commands could not be built.');
    const programs = [ownProgram, ...chosen(alone ? [] : peerPrograms(), (one) => one.id)];
    yield terminal(programs, { count: 200, size: 100, times: 3 }, join(cache, 'bench/dossiers'));
  }
}

function known(ids) {
  return [...measures, ...sizes.map(String), ...ids];
}

const done = [];
for await (const one of tables()) {
  done.push(table(one, stamp()));
  console.log(done.at(-1));
  if (one.rows.flat().includes(short(Number.NaN))) fail(`Something was not measured in « ${one.title} ».`);
  if (one.failed) fail(`« ${one.title} » did not hold.`);
}
if (done.length === 0) fail('Nothing was measured.');
if (options.has('write')) keep(done);
