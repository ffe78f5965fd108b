// What is typed: seeded, one character at a time, at places where each character changes what a server has to say.
import { mistakes } from './corpus.mjs';
import { Lines } from './lines.mjs';
import { random } from './random.mjs';

const words = ['atelier', 'déjà', 'peut-être', 'cœur', 'relecture', 'même', 'où', 'négocier', 'l’été', 'ensemble'];
const kinds = ['prose', 'prose', 'prose', 'prose', 'line', 'label', 'label', 'facette'];

/**
 * At least `count` keystrokes in bursts of one word. Each moves or rewords a finding, so that none can go unanswered:
 * - prose: before a link to nothing on the same line; line: the same, after a line break;
 * - label: in the title of a block whose facettes hold a mistake; facette: in that mistake.
 * `couverture` tells that the tree of the dossier changes too: it tells titles, and no line.
 */
export function keystrokes(text, seed, count) {
  const below = random(seed);
  const lines = new Lines(text);
  const bursts = [];
  for (let typed = 0; typed < count; ) {
    const kind = kinds[bursts.length % kinds.length];
    const edits = burst(kind, lines, below);
    for (const edit of edits) lines.apply(edit);
    bursts.push(edits);
    typed += edits.length;
  }
  return { bursts, end: lines.toString() };
}

/** Structural edits: something that swallows the rest is opened at the top, then taken back, `times` of each kind. */
export function structural(text, times) {
  const top = text.split('\n').indexOf('---', 1) + 1;
  const openings = { fence: (n) => `\`\`\`${n}\n`, comment: (n) => `<!-- ${n}\n`, block: (n) => `::::outil[${n}]\n` };
  const undo = { range: { start: { line: top, character: 0 }, end: { line: top + 1, character: 0 } }, text: '' };
  return Object.entries(openings).flatMap(([kind, opening]) =>
    Array.from({ length: times }, (_, n) => [
      { kind, edit: { range: range(top, 0), text: opening(n) } },
      { kind: `${kind} undone`, edit: undo },
    ]).flat(),
  );
}

function burst(kind, lines, below) {
  const wanted = kind === 'prose' || kind === 'line' ? mistakes.link : mistakes.facette;
  const places = lines.lines.flatMap((line, index) => (wanted.test(line) ? [index] : []));
  const line = places[below(places.length)];
  const content = lines.lines[line];
  const word = words[below(words.length)];
  if (kind === 'facette') return typing(line, content.search(wanted) + ', a-preciser'.length, word.replace(/[^a-z]/g, ''), false);
  if (kind === 'label') return typing(line, boundary(content.slice(0, content.indexOf(']{')), below), `${word} `, true);
  const column = boundary(content.slice(0, content.search(wanted) / 2), below);
  if (kind === 'prose') return typing(line, column, `${word} `, false);
  return [{ range: range(line, column), text: '\n' }, ...typing(line + 1, 0, `${word} `, false)];
}

/** A place before a word of `text`, never at its start when there is another. */
function boundary(text, below) {
  const spaces = [...text.matchAll(/ (?=\p{L})/gu)].map((one) => one.index + 1);
  return spaces.length > 0 ? spaces[below(spaces.length)] : text.length;
}

function typing(line, character, text, couverture) {
  return Array.from(text, (letter, index) => ({ range: range(line, character + index), text: letter, couverture }));
}

function range(line, character) {
  return { start: { line, character }, end: { line, character } };
}
