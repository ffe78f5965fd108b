// What the caps of limits.ts leave: the rest of the text is read, and texts made to be slow are read at once.
import { strict as assert } from 'node:assert';
import { limits } from '../../core/index.js';
import { analyseFiles, analyseText } from '../support/core.js';
import { placesOf } from '../support/fixture.js';

const codes = ['texte-trop-complexe', 'entete-illisible', 'repere-laisse', 'critere-inconnu', 'trop-de-parties'];

function found(files: ReadonlyMap<string, string> | string): string[] {
  const { findings } = typeof files === 'string' ? analyseText(files) : analyseFiles(files);
  return placesOf(findings.filter((one) => codes.includes(one.code))).map((place) => place.replace('dossier.dep.md:', ''));
}

const block = ':::outil[Plan]{pour="C9.9"}\nTODO\n:::\n';
const deep = `${'> '.repeat(limits.containers + 1)}TODO`;
const signs = `& TODO ${'*a '.repeat(limits.delimiters + 1)}`.trim();

/** A front matter of so many lines. */
const lines = (count: number): string => `---\n${'# x\n'.repeat(count)}---\nTODO\n`;

const texts: readonly { readonly what: string; readonly text: string; readonly found: readonly string[] }[] = [
  {
    what: 'the neighbours of a line too deep are read',
    text: `TODO\n${deep}\n\n${block}`,
    found: ['1:1-4 repere-laisse', `2:1-${deep.length} texte-trop-complexe`, '4:22-25 critere-inconnu', '5:1-4 repere-laisse'],
  },
  {
    what: 'a line far too deep after a byte order mark is set aside like another',
    text: `\ufeff${'> '.repeat(3_000)}\n\nTODO`,
    found: ['1:2-6001 texte-trop-complexe', '3:1-4 repere-laisse'],
  },
  {
    what: 'the neighbours of a paragraph with too many signs are read',
    text: `TODO\n\n${signs}\n\n${block}`,
    found: ['1:1-4 repere-laisse', `3:1-${signs.length} texte-trop-complexe`, '5:22-25 critere-inconnu', '6:1-4 repere-laisse'],
  },
  {
    what: 'a paragraph with too many signs, inside a block, leaves the block',
    text: `:::outil[Plan]{pour="C9.9"}\n\n${signs}\n\nTODO\n\n:::\n`,
    found: ['1:22-25 critere-inconnu', `3:1-${signs.length} texte-trop-complexe`, '5:1-4 repere-laisse'],
  },
  {
    what: 'a front matter with too many lines leaves the text',
    text: lines(limits.enteteLines + 1),
    found: ['2:1-3 entete-illisible', `${limits.enteteLines + 4}:1-4 repere-laisse`],
  },
  {
    what: 'a front matter with as many lines as it may',
    text: lines(limits.enteteLines),
    found: [`${limits.enteteLines + 3}:1-4 repere-laisse`],
  },
  {
    what: 'a front matter that is too long leaves the text',
    text: `---\ntitre: ${'y'.repeat(limits.entete)}\n---\nTODO\n`,
    found: [`2:1-${limits.entete + 7} entete-illisible`, '4:1-4 repere-laisse'],
  },
  {
    what: 'a file that is too long is not read',
    text: 'x'.repeat(limits.file + 1),
    found: [`1:1-${limits.file + 1} texte-trop-complexe`],
  },
];

/** Texts made to be slow: unguarded they take minutes; ten seconds leave room for a busy machine. */
const slow: readonly { readonly what: string; readonly text: string }[] = [
  ...['> ', '- ', '*a ', '[', '![a](', '<a ', '`', '&amp', ':::outil\n', '::::::', '{', '\t', '# \n', '[à préciser ', '<…'].map(
    (piece) => ({
      what: `${JSON.stringify(piece)} eight thousand times`,
      text: piece.repeat(8_000),
    }),
  ),
  {
    what: 'two thousand lines of lists in lists',
    text: `${'- '.repeat(10)}a\n`.repeat(2_000),
  },
  {
    what: 'a list in a list, five hundred times, each on its line',
    text: Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
  },
];

type Cap = keyof typeof limits;

