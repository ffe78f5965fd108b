// Hover as data: hover.txt holds texts with a cursor, the piece of text it is about and what is said of it.
import { strict as assert } from 'node:assert';
import { type Hover, hover } from '../../core/index.js';
import { asked } from '../support/asked.js';
import { readCases } from '../support/cases.js';

describe('hover', () => {
  for (const { head, text } of readCases('test/core/hover.txt')) {
    it(head, () => {
      const [source = '', expected] = text.split(/\n=> /);
      const { analysis, fichier, offset } = asked(source);
      assert.equal(shown(fichier.texte, hover(analysis, fichier, offset)), expected?.trimEnd());
    });
  }
});

function shown(texte: string, said: Hover | undefined): string {
  if (!said) return 'nothing';
  const lignes = said.fiche.lignes.map(({ texte: ligne, sous, place }) => {
    const where = place && ` (${place.fichier.chemin} « ${place.fichier.texte.slice(place.span.start, place.span.end)} »)`;
    return `${sous ? '  ' : ''}- ${ligne}${where ?? ''}`;
  });
  return [texte.slice(said.span.start, said.span.end), said.fiche.titre, ...lignes].join('\n').replace(/[\u00a0\u202f]/g, ' ');
}
