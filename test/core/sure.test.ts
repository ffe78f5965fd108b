// Cures made without asking (`--fix`, « tout corriger »): what they make of a text, and what they leave to the person.
import { strict as assert } from 'node:assert';
import { applyEdits, sureFixes } from '../../core/index.js';
import { analyseText } from '../support/core.js';

const block = (line: string): string => `${line}\nTexte.\n:::\n`;

const cases: readonly (readonly [before: string, after: string])[] = [
  ...(
    [
      [':::outil[T]{pour="C1.1"', ':::outil[T]{pour="C1.1"}'],
      [':::outil[T]{#t pour="C1.1" lieu=\'La Ruche\'', ':::outil[T]{#t pour="C1.1" lieu=\'La Ruche\'}'],
      [':::outil[T]{pour="C1.1', ':::outil[T]{pour="C1.1"}'],
      // The person’s own words are never pulled in.
      [':::outil[T]{pour="C1.1" Voici ma preuve', ':::outil[T]{pour="C1.1" Voici ma preuve'],
      ['::: outil[T]{pour="C1.1" Voici ma preuve', '::: outil[T]{pour="C1.1" Voici ma preuve'],
      [':::outil[T]{pour="C1.1 Voici ma preuve', ':::outil[T]{pour="C1.1 Voici ma preuve'],
      [':::outil[T]{Voici ma preuve', ':::outil[T]{Voici ma preuve'],
    ] as const
  ).map(([before, after]) => [block(before), block(after)] as const),
  ['\u00a0# C1\n\nTexte.\n', '# C1\n\nTexte.\n'],
  ['\u202f- un\u00a0point\n', '- un\u00a0point\n'],
  ['\u2009:::outil[T]{pour="C1.1"}\nTexte.\n\u00a0:::\n', ':::outil[T]{pour="C1.1"}\nTexte.\n:::\n'],
  ['---\u00a0\ntitre: Mon dossier\n---\u202f\n\nTexte.\n', '--- \ntitre: Mon dossier\n--- \n\nTexte.\n'],
];

describe('sure cures', () => {
  for (const [before, after] of cases) {
    it(JSON.stringify(before), () => {
      const { dossier, findings } = analyseText(before);
      const edits = sureFixes(findings).flatMap((one) => one.edits);
      assert.equal(applyEdits(dossier.racine, edits), after);
    });
  }
});
