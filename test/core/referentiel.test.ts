// The référentiel in use: as many of each thing as the certification text has, and names that are found however typed.
import { strict as assert } from 'node:assert';
import { cadreApapp } from '../support/core.js';

const cadre = cadreApapp();
const { referentiel } = cadre;

describe('referentiel', () => {
  it('has what the certification text has', () => {
    const { competences, globaux, ambiguites, structure } = referentiel;
    assert.deepEqual(
      competences.map(({ id, ecrit, oral }) => [id, ecrit.length, ecrit.flatMap((one) => one.exigences).length, oral.length]),
      [
        ['C1', 4, 6, 4],
        ['C2', 4, 5, 3],
        ['C3', 3, 4, 3],
        ['C4', 3, 4, 2],
        ['C5', 2, 3, 1],
      ],
    );
    assert.deepEqual([cadre.criteres.length, cadre.exigences.length], [16, 22]);
    assert.deepEqual([globaux.length, ambiguites.length, structure.length], [5, 17, 9]);
  });

  it('imposes a forme on six exigences, a learner’s feedback on five criteria, a focus on three oral criteria', () => {
    const withForme = cadre.exigences.filter((one) => one.formes).map((one) => one.id);
    assert.deepEqual(withForme, ['C2.4.a', 'C3.1.a', 'C3.3.a', 'C3.3.b', 'C4.1.a', 'C5.2.a']);
    const feedback = cadre.exigences.filter((one) => one.natures.includes('retour')).map((one) => one.id);
    assert.deepEqual(feedback, ['C1.1.b', 'C2.1.b', 'C2.3.a', 'C3.2.a', 'C4.2.b']);
    const focus = referentiel.competences.flatMap((one) =>
      one.oral.filter((oral) => oral.focus === 'handicap').map((oral) => oral.id),
    );
    assert.deepEqual(focus, ['C1.O4', 'C2.O2', 'C3.O3']);
  });

  it('finds a word by its identifier, its label or another spelling, whatever the accents', () => {
    const { facettes, forme } = cadre.listes;
    for (const typed of ['presentiel', 'Présentiel', 'PRÉSENTIEL', 'pre\u0301sentiel', 'en présence']) {
      assert.equal(facettes.find(typed)?.id, 'presentiel', typed);
    }
    assert.equal(forme.find('CR')?.id, 'compte-rendu');
    assert.equal(cadre.natures.find('retour d’expérience')?.id, undefined);
    assert.equal(cadre.natures.find('retour-expérience')?.id, 'retour');
    assert.equal(facettes.nearest('autonimie')?.id, 'autonomie');
  });
});
