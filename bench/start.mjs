// From nothing: spawn → initialize, and spawn → the complete first diagnostics of a dossier. Servers take turns.
import { dossier } from './corpus.mjs';
import { Editor } from './editor.mjs';
import { median, quantile, ratio, short } from './figures.mjs';

/** Starts every server `times` times. */
export async function start(servers, { times }) {
  const samples = await inTurn(servers, times, async (server) => {
    const editor = await Editor.start(server);
    await editor.stop();
    return editor.initialized;
  });
  return { ...tableOf(servers, samples, 'Spawn → initialize'), note: `${times} spawns each, in turn.` };
}

/** Starts every server on a dossier of this size, as a user has it: the quiet time counts. */
export async function first(servers, { size, times }) {
  const text = dossier(size * 1000);
  const asUsed = servers.map((server) => (server.options?.quiet === undefined ? server : { ...server, options: { fs: true } }));
  const complete = [];
  for (const server of asUsed) complete.push(await settled(server, text));
  const samples = await inTurn(asUsed, times, (server, which) => until(server, text, complete[which]));
  const title = `Spawn → complete first diagnostics, ${size} KB`;
  return { ...tableOf(servers, samples, title), note: `${times} spawns each, in turn; our quiet time is included.` };
}

/** What the server says of a text once it has nothing more to say. */
async function settled(server, text) {
  const editor = await Editor.start(server);
  await editor.open(text);
  await editor.rest();
  await editor.stop();
  return editor.said.diagnostics;
}

/** Milliseconds from spawn until the server has said `complete`. */
async function until(server, text, complete) {
  const editor = await Editor.start(server);
  const at = await editor.open(text, complete);
  await editor.stop();
  return at - editor.client.started;
}

async function inTurn(servers, times, measure) {
  const samples = servers.map(() => []);
  for (let turn = 0; turn < times; turn++) {
    for (const [which, server] of servers.entries()) samples[which].push([await measure(server, which)]);
  }
  return samples;
}

function tableOf(servers, samples, title) {
  const floor = samples[servers.findIndex((one) => one.id === 'noop')];
  return {
    title,
    head: ['server', 'median ms', 'p95 ms', '×'],
    rows: servers.map(({ name }, which) => {
      const all = samples[which].flat();
      return [name, short(median(all)), short(quantile(all, 0.95)), floor ? short(ratio(samples[which], floor, 0.5)) : ''];
    }),
  };
}
