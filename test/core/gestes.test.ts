// What a person does to a criterion from the panel, as texts: what is inserted, ignored, dropped, and what it reads as.
import { strict as assert } from 'node:assert';
import {
  type Analysis,
  applyEdits,
  type Depot,
  deposer,
  deposerIci,
  type Fix,
  ficheDe,
  ignorerPour,
  insererPour,
  nomDePreuve,
  nomLibre,
  plainSnippet,
  titreDeFichier,
} from '../../core/index.js';
import { analyseFiles, analyseText } from '../support/core.js';

const start = '# Introduction\n\nTexte.\n\n# C1\n\nTexte.\n';

/** The root once a fix is made in it. */
function made({ dossier }: Analysis, fix: Fix | undefined): string {
  assert.ok(fix);
  return plainSnippet(applyEdits(dossier.racine, fix.edits));
}

describe('the name of a dropped file', () => {
  for (const [name, wanted] of [
    ['plan.pdf', 'plan.pdf'],
    ['Plan de travail (2).PDF', 'Plan-de-travail-2.PDF'],
    ['e\u0301te\u0301.png', 'été.png'],
    ['a\u00a0b\tc.txt', 'a-b-c.txt'],
    ['..\\..\\secret', 'secret'],
    ['a/b/c.jpg', 'c.jpg'],
    ['[x] <y>#1?.md', 'x-y-1.md'],
    ['archive.tar.gz', 'archive.tar.gz'],
    ['.env', 'env'],
    ['???', 'preuve'],
    ['', 'preuve'],
    ['😀.png', 'preuve.png'],
  ] as const)
    it(`${name} → ${wanted}`, () => assert.equal(nomDePreuve(name), wanted));

  it('is never taken, whatever the capitals and the form of the accents', () => {
    assert.equal(nomLibre('été.png', ['E\u0301te\u0301.png', 'été-2.PNG']), 'été-3.png');
    assert.equal(nomLibre('plan', ['plan', 'plan-2']), 'plan-3');
    assert.equal(nomLibre('plan.pdf', []), 'plan.pdf');
  });

  it('reads as a title', () => assert.equal(titreDeFichier('Plan_de-travail v2.pdf'), 'Plan de travail v2'));
});

describe('dropped on a criterion', () => {
  const file: Depot = { chemin: 'preuves/Plan-(1).pdf', titre: 'Plan [1]' };
  const cases: readonly { what: string; depot: Depot; cible: string; wanted: RegExp }[] = [
    {
      what: 'a file: a link, in a block of the nature it takes, in its chapter',
      depot: file,
      cible: 'C1.1',
      wanted:
        /# C1\n\nTexte\.\n\n:::outil\[Plan 1\]\{pour="C1\.1"[^\n]*\}\n\n\[Plan 1\]\(preuves\/Plan-%281%29\.pdf\)\n\n\[à rédiger : /,
    },
    {
      what: 'an image: shown',
      depot: { chemin: 'preuves/photo.png', titre: 'photo' },
      cible: 'C1.3',
      wanted: /pour="C1\.3"[^\n]*\}\n\n!\[photo\]\(preuves\/photo\.png\)/,
    },
    {
      what: 'words: as they are, nothing in them opens a block or a chapter',
      depot: { texte: '# Fin\r\n:::outil\r\nUn $1} mot.\r\n' },
      cible: 'C1.1',
      wanted: /\n\n\\# Fin\n\\:::outil\nUn \$1\} mot\.\n\n:::/,
    },
    { what: 'on one of its preuves: the same', depot: file, cible: 'C1.1.a/0/x', wanted: /:::outil\[Plan 1\]\{pour="C1\.1"/ },
  ];
  for (const { what, depot, cible, wanted } of cases)
    it(what, () => {
      const analysis = analyseText(start);
      const [first] = deposer(analysis, depot, cible);
      const text = made(analysis, first);
      assert.match(text, wanted);
      const read = analyseText(text).dossier;
      assert.ok(read.preuves.every((one) => one.bloc.ferme));
      assert.equal(read.parties.length, analysis.dossier.parties.length);
    });

  it('the link starts from the part it is written in', () => {
    const root = '---\ndossier: facilitateur-apprentissage\nparties: [textes/c1.dep.md]\n---\n# Introduction\n\nTexte.\n';
    const analysis = analyseFiles(
      new Map([
        ['dossier.dep.md', root],
        ['textes/c1.dep.md', '# C1\n\nTexte.\n'],
      ]),
    );
    const [first] = deposer(analysis, file, 'C1.1');
    assert.match(first?.edits[0]?.texte ?? '', /\(\.\.\/preuves\/Plan-%281%29\.pdf\)/);
  });

  it('an oral criterion or a competence takes nothing', () => {
    for (const cible of ['C1', 'C1.O1', 'inconnu']) assert.deepEqual(deposer(analyseText(start), file, cible), []);
  });

  it('in the text: one choice by criterion, those of the chapter first, after the paragraph', () => {
    const analysis = analyseText('# C4\n\nUn mot\nici.\n\nFin.\n');
    const ways = deposerIci(analysis, file, analysis.dossier.racine, { start: 8, end: 8 });
    assert.deepEqual(
      ways.slice(0, 4).map((one) => one.critere.id),
      ['C4.1', 'C4.2', 'C4.3', 'C1.1'],
    );
    assert.match(made(analysis, ways[0]), /^# C4\n\nUn mot\nici\.\n\n:::[\s\S]+\n:::\n\n+Fin\.\n$/);
    const [instead] = deposerIci(analysis, file, analysis.dossier.racine, { start: 9, end: 12 });
    assert.match(made(analysis, instead), /^# C4\n\nUn \nici\.\n\n:::[\s\S]+\n:::\n\n+Fin\.\n$/);
  });
});

describe('on a criterion', () => {
  it('inserts what is missing, as the finding does', () => {
    const analysis = analyseText(start);
    const finding = analysis.findings.find((one) => one.code === 'preuve-manquante' && one.critere === 'C1.1');
    assert.equal(made(analysis, insererPour(analysis, 'C1.1')[0]), made(analysis, finding?.fixes[0]));
    assert.match(made(analysis, insererPour(analysis, 'C1.1.a')[0]), /pour="C1\.1"/);
    assert.deepEqual(insererPour(analysis, 'C1.O1'), []);
  });

  it('ignores a finding with the reason given: it goes, those of other criteria stay', () => {
    const analysis = analyseText(start);
    const [first] = ignorerPour(analysis, 'C1.1', 'Montré --> à\nl’oral $1');
    const text = made(analysis, first);
    assert.match(text, /<!-- dep-ignore preuve-manquante C1\.1 : Montré à l’oral \$1 -->\n# C1\n/);
    const missing = ({ findings }: Analysis) =>
      findings.filter((one) => one.code === 'preuve-manquante').map((one) => one.critere);
    assert.deepEqual(
      missing(analyseText(text)),
      missing(analysis).filter((one) => one !== 'C1.1'),
    );
    assert.match(first?.titre ?? '', /^C1\.1 — /);
  });

  it('says what it asks for, by its identifier or that of an exigence', () => {
    const analysis = analyseText(start);
    assert.match(ficheDe(analysis, 'C1.1.a')?.titre ?? '', /^C1\.1 — /);
    assert.equal(ficheDe(analysis, 'C1.1/x')?.titre, ficheDe(analysis, 'C1.1')?.titre);
    assert.equal(ficheDe(analysis, 'inconnu'), undefined);
  });
});
