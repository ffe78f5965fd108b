// Words are counted character by character as an expression would find them.
import { strict as assert } from 'node:assert';
import { countWords } from '../../core/text.js';
import { random } from '../support/mutants.js';

const seed = Number(process.env.SEED ?? 20261125);
const pieces = [
  'a',
  'é',
  'e\u0301',
  'œ',
  '7',
  '²',
  '漢',
  '𝒜',
  '\ud835',
  '\udc9c',
  "'",
  '’',
  '-',
  '\u2011',
  ' ',
  '\u00a0',
  '—',
  '🌱',
];

describe(`words (seed ${seed})`, () => {
  it('are those of an expression, in 50,000 texts', () => {
    const below = random(seed);
    for (let run = 0; run < 50_000; run++) {
      const text = Array.from({ length: below(9) }, () => pieces[below(pieces.length)]).join('');
      const words = text.match(/[\p{L}\p{M}\p{N}]+(?:[’'\u2011-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
      assert.equal(countWords(text), words.length, JSON.stringify(text));
    }
  });
});
