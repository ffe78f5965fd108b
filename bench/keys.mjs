// Keystroke → diagnostics, and structural edits: all servers have the dossier open and take turns, word by word.
import { dossier } from './corpus.mjs';
import { opened } from './editor.mjs';
import { keystrokes, structural } from './edits.mjs';
import { quantile, ratio, short } from './figures.mjs';

const rounds = 6;

/** Types at least `count` characters in a dossier of `size` KB. */
export function keys(servers, { size, count }) {
  const text = dossier(size * 1000);
  const { bursts, end } = keystrokes(text, size, count);
  return opened(servers, text, async (editors) => {
    const before = editors.map((one) => one.client.processor());
    const samples = editors.map(() => Array.from({ length: Math.min(rounds, bursts.length) }, () => []));
    for (const [index, edits] of bursts.entries()) {
      const round = Math.floor((index * samples[0].length) / bursts.length);
      for (const [which, editor] of editors.entries()) {
        for (const edit of edits) samples[which][round].push(await editor.change(edit));
      }
    }
    const processor = editors.map((one, which) => (one.client.processor() - before[which]) / samples[which].flat().length);
    const peaks = editors.map((one) => one.client.peak());
    for (const editor of editors) {
      if (String(editor.text) !== end) throw new Error('The bench lost its own text.');
      await editor.verify();
    }
    const against = (id) => samples[servers.findIndex((one) => one.id === id)];
    const times = (which, floor) =>
      floor ? [0.5, 0.95].map((share) => short(ratio(samples[which], floor, share))).join(' / ') : '';
    return {
      title: `Keystroke → diagnostics, ${size} KB`,
      note: `${samples[0].flat().length} keystrokes, ${samples[0].length} rounds; × = p50 / p95, the median of the rounds’ ratios; CPU = mean for each keystroke.`,
      head: ['server', 'p50 ms', 'p95 ms', 'p99 ms', '× no-op', '× ours', 'CPU ms', 'peak RSS MB'],
      rows: servers.map(({ name }, which) => [
        name,
        ...[0.5, 0.95, 0.99].map((share) => short(quantile(samples[which].flat(), share))),
        times(which, against('noop')),
        times(which, against('dep')),
        Number.isNaN(processor[which]) ? 'unknown' : short(processor[which]),
        short(peaks[which]),
      ]),
    };
  });
}

/** Opens something that swallows the rest, then takes it back. */
export function structure(servers, { size, times }) {
  const text = dossier(size * 1000);
  const script = structural(text, times);
  return opened(servers, text, async (editors) => {
    const samples = [];
    for (const { kind, edit } of script) {
      for (const editor of editors) samples.push({ editor, kind, time: await editor.change(edit) });
    }
    for (const editor of editors) await editor.verify();
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
  });
}
