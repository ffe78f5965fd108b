// Where our server's time goes at each keystroke: built readable, sampled by V8, the dearest functions first.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundles } from '../scripts/bundles.mjs';
import { root } from '../scripts/tools.mjs';
import { dossier } from './corpus.mjs';
import { Editor } from './editor.mjs';
import { keystrokes } from './edits.mjs';
import { short } from './figures.mjs';
import { program } from './program.mjs';

const folder = join(root, 'build/bench/profile');

/** Types `count` characters in a dossier of this size; what each function cost by itself, per keystroke. */
export async function profile(server, { size, count }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const bundle = bundles.find((one) => one.entryPoints.includes('server/main.node.ts'));
  const outfile = join(folder, 'server.cjs');
  await build({ ...bundle, absWorkingDir: root, minify: false, outfile });
  const text = dossier(size * 1000);
  const { bursts } = keystrokes(text, size, count);
  const edits = bursts.flat();
  const command = [program, '--cpu-prof', `--cpu-prof-dir=${folder}`, outfile, '--stdio'];
  const editor = await Editor.start({ ...server, command });
  await editor.open(text);
  await editor.rest();
  const opened = performance.now();
  for (const edit of edits) await editor.change(edit);
  const typing = performance.now() - opened;
  await editor.client.request('shutdown');
  await editor.stop(60_000);
  const lines = readFileSync(outfile, 'utf8').split('\n');
  const costs = times(JSON.parse(readFileSync(join(folder, newest()), 'utf8')), typing).map((one) => ({
    ...one,
    file: origin(lines, one.frame.lineNumber),
  }));
  const rows = (list, cost) =>
    [...list]
      .sort((a, b) => b[cost] - a[cost])
      .slice(0, 25)
      .map((one) => [one.frame.functionName || '(anonymous)', short(one[cost] / edits.length), one.file]);
  const note = `${edits.length} keystrokes; opening the dossier is left out.`;
  const own = costs.filter(({ file }) => /^(core|server)\//.test(file));
  return [
    { title: `Time in itself, per keystroke, ${size} KB`, note, head: ['function', 'ms', 'file'], rows: rows(costs, 'self') },
    {
      title: `Time with what it calls, our own functions, ${size} KB`,
      note,
      head: ['function', 'ms', 'file'],
      rows: rows(own, 'total'),
    },
  ];
}

function newest() {
  return readdirSync(folder).find((one) => one.endsWith('.cpuprofile'));
}

/** Milliseconds by function, in itself and with what it calls, in the last `typing` milliseconds of a profile. */
function times({ nodes, samples, timeDeltas, endTime, startTime }, typing) {
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const costs = new Map();
  const cost = ({ callFrame: frame }) => {
    const key = `${frame.functionName}:${frame.lineNumber}:${frame.columnNumber}`;
    const one = costs.get(key) ?? { frame, self: 0, total: 0 };
    costs.set(key, one);
    return one;
  };
  let at = startTime;
  for (const [index, id] of samples.entries()) {
    const time = timeDeltas[index] / 1000;
    at += timeDeltas[index];
    if (at < endTime - typing * 1000 || byId.get(id).callFrame.functionName === '(idle)') continue;
    cost(byId.get(id)).self += time;
    const stack = new Set();
    for (let node = id; node !== undefined; node = parents.get(node)) stack.add(cost(byId.get(node)));
    for (const one of stack) one.total += time;
  }
  return [...costs.values()];
}

/** The source file a line of the bundle comes from: esbuild names each above its code. */
function origin(lines, line) {
  for (let at = line; at >= 0; at--) {
    const found = /^\s*\/\/ (\S+\.[cm]?[jt]s)$/.exec(lines[at] ?? '');
    if (found) return found[1].replace(/^.*node_modules\//, '');
  }
  return '';
}
