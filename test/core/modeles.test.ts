// Each modèle: inserted, the marks it announces and nothing else; filled as on its page, the exigences it claims to serve.
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { exigencesCouvertes, expand, plainSnippet, questions, readGabarit } from '../../core/index.js';
import { modelesApapp } from '../../snippets/index.js';
import { analyseText, cadreApapp } from '../support/core.js';
import { placesOf } from '../support/fixture.js';
import { differenceFrom, dossierOfExamples, examplesOf, pageOf } from '../support/modeles.js';

const cadre = cadreApapp();

/** What a dossier of one block lacks elsewhere. */
const elsewhere = ['partie-absente', 'partie-incomplete', 'partie-desequilibree', 'preuve-manquante', 'minimum-global'];

describe('modèles', () => {
  for (const modele of modelesApapp) {
    describe(modele.id, () => {
      it('has places numbered in their order, and no fault', () => {
        const { morceaux, fautes } = readGabarit(expand(modele));
        assert.deepEqual(fautes, []);
        const numbers = morceaux.flatMap((one) => (typeof one === 'string' || one.numero === 0 ? [] : [one.numero]));
        assert.deepEqual(
          numbers,
          numbers.map((_, index) => index + 1),
        );
      });

      it('leaves the marks it announces, and nothing else', () => {
        const titre = cadre.referentiel.structure.find((one) => one.id === modele.partie)?.alias[0];
        const text = `${titre === undefined ? '' : `# ${titre}\n\n`}${plainSnippet(expand(modele))}\n`;
        const findings = analyseText(text).findings.filter((one) => !elsewhere.includes(one.code));
        assert.deepEqual(
          placesOf(findings).filter((one) => !one.endsWith(' repere-laisse')),
          [],
        );
        assert.equal(findings.length, modele.reperes);
      });

      it('has a page', () => {
        const path = pageOf(modele);
        assert.ok(existsSync(path), `${path} is missing`);
        const page = readFileSync(path, 'utf8');
        const titres = ['## À quoi il sert', '## Quand l’utiliser', '## À éviter', '## D’où il vient', '## Exemple rempli'];
        assert.deepEqual(
          titres.filter((one) => !page.includes(`\n${one}\n`)),
          [],
        );
      });

      it('filled, is itself but for its places, and leaves no mark', () => {
        const examples = examplesOf(modele);
        assert.ok(examples.length > 0, 'no example');
        for (const text of examples) {
          assert.equal(differenceFrom(modele, text), undefined);
          const marks = analyseText(text).findings.filter((one) => one.code === 'repere-laisse');
          assert.deepEqual(placesOf(marks), []);
        }
      });

      if (modele.fichier !== undefined) return;

      it('asks at least one question', () => assert.ok(questions(modele).length > 0));

      it('filled, serves every exigence it claims, with no finding', () => {
        const claimed = cadre.criteres
          .filter((one) => modele.criteres.includes(one.id))
          .flatMap((one) => one.exigences.filter(({ natures }) => natures.includes(modele.nature ?? '')));
        const examples = examplesOf(modele);
        const served = exigencesCouvertes(all.couverture).filter(({ evaluations }) =>
          evaluations.some(({ preuve, manques }) => manques.length === 0 && examples.some((one) => holds(one, preuve.bloc.span))),
        );
        const ids = served.map((one) => one.exigence.id);
        assert.deepEqual(
          claimed.map((one) => one.id).filter((id) => !ids.includes(id)),
          [],
        );
        const findings = all.findings.filter((one) => examples.some((text) => holds(text, one.span)));
        assert.deepEqual(placesOf(findings), []);
      });
    });
  }

  const { text } = dossierOfExamples(cadre, modelesApapp);
  const all = analyseText(text);

  function holds(example: string, { start }: { readonly start: number }): boolean {
    const at = text.indexOf(example);
    return start >= at && start < at + example.length;
  }

  it('filled, all together, make a dossier in which every exigence is met', () => {
    assert.deepEqual(
      exigencesCouvertes(all.couverture)
        .filter((one) => one.etat !== 'presente')
        .map((one) => `${one.exigence.id} ${one.etat}`),
      [],
    );
  });

  it('are contributed for dossiers only', () => {
    const snippets = JSON.parse(readFileSync('dist/modeles.code-snippets', 'utf8')) as Record<string, { include: string[] }>;
    const inside = modelesApapp.filter((one) => one.fichier === undefined);
    assert.deepEqual(Object.keys(snippets).sort(), inside.map((one) => one.titre).sort());
    for (const { include } of Object.values(snippets)) assert.deepEqual(include, ['**/*.dep.md']);
  });

  it('have no page left over', () => {
    const pages = new Set(modelesApapp.map((one) => pageOf(one)));
    assert.deepEqual(
      readdirSync('docs/modeles').filter((one) => !pages.has(`docs/modeles/${one}`)),
      [],
    );
  });
});
