// Reading by segments, with prose kept from the parser, says exactly what reading the whole text at once says.
import { strict as assert } from 'node:assert';
import { extract, Memory } from '../../core/extract.js';
import type { Bloc, Extraction, Piece, Placed } from '../../core/extraction.js';
import { readPiece } from '../../core/markdown.js';
import { join } from '../../core/pieces.js';
import { edited, textOf } from '../support/edits.js';
import { random } from '../support/mutants.js';

const seed = Number(process.env.SEED ?? 20261124);
const sequences = Number(process.env.SEQUENCES ?? 20_000);

/**
 * The whole text in one piece, nothing kept from the parser; but what a block that is never closed gives back, a chapter,
 * is read by itself: inside an open block at the margin the parser forgets which lines a list item leaves out.
 */
function whole(source: string): unknown {
  const bom = source.startsWith('\ufeff') ? 1 : 0;
  const text = source.slice(bom);
  const entete =
    /^---[ \t\u00a0]*(?:\r\n|\n|\r)(?:[\s\S]*?(?:\r\n|\n|\r))??---[ \t\u00a0]*(?:\r\n|\n|\r|$)/.exec(text)?.[0] ?? '';
  const rest = pieces(text.slice(entete.length), entete.length);
  return comparable(join(entete === '' ? rest : [{ piece: readPiece(entete, 'entete'), start: 0 }, ...rest]), bom);
}

function pieces(text: string, start: number): Placed[] {
  const read = (all: string): Piece => readPiece(all, 'texte', 'by the parser');
  const piece = read(text);
  const swallowed = new Set(piece.signaux.filter((one) => one.cause === undefined).map((one) => one.span.start));
  const isMargin = (offset: number): boolean => /(?:^|[\r\n])$/.test(text.slice(0, offset));
  const open = piece.blocs.find(
    ({ ferme, parent, span }) => !ferme && parent === undefined && !swallowed.has(span.start) && isMargin(span.start),
  );
  const chapter = open && piece.titres.find(({ span, niveau }) => niveau <= 2 && span.start >= open.span.end)?.span.start;
  const atMargin = chapter !== undefined && isMargin(chapter) && text.charAt(chapter) === '#';
  if (!atMargin || text.slice(open?.span.end, chapter).trim() !== '') return [{ piece, start }];
  return [{ piece: read(text.slice(0, chapter)), start }, ...pieces(text.slice(chapter), start + chapter)];
}

const names: readonly (keyof Bloc)[] = ['spanNom', 'spanTitre', 'attributs', 'doublons', 'span', 'ouverture', 'parent'];

/** Plain data, every offset moved by `by`; a block is what it says of itself when asked. */
function comparable({ blocs, pieces: _, ...rest }: Extraction, by: number): unknown {
  const asked = blocs.map((one) => ({ ...one.origine, ...Object.fromEntries(names.map((name) => [name, one[name]])) }));
  return JSON.parse(
    JSON.stringify({ blocs: asked, ...rest }, (key, one: unknown) => {
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
