// Attributes of an opening line, edited: each way of writing them, and no other byte.
import { strict as assert } from 'node:assert';
import type { Preuve } from '../../core/dossier.js';
import { addItems, removeIndication, removeItem, replaceItem, setAttributes } from '../../core/edits.js';
import { applyEdits, type Edit } from '../../core/index.js';
import { analyseText } from '../support/core.js';

/** What an edit does to the first block's opening line. */
function edited(line: string, edit: (preuve: Preuve) => readonly Edit[]): string {
  const { racine, preuves } = analyseText(`${line}\nTexte.\n:::\n`).dossier;
  const [preuve] = preuves;
  assert.ok(preuve, `${line} opens a block`);
  const after = applyEdits(racine, edit(preuve));
  assert.ok(after.endsWith('\nTexte.\n:::\n'));
  return after.split('\n')[0] ?? '';
}

const facette = (preuve: Preuve): readonly Edit[] => addItems(preuve, 'facettes', ['collectif hétérogène']);
const lieu = (preuve: Preuve): readonly Edit[] =>
  setAttributes(preuve, [
    ['lieu', 'Dijon'],
    ['date', '2025'],
  ]);
const last = (preuve: Preuve, nom: string): readonly Edit[] => {
  const own = preuve.bloc.attributs.get(nom);
  const item = own?.valeurs.at(-1);
  return own && item ? [removeItem(preuve, own, item)] : [];
};
const write = (preuve: Preuve): readonly Edit[] =>
  (preuve.bloc.attributs.get('role')?.valeurs ?? []).slice(0, 1).map((item) => replaceItem(preuve, 'role', item, 'mis en place'));

const cases: readonly (readonly [before: string, edit: (preuve: Preuve) => readonly Edit[], after: string])[] = [
  [':::outil', facette, ':::outil{facettes="collectif hétérogène"}'],
  [':::outil[A]', facette, ':::outil[A]{facettes="collectif hétérogène"}'],
  [':::outil[A]{}', facette, ':::outil[A]{facettes="collectif hétérogène"}'],
  [':::outil[A]{pour="C1.1"}', facette, ':::outil[A]{pour="C1.1" facettes="collectif hétérogène"}'],
  [':::outil[A]{ pour=C1.1 }', facette, ':::outil[A]{ pour=C1.1 facettes="collectif hétérogène"}'],
  [':::outil[A]{pour=C1.1}', facette, ':::outil[A]{pour=C1.1 facettes="collectif hétérogène"}'],
  [':::outil[A]{facettes="a, b , "}', facette, ':::outil[A]{facettes="a, b, collectif hétérogène , "}'],
  [':::outil[A]{facettes=\'a\' pour="C1.1"}', facette, ':::outil[A]{facettes=\'a, collectif hétérogène\' pour="C1.1"}'],
  [':::outil[A]{facettes = "a"}', facette, ':::outil[A]{facettes = "a, collectif hétérogène"}'],
  [':::outil[A]{facettes=a}', facette, ':::outil[A]{facettes="a, collectif hétérogène"}'],
  [':::outil[A]{facettes="" pour="C1.1"}', facette, ':::outil[A]{facettes="collectif hétérogène" pour="C1.1"}'],
  [':::outil[A]{facettes pour="C1.1"}', facette, ':::outil[A]{facettes="collectif hétérogène" pour="C1.1"}'],
  [':::outil[A]{#a .b}', lieu, ':::outil[A]{#a .b lieu="Dijon" date="2025"}'],
  [':::outil[A]{date="" pour="C1.1"}', lieu, ':::outil[A]{date="2025" pour="C1.1" lieu="Dijon"}'],
  [':::outil[A {b}]', lieu, ':::outil[A {b}]{lieu="Dijon" date="2025"}'],
  [':::outil[A]{pour="C1.1, C1.2"}', (one) => last(one, 'pour'), ':::outil[A]{pour="C1.1"}'],
  [':::outil[A]{pour="C1.1"}', (one) => last(one, 'pour'), ':::outil[A]{pour=""}'],
  [':::outil[A]{role="animer, autre"}', write, ':::outil[A]{role="mis en place, autre"}'],
  [':::outil[A]{role=animer lieu="Dijon"}', write, ':::outil[A]{role="mis en place" lieu="Dijon"}'],
  [':::outil[A]{.b pour="C1.1"}', (one) => [removeIndication(one, { start: 12, end: 14 })], ':::outil[A]{pour="C1.1"}'],
];

describe('edits of an opening line', () => {
  for (const [before, edit, after] of cases) {
    it(`${before} → ${after}`, () => {
      assert.equal(edited(before, edit), after);
    });
  }
});
