// The examples in examples/: the faulty one plants every rule, at known places; the two good ones have nothing to report.
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Analysis, exigencesCouvertes, fold, rules } from '../../core/index.js';
import { analyseFiles } from '../support/core.js';
import { annotate, assertFindings, parseFixture } from '../support/fixture.js';

/** Rules that examples/fautif leaves out, and why. */
const leftOut: Readonly<Record<string, string>> = {
  'trop-de-parties': 'it takes more than 200 files',
  'nom-obsolete': 'nothing of this référentiel is obsolete',
  'nom-decompose': 'archives and checkouts may recompose the name of the file',
};

/** The texts of an example, root first, then its parts as the dossier reads them. */
function filesOf(example: string): ReadonlyMap<string, string> {
  const folder = join('examples', example);
  const root = 'dossier.dep.md';
  const names = readdirSync(folder).filter((name) => name.endsWith('.dep.md') && name !== root);
  const texts = new Map([root, ...names].map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const { fichiers } = analyseFiles(texts).dossier;
  assert.equal(fichiers.length, texts.size, `${folder} holds a file that is no part of the dossier`);
  return new Map(fichiers.map(({ chemin, texte }) => [chemin, texte]));
}

/** What the folder of an example holds, one path a line. */
function diskOf(example: string): string {
  return readdirSync(join('examples', example), { recursive: true }).join('\n').replaceAll('\\', '/');
}

describe('examples', () => {
  describe('fautif', () => {
    const path = 'examples/fautif/constats.txt';
    const files = filesOf('fautif');
    const analysis = analyseFiles(new Map([...files, ['disque', diskOf('fautif')]]));
    if (process.env.UPDATE === '1') writeFileSync(path, annotate(files, analysis.findings));
    const fixture = parseFixture(readFileSync(path, 'utf8'));

    it('is what constats.txt annotates, byte for byte', () => {
      assert.deepEqual([...fixture.files], [...files]);
    });

    it('has the findings of constats.txt and no other', () => {
      assertFindings(analysis, fixture.expected);
    });

    it('plants every rule', () => {
      const planted = new Set(analysis.findings.map(({ code }) => code));
      const missing = rules.map(({ code }) => code).filter((code) => !planted.has(code));
      assert.deepEqual(missing, Object.keys(leftOut));
    });
  });

  for (const example of ['complet', 'parties']) {
    describe(example, () => {
      const analysis = analyseFiles(new Map([...filesOf(example), ['disque', diskOf(example)]]), { statut: 'remise' });

      it('has nothing to report at remise', () => {
        assertFindings(analysis, []);
      });

      it('meets the 22 exigences', () => {
        const etats = exigencesCouvertes(analysis.couverture).map(({ exigence, etat }) => `${exigence.id} ${etat}`);
        assert.equal(etats.length, 22);
        assert.deepEqual(
          etats.filter((one) => !one.endsWith(' presente')),
          [],
        );
      });

      it('tells five parcours of different learners', () => {
        const parcours = analysis.dossier.preuves.filter(({ nature }) => nature?.id === 'parcours');
        const learners = new Set(parcours.map(({ bloc }) => fold(bloc.attributs.get('apprenant')?.texte ?? '')));
        assert.ok(!learners.has(''), 'every parcours names its learner');
        assert.ok(learners.size >= 5, `${learners.size} learners`);
      });
    });
  }

  it('complet is as long as a real dossier', () => {
    const words = wordsOf(analyseFiles(filesOf('complet')));
    assert.ok(words >= 12_000, `${words} words`);
  });
});

/** Words that a reader sees. */
function wordsOf({ dossier }: Analysis): number {
  return dossier.fichiers.flatMap(({ extraction }) => extraction.passages).reduce((sum, { mots }) => sum + mots, 0);
}
