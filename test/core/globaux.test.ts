// What holds for the whole dossier: the minimums (test/core/globaux.txt), the mandatory parties and their headings.
import { strict as assert } from 'node:assert';
import { listAnd } from '../../core/index.js';
import { readCases } from '../support/cases.js';
import { analyseFiles, analyseText, cadreApapp } from '../support/core.js';
import { parseFixture } from '../support/fixture.js';

const { globaux, structure } = cadreApapp().referentiel;
const cases = readCases('test/core/globaux.txt');

describe('globaux', () => {
  for (const { head, text } of cases) {
    it(head, () => {
      const [, id = '', wanted] = /^(\S+) : ([^(]+?)(?: \(.*)?$/.exec(head) ?? [];
      const compte = analyseFiles(parseFixture(text).files).couverture.globaux.find((one) => one.global.id === id);
      assert.ok(compte, id);
      const { global, comptes, atteint } = compte;
      const reached = comptes.filter((one) => one.nombre >= global.min);
      const competences = reached.map((one) => one.competence?.id).join(', ') || 'aucune';
      assert.equal(global.par === 'dossier' ? `${comptes[0]?.nombre} sur ${global.min}` : competences, wanted);
      assert.equal(atteint, reached.length === comptes.length);
    });
  }

  it('each has its cases', () => {
    const ids = new Set(cases.map(({ head }) => head.split(' ')[0]));
    assert.deepEqual(
      [...ids],
      globaux.map((one) => one.id),
    );
  });
});

describe('parties', () => {
  for (const [role, titres] of Object.entries(headings())) {
    for (const titre of titres) {
      it(`${titre.replace(/[\u00a0\u202f]/g, '⍽').replace('\n', '⏎')} → ${role}`, () => {
        const { parties } = analyseText(`${titre}\n\nUn texte.\n`).dossier;
        assert.deepEqual(
          parties.map((one) => one.type?.id ?? 'libre'),
          role === 'aucune' ? [] : [role],
        );
      });
    }
  }

  const whole = structure.map(({ id, titre }) => `${id === 'S.biblio' ? '##' : '#'} ${titre}\n\nUn texte.\n`);

  it('are all there', () => {
    assert.deepEqual(absent(whole), []);
  });

  for (const [at, { id, titre }] of structure.entries()) {
    it(`${id} is asked for`, () => assert.deepEqual(absent(whole.filter((_, index) => index !== at)), [titre]));
  }

  it('are told together when several are absent', () => {
    assert.deepEqual(absent(['# C2\n\nUn texte.\n', '# C4\n\nUn texte.\n']), [
      'Introduction',
      'C1',
      'C3',
      'C5',
      'Conclusion',
      'Bibliographie',
      'Annexes',
    ]);
  });

  it('hold what stands under their heading, until the next one of that level', () => {
    const text =
      '# Conclusion\n\n:::outil[Un]\nA.\n:::\n\n## Bibliographie\n\n:::outil[Deux]\nB.\n:::\n\n# Annexes\n\n:::outil[Trois]\nC.\n:::\n';
    const { preuves } = analyseText(text).dossier;
    assert.deepEqual(
      preuves.map((one) => one.parties.map((partie) => partie.type?.id)),
      [['S.concl'], ['S.concl', 'S.biblio'], ['S.annexes']],
    );
  });
});

/** Titles that the finding on absent parties names. */
function absent(sections: readonly string[]): readonly string[] {
  const found = analyseText(sections.join('\n')).findings.filter((one) => one.code === 'partie-absente');
  if (found.length === 0) return [];
  assert.equal(found.length, 1);
  const [, list = ''] = /manque(?:nt)? : (.+?)\. (?:Chaque|Un) /.exec((found[0]?.message ?? '').replace(/\u00a0/g, ' ')) ?? [];
  const titres = [...list.matchAll(/« (.+?) »/g)].map((match) => match[1] ?? '');
  assert.equal(list, listAnd(titres.map((one) => `« ${one} »`)));
  return titres;
}

/** Headings by the role they have; `libre`: a section of the candidate's own, `aucune`: no part at all. */
function headings(): Readonly<Record<string, readonly string[]>> {
  return {
    'S.intro': [
      '# Introduction',
      '# INTRODUCTION',
      '# 1. Introduction',
      '# I – Introduction',
      '# Introduction générale',
      '# Introduction\u00a0: d’où je viens',
      '# **Introduction**',
      'Introduction\n============',
    ],
    'S.C1': [
      '# C1',
      '# c1',
      '# C1 – Accompagner les apprenants',
      '# C1 — Accompagner les apprenants',
      '# C1\u00a0: accompagner',
      '# C1. Accompagner',
      '# Compétence 1',
      '# COMPETENCE 1 - ACCOMPAGNER',
      '# Compétence\u00a01\u202f: accompagner',
      '# Compétence C1',
      '# Compétence n° 1',
      '# Compétence n°\u00a01 – Accompagner',
      '# 2. C1 — Accompagner',
      '# II. Compétence 1',
      '# Partie 2 : C1',
    ],
    'S.C5': ['# C5 – Utiliser la démarche réflexive', '# Compétence 5', '# 6) C5'],
    'S.concl': ['# Conclusion', '# CONCLUSION', '# Conclusion prospective', '# 7. Conclusion', '# Conclusion\u00a0et suites'],
    'S.biblio': [
      '# Bibliographie',
      '## Bibliographie',
      '### Bibliographie',
      '## 8. Bibliographie',
      '# Références bibliographiques',
      '## Références',
      '# Sources et références',
    ],
    'S.annexes': ['# Annexes', '# ANNEXES', '# Annexe 2 — Planning', '# Annexe\u00a02', '# Partie documentée', '# 9. Annexes'],
    libre: ['# C12 — Une autre', '# C6', '# Compétence 12', '# Introductions', '# Mon parcours', '# Le lieu'],
    aucune: [
      '## Introduction',
      '## C1',
      '## Conclusion',
      '#### Bibliographie',
      '## Bibliographie commentée',
      '## Annexe 1 — Planning',
      '## Le lieu',
    ],
  };
}
