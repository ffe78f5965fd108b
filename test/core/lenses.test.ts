// Code lenses as data: lenses.txt holds texts and the sentences above the lines of their last file.
import { strict as assert } from 'node:assert';
import { type Fichier, lenses } from '../../core/index.js';
import { readCases } from '../support/cases.js';
import { analyseText } from '../support/core.js';

describe('lenses', () => {
  for (const { head, text } of readCases('test/core/lenses.txt')) {
    it(head, () => {
      const [source = '', ...expected] = text.trimEnd().split(/\n(?==> |…$)/);
      const analysis = analyseText(source);
      const fichier = analysis.dossier.fichiers.at(-1);
      assert.ok(fichier);
      const found = lenses(analysis, fichier).map(({ span, texte }) => `=> ${lineOf(fichier, span.start)} : ${plain(texte)}`);
      const shown = found.length === 0 ? ['=> nothing'] : found;
      assert.deepEqual(expected.at(-1) === '…' ? [...shown.slice(0, expected.length - 1), '…'] : shown, expected);
    });
  }
});

function lineOf({ texte }: Fichier, offset: number): string {
  return /^[^\n]*/.exec(texte.slice(offset))?.[0] ?? '';
}

function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
