// Ten minutes of fast typing in the largest dossier, whether the server keeps up or not: memory must stay flat.
import { dossier } from './corpus.mjs';
import { Editor } from './editor.mjs';
import { keystrokes } from './edits.mjs';
import { median, short } from './figures.mjs';

/** How far the memory may stray from its median once warm. */
const tolerance = 0.1;
/** Milliseconds within which the last edit is answered by a server that has kept up. */
const prompt = 1000;

/**
 * Makes `rate` edits a second for `minutes`: words are typed, then taken back in the same order of places, so that the
 * text keeps its size. Fails when the memory grows, the server falls behind, or it has lost the text.
 */
export async function soak(server, { size, minutes, rate, every }) {
  const text = dossier(size * 1000);
  const editor = await Editor.start(server);
  await editor.open(text);
  await editor.rest();
  const script = thereAndBack(keystrokes(text, size, 200).bursts.flat());
  const memory = [];
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  for (let sent = 0; seconds() < minutes * 60; sent++) {
    editor.send(script[sent % script.length]);
    if (seconds() >= memory.length * every) memory.push(editor.client.resident());
    const ahead = began + ((sent + 1) * 1000) / rate - performance.now();
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead));
  }
  const last = await editor.change({ range: range(0, 0, 0), text: '\n' });
  await editor.verify();
  await editor.stop();
  const warm = memory.slice(Math.ceil(60 / every));
  const middle = median(warm);
  const stray = Math.max(...warm.map((one) => Math.abs(one - middle) / middle));
  return {
    title: `Soak: ${minutes} minutes of ${rate} edits a second, ${size} KB`,
    note: `Resident memory each ${every} s, the first minute aside: ${stray <= tolerance ? 'flat' : 'NOT flat'} within ${100 * tolerance} %. The answer after the last edit came in ${short(last)} ms.`,
    head: ['server', 'lowest MB', 'median MB', 'highest MB', 'furthest from the median %'],
    rows: [[server.name, short(Math.min(...warm)), short(middle), short(Math.max(...warm)), short(100 * stray)]],
    failed: stray > tolerance || last > prompt,
  };
}

/** The edits, then what takes each back, last first. */
function thereAndBack(edits) {
  const back = [...edits]
    .reverse()
    .map(({ range: { start }, text }) =>
      text === '\n'
        ? { range: { start, end: { line: start.line + 1, character: 0 } }, text: '' }
        : { range: range(start.line, start.character, start.character + text.length), text: '' },
    );
  return [...edits, ...back];
}

function range(line, from, to) {
  return { start: { line, character: from }, end: { line, character: to } };
}
