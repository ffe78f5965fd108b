// From typing a character to the list of what may follow it: the answer waits for the text it is about.
import { dossier, mistakes } from './corpus.mjs';
import { opened } from './editor.mjs';
import { median, quantile, short } from './figures.mjs';

/** Where one asks, and what is typed there: the last character, then what is taken back. */
const places = [
  { name: 'a new block', find: /^$/, column: () => 0, text: ':::' },
  { name: 'a criterion', find: /^:::.* pour="/, column: (line) => line.indexOf(' pour="') + 7, text: 'C' },
  { name: 'a link', find: mistakes.link, column: (line) => line.search(mistakes.link) + 3, text: 'c' },
];

/** Asks `times` times at each kind of place of a dossier of this size. */
export function completion(servers, { size, times }) {
  const text = dossier(size * 1000);
  return opened(servers, text, async (editors) => {
    const samples = [];
    for (const place of places) {
      for (const position of positions(text, place, times)) {
        for (const editor of editors.filter((one) => one.completes)) {
          samples.push({ editor, place, ...(await ask(editor, position, place.text)) });
        }
      }
    }
    return {
      title: `Completion, ${size} KB`,
      note: `From the character typed to the list: p50 / p95 ms (median number of entries), ${times} times at each place.`,
      head: ['server', ...places.map((one) => one.name)],
      rows: editors.map((editor) => [
        editor.server.name,
        ...places.map((place) => cell(samples.filter((one) => one.editor === editor && one.place === place))),
      ]),
    };
  });
}

function cell(samples) {
  if (samples.length === 0) return 'not offered';
  const [times, items] = ['time', 'items'].map((field) => samples.map((one) => one[field]));
  if (median(items) === 0) return 'nothing';
  return `${short(median(times))} / ${short(quantile(times, 0.95))} (${median(items)})`;
}

/** Places of a kind, spread over the text. */
function positions(text, { find, column }, times) {
  const lines = text.split('\n');
  const found = lines.flatMap((line, index) => (find.test(line) && index > 8 ? [{ line: index, character: column(line) }] : []));
  return Array.from({ length: times }, (_, index) => found[Math.floor((index * found.length) / times)]);
}

/** Types the text, asks after its last character, then takes it back and lets the server follow. */
async function ask(editor, { line, character }, text) {
  const at = (offset) => ({ line, character: character + offset });
  const before = text.length - 1;
  if (before > 0) editor.send({ range: { start: at(0), end: at(0) }, text: text.slice(0, before) });
  await request(editor, at(before));
  const began = performance.now();
  editor.send({ range: { start: at(before), end: at(before) }, text: text.slice(before) });
  const answer = await request(editor, at(text.length));
  editor.send({ range: { start: at(0), end: at(text.length) }, text: '' });
  await request(editor, at(0));
  return { time: answer.at - began, items: answer.items };
}

async function request({ client, server }, position) {
  const { result, at } = await client.request('textDocument/completion', { textDocument: { uri: server.uri }, position });
  return { at, items: (result?.items ?? result ?? []).length };
}
