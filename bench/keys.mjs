// Keystroke → diagnostics, structural edits, completion and memory: one server after the other, word by word.
import { dossier } from './corpus.mjs';
import { Editor } from './editor.mjs';
import { keystrokes, structural } from './edits.mjs';
import { quantile, ratio, short } from './figures.mjs';

const rounds = 6;

/** Types in every server at once open on a dossier of this size; one table row for each. */
export async function keys(servers, { size, count }) {
  const text = dossier(size * 1000);
  const { bursts, end } = keystrokes(text, size, count);
  const editors = [];
  try {
    for (const server of servers) {
      const editor = await Editor.start(server);
      editors.push(editor);
      await editor.open(text);
    }
    const samples = editors.map(() => Array.from({ length: Math.min(rounds, bursts.length) }, () => []));
    for (const [index, edits] of bursts.entries()) {
      const round = Math.floor((index * samples[0].length) / bursts.length);
      for (const [which, editor] of editors.entries()) {
        for (const edit of edits) samples[which][round].push(await editor.change(edit));
      }
    }
    for (const editor of editors) {
      if (String(editor.text) !== end) throw new Error('The bench lost its own text.');
      await editor.verify();
    }
    const floor = samples[editors.findIndex((one) => one.server.id === 'noop')];
    return {
      title: `Keystroke → diagnostics, ${size} KB`,
      note: `${samples[0].flat().length} keystrokes, ${samples[0].length} rounds; × = the median of the rounds’ ratios to the no-op.`,
      head: ['server', 'p50 ms', 'p95 ms', 'p99 ms', 'p50 ×', 'p95 ×', 'peak RSS MB'],
      rows: editors.map(({ server, client }, which) => [
        server.name,
        ...[0.5, 0.95, 0.99].map((share) => short(quantile(samples[which].flat(), share))),
        ...[0.5, 0.95].map((share) => (floor ? short(ratio(samples[which], floor, share)) : '–')),
        short(client.peak()),
      ]),
    };
  } finally {
    for (const editor of editors) await editor.stop();
  }
}

/** Opens something that swallows the rest, then takes it back. */
export async function structure(servers, { size, times }) {
  const text = dossier(size * 1000);
  const script = structural(text, times);
  const editors = [];
  const samples = [];
  try {
    for (const server of servers) {
      const editor = await Editor.start(server);
      editors.push(editor);
      await editor.open(text);
    }
    for (const { kind, edit } of script) {
      for (const editor of editors) samples.push({ editor, kind, time: await editor.change(edit) });
    }
  } finally {
    for (const editor of editors) await editor.stop();
  }
  const kinds = [...new Set(script.map((one) => one.kind))];
  const cell = (times) => `${short(times[0])} / ${short(quantile(times, 0.5))} / ${short(Math.max(...times))}`;
  return {
    title: `Structural edits at the top, ${size} KB`,
    note: `First / median / worst of ${times}, ms.`,
    head: ['server', ...kinds],
    rows: editors.map((editor) => [
      editor.server.name,
      ...kinds.map((kind) => cell(samples.filter((one) => one.editor === editor && one.kind === kind).map((one) => one.time))),
    ]),
  };
}
