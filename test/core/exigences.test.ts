// Every exigence has a data file of its own name, in test/core/exigences/: dossiers that meet it, begin it, lack it.
//
//   === amorcée : lien, champ apprenant (why this case)
//
// What is lacking is told in the référentiel's own identifiers; a lack that is only advice ends with « ? ».
import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import { blocks, type Manque } from '../../core/evaluation.js';
import { type Etat, exigencesCouvertes } from '../../core/index.js';
import type { Exigence } from '../../core/referentiel.js';
import { readCases } from '../support/cases.js';
import { analyseFiles, cadreApapp } from '../support/core.js';
import { parseFixture } from '../support/fixture.js';

const folder = 'test/core/exigences';
const cadre = cadreApapp();
const etats: Partial<Record<Etat, string>> = { absente: 'absente', amorcee: 'amorcée', presente: 'présente' };

describe('exigences', () => {
  for (const exigence of cadre.exigences) {
    it(exigence.id, () => {
      const cases = readCases(`${folder}/${exigence.id}.txt`);
      const found = cases.map(({ text }) => judge(exigence, text));
      assert.deepEqual(
        cases.map(({ head }, at) => [found[at]?.etat, found[at]?.lacks.join(', '), note(head)].join(' | ')),
        cases.map(({ head }) => [...expected(head), note(head)].join(' | ')),
      );
      const seen = new Set(found.flatMap(({ etat, lacks }) => [etat, ...lacks]));
      const ways = ['présente', 'absente', ...waysToLack(exigence)];
      assert.deepEqual(
        ways.filter((one) => !seen.has(one)),
        [],
        'no case shows this',
      );
    });
  }

  it('has no data file without an exigence', () => {
    assert.deepEqual(readdirSync(folder).sort(), cadre.exigences.map(({ id }) => `${id}.txt`).sort());
  });
});

function judge(exigence: Exigence, text: string): { etat: string; lacks: readonly string[] } {
  const { couverture } = analyseFiles(parseFixture(text).files);
  const found = exigencesCouvertes(couverture).find((one) => one.exigence.id === exigence.id);
  const lacks = found?.evaluations.flatMap((one) => one.manques.flatMap(inShort)) ?? [];
  return { etat: (found && etats[found.etat]) ?? 'inattendue', lacks: [...new Set(lacks)].sort() };
}

function inShort(manque: Manque): readonly string[] {
  const mark = blocks(manque) ? '' : ' ?';
  switch (manque.type) {
    case 'champs':
      return manque.noms.map((nom) => `champ ${nom}`);
    case 'emplacement':
      return [`emplacement ${manque.partie}`];
    case 'repere':
      return ['repère'];
    case 'facettes':
    case 'moments':
    case 'role':
    case 'origine':
      return manque.mode === 'toutes'
        ? manque.noms.map((nom) => `${manque.type} ${nom}`)
        : [`${manque.type} ${manque.noms.join(' ou ')}${mark}`];
    default:
      return [manque.type + mark];
  }
}

/** Every way a preuve can fall short of an exigence, from the data: each must have its case. */
function waysToLack(exigence: Exigence): readonly string[] {
  const { formes, lien, emplacement, distinctDe, natures } = exigence;
  const admitted = [
    ...cadre.referentiel.natures.filter((one) => natures.includes(one.id)),
    ...cadre.referentiel.formes.filter((one) => formes?.includes(one.id)),
  ];
  const lists = (['facettes', 'moments', 'role', 'origine'] as const).flatMap((type) => [
    ...(exigence[type]?.toutes ?? []).map((nom) => `${type} ${nom}`),
    ...(exigence[type]?.auMoinsUne ? [`${type} ${exigence[type].auMoinsUne.join(' ou ')}`] : []),
    ...(exigence[type]?.attendues ? [`${type} ${exigence[type].attendues.join(' ou ')} ?`] : []),
  ]);
  return [
    'vide',
    'repère',
    ...lists,
    ...admitted.flatMap(({ champs }) => (champs?.requis ?? []).map((nom) => `champ ${nom}`)),
    ...(admitted.some(({ champs }) => champs?.mots) ? ['mots'] : []),
    ...(formes ? ['forme'] : []),
    ...(lien ? [lien.niveau === 'manque' ? 'lien' : 'lien ?'] : []),
    ...(emplacement ? [`emplacement ${emplacement}`] : []),
    ...(distinctDe ? ['distinct'] : []),
  ];
}

/** State and lacks that a case's heading announces. */
function expected(head: string): readonly string[] {
  const [etat = '', lacks = ''] = head.replace(/ \([^()]*\)$/, '').split(' : ');
  return [etat, lacks.split(', ').sort().join(', ')];
}

function note(head: string): string {
  return /\([^()]*\)$/.exec(head)?.[0] ?? '';
}