/** For each cap, what reaches it: `count` of it in a text, or in a front matter. */
const reaches: readonly {
  readonly cap: Cap;
  readonly text?: (count: number) => string;
  readonly yaml?: (count: number) => string;
}[] = [
  { cap: 'entete', yaml: (count) => `titre: ${'y'.repeat(count - 7)}` },
  { cap: 'enteteLines', yaml: (count) => Array(count).fill('# x').join('\n') },
  { cap: 'enteteDepth', yaml: (count) => `titre: "${'['.repeat(count)}"` },
  { cap: 'enteteDepth', yaml: (count) => `titre: "${'{'.repeat(count)}"` },
  { cap: 'enteteDepth', yaml: (count) => `titre: "a\n ${'- '.repeat(count)}b"` },
  { cap: 'enteteDepth', yaml: (count) => `titre: "a\n ${'? '.repeat(count)}b"` },
  { cap: 'enteteDepth', yaml: (count) => `titre: "a\n${'  '.repeat(count)}b"` },
  { cap: 'containers', text: (count) => `${'> '.repeat(count)}a` },
  { cap: 'containers', text: (count) => `${'- '.repeat(count)}a` },
  { cap: 'containers', text: (count) => `${'  '.repeat(count - 1)}1. a` },
  { cap: 'nested', text: (count) => '> - a\n'.repeat(count) },
  { cap: 'lazy', text: (count) => `> a\n${'b\n'.repeat(count)}` },
  { cap: 'blocks', text: (count) => Array.from({ length: count }, (_, rank) => `${':'.repeat(40 - rank)}outil`).join('\n') },
  { cap: 'opening', text: (count) => `:::outil[${'a'.repeat(count - 10)}]\n:::` },
  { cap: 'delimiters', text: (count) => `&${'a* '.repeat(count - 1)}` },
  { cap: 'delimiters', text: (count) => `${'&\n'.repeat(count)}` },
];

const tooMuch = ['texte-trop-complexe', 'entete-illisible'];

describe('limits', function () {
  this.timeout(20_000);

  for (const { cap, text, yaml } of reaches) {
    const shown = JSON.stringify((text ?? yaml)?.(12).slice(0, 24));
    it(`${cap}: one less, as many, one more (${shown})`, () => {
      for (const [more, said] of [
        [-1, []],
        [0, []],
        [1, yaml ? ['entete-illisible'] : ['texte-trop-complexe']],
      ] as const) {
        const source = yaml ? `---\n${yaml(limits[cap] + more)}\n---\nTODO` : `TODO\n\n${text?.(limits[cap] + more)}\n\nTODO`;
        const codes = analyseText(source).findings.map(({ code }) => code);
        assert.deepEqual(
          codes.filter((code) => tooMuch.includes(code)),
          said,
          `${cap} ${more}`,
        );
        assert.equal(codes.filter((code) => code === 'repere-laisse').length, yaml ? 1 : 2, 'the rest is read');
      }
    });
  }

  it('file: one less, as many, one more', () => {
    for (const more of [-1, 0, 1]) {
      const codes = analyseText(`TODO${' '.repeat(limits.file - 4 + more)}`).findings.map(({ code }) => code);
      assert.equal(codes.includes('texte-trop-complexe'), more > 0);
      assert.equal(codes.includes('repere-laisse'), more <= 0);
    }
  });

  it('work: an estimate, so a hundredth less and a hundredth more; what comes before is read', () => {
    // A line that holds one sign asks for seven units and a fraction, the blank one after it for one.
    const most = limits.work / (8 + 1 / 80 + 1 / 300 - 3 * limits.workPerCharacter);
    for (const [share, said] of [
      [0.99, []],
      [1.01, ['texte-trop-complexe']],
    ] as const) {
      const codes = analyseText(`TODO\n\n${'&\n\n'.repeat(most * share)}`).findings.map(({ code }) => code);
      assert.deepEqual(
        codes.filter((code) => tooMuch.includes(code)),
        said,
      );
      assert.ok(codes.includes('repere-laisse'));
    }
  });

  it('every cap is tested', () => {
    const tested = [...reaches.map(({ cap }) => cap), 'file', 'files', 'work', 'workPerCharacter'];
    assert.deepEqual([...new Set(tested)].sort(), Object.keys(limits).sort());
  });

  for (const { what, text, found: wanted } of texts) it(what, () => assert.deepEqual(found(text), wanted));

  it('reads as many files as it may, and names the next ones', () => {
    const names = Array.from({ length: limits.files }, (_, index) => `p${index}.dep.md`);
    const parts = names.map((name) => [name, 'TODO'] as const);
    const root = (count: number): string =>
      `---\nparties:\n${names
        .slice(0, count)
        .map((name) => `  - ${name}\n`)
        .join('')}---\n`;
    const all = found(new Map([['dossier.dep.md', root(limits.files)], ...parts]));
    assert.equal(all.filter((one) => one.endsWith('repere-laisse')).length, limits.files - 1);
    assert.deepEqual(
      all.filter((one) => one.endsWith('trop-de-parties')),
      [`${limits.files + 2}:5-15 trop-de-parties`],
    );
    for (const fewer of [1, 2]) {
      const count = limits.files - fewer;
      assert.equal(found(new Map([['dossier.dep.md', root(count)], ...parts])).length, count);
    }
  });

  for (const { what, text } of slow) it(`reads ${what} at once`, () => void found(text));
});
