// Definition, references, links, coloured names and renaming: each case of test/core/navigation/ says what and where.
import { strict as assert } from 'node:assert';
import { applyEdits, definition, links, namesIn, references, renamable, rename, symbols, tokens } from '../../core/index.js';
import { readCases } from '../support/cases.js';
import { analyseText } from '../support/core.js';
import { type Navigation, placed, readNavigation } from '../support/navigation.js';

/** What an answer names, as the caret lines of its cases write it. */
const answers: Readonly<Record<string, (one: Navigation) => readonly string[]>> = {
  definition: ({ analysis, fichier, offset }) => placed('cible', definition(analysis, fichier, offset)?.cibles ?? []),
  references({ analysis, fichier, offset }) {
    const found = references(analysis, fichier, offset);
    return [...placed('declaration', found?.declarations ?? []), ...placed('usage', found?.usages ?? [])];
  },
  links: ({ analysis, fichier }) =>
    links(analysis, fichier).flatMap(({ span, vers }) => placed('chemin' in vers ? 'fichier' : 'annexe', [{ fichier, span }])),
  tokens: ({ analysis, fichier }) =>
    tokens(analysis, fichier).flatMap(({ genre, connu, span }) =>
      placed(connu ? genre : `${genre}-inconnu`, [{ fichier, span }]),
    ),
};

for (const [feature, answer] of Object.entries(answers)) {
  describe(feature, () => {
    for (const { head, text } of readCases(`test/core/navigation/${feature}.txt`)) {
      it(head, () => {
        const navigation = readNavigation(text);
        assert.deepEqual([...answer(navigation)].sort(), navigation.expected);
      });
    }
  });
}

describe('rename', () => {
  for (const { head, text } of readCases('test/core/navigation/rename.txt')) {
    it(head, () => {
      const [source = '', typed = '', result = ''] = text.split(/^>>> ?(.*)\n/m);
      const { analysis, fichier, offset } = readNavigation(source);
      const done = rename(analysis, fichier, offset, typed);
      assert.equal(done === undefined, renamable(analysis, fichier, offset) === undefined);
      if (done === undefined) return assert.equal('rien', result.trim());
      if ('refus' in done) {
        const refus = done.refus.replace(/[\u00a0\u202f]/g, ' ');
        return assert.ok(result.startsWith('refus : ') && refus.includes(result.slice(8).trim()), refus);
      }
      const changed = analysis.dossier.fichiers.flatMap((one) => {
        const before = one.texte.split('\n');
        const own = done.edits.filter((edit) => edit.fichier === one);
        const after = applyEdits(one, own).split('\n');
        return after.flatMap((line, at) => (line === before[at] ? [] : [`${one.chemin}:${at + 1} ${line}`]));
      });
      assert.deepEqual(changed, result.trimEnd().split('\n'));
    });
  }
});

describe('rename of a learner among hundreds of long names', () => {
  it('looks at few of them', () => {
    const names = Array.from({ length: 199 }, (_, at) => `${'Éloïse d’À '.repeat(17)}${at}`);
    const blocks = ['Éloïse', ...names].map((name) => `:::retour[R]{apprenant="${name}"}\nÉloïse.\n:::\n`);
    const analysis = analyseText(blocks.join('\n'));
    const done = rename(analysis, analysis.dossier.racine, blocks[0]?.indexOf('Élo') ?? 0, 'Zoé');
    assert.equal(done && 'edits' in done && done.edits.length, 201);
  });
});

describe('symbols', () => {
  const text = `# Introduction

Texte.

# C1 — Accompagner

## L’accueil

::::outil[Plan]{pour="C1.1"}
:::retour{apprenant="Sofia"}
Texte.
:::
::::

### Suite

# Autre

:::truc[Loïc et Sofia]{apprenant="Loïc"}
Texte.
:::
`;

  it('the plan of a file: parties, headings, preuves and what is nested in them', () => {
    const analysis = analyseText(text);
    const lines = (list: ReturnType<typeof symbols>, indent = ''): string[] =>
      list.flatMap((one) => [`${indent}${one.genre} ${one.nom} (${one.detail})`, ...lines(one.enfants, `${indent}  `)]);
    assert.deepEqual(lines(symbols(analysis, analysis.dossier.racine)), [
      'partie Introduction ()',
      'partie C1 — Accompagner ()',
      '  titre L’accueil ()',
      '    preuve Plan (Outil)',
      '      preuve Retour d’apprenant (Retour d’apprenant)',
      '    titre Suite ()',
      'titre Autre ()',
      '  preuve Loïc et Sofia (truc)',
    ]);
  });

  it('names by what they hold, however typed, at most so many', () => {
    const names = (query: string, most = 9): string[] =>
      namesIn(analyseText(text), query, most).map((one) => `${one.genre} ${one.nom}`);
    assert.deepEqual(names('loic'), ['preuve Loïc et Sofia', 'apprenant Loïc']);
    assert.deepEqual(names('ACC'), ['partie C1 — Accompagner']);
    assert.deepEqual(names('zzz'), []);
    assert.equal(names('', 3).length, 3);
  });
});
