// Reading by segments, with prose kept from the parser, says exactly what reading the whole text at once says.
import { strict as assert } from 'node:assert';
import { extract, join, Memory } from '../../core/extract.js';
import { readPiece } from '../../core/markdown.js';
import { edited, textOf } from '../support/edits.js';
import { random } from '../support/mutants.js';

const seed = Number(process.env.SEED ?? 20261124);
const sequences = Number(process.env.SEQUENCES ?? 20_000);

/** The whole text in one piece, nothing kept from the parser. */
function whole(source: string): unknown {
  const bom = source.startsWith('\ufeff') ? 1 : 0;
  const text = source.slice(bom);
  const entete = /^---[ \t]*(?:\r\n|\n|\r)(?:[\s\S]*?(?:\r\n|\n|\r))?---[ \t]*(?![^\r\n])/.test(text);
  const piece = readPiece(text, entete ? 'entete' : 'texte', (all) => ({ text: all, at: (offset) => offset }));
  return comparable(join([piece]), bom);
}

/** Plain data, every offset moved by `by`. */
function comparable(value: unknown, by: number): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, one: unknown) => {
      if (one instanceof Map) return [...one];
      return ['start', 'end', 'contentStart'].includes(key) ? Number(one) + by : one;
    }),
  );
}

describe(`segments (seed ${seed})`, () => {
  it(`agree with the whole text over ${sequences} sequences of edits`, function () {
    this.timeout(300_000);
    const below = random(seed);
    for (let run = 0; run < sequences; run++) {
      const memory = new Memory();
      let text = textOf(below, 7);
      extract(text, memory);
      for (let edits = below(3); edits >= 0; edits--) text = edited(text, below);
      assert.deepEqual(comparable(extract(text, memory), 0), whole(text), `sequence ${run}: ${JSON.stringify(text)}`);
    }
  });
});
