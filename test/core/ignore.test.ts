// `<!-- dep-ignore code : motif -->` silences one rule on what follows, and nothing else.
import { strict as assert } from 'node:assert';
import { analyseText } from '../support/core.js';
import { placesOf } from '../support/fixture.js';

/** What an empty block, a heading without text, a mark to replace still say. */
const cases: readonly { readonly what: string; readonly text: string; readonly said: readonly string[] }[] = [
  { what: 'a block', text: '<!-- dep-ignore preuve-vide : en attente -->\n:::outil[A]{pour="C1.1"}\n:::', said: [] },
  {
    what: 'a block, with a blank line between',
    text: '<!-- dep-ignore preuve-vide : en attente -->\n\n:::outil[A]{pour="C1.1"}\n:::',
    said: [],
  },
  {
    what: 'only the block that follows',
    text: '<!-- dep-ignore preuve-vide : en attente -->\n:::outil[A]{pour="C1.1"}\n:::\n\n:::outil[B]{pour="C1.1"}\n:::',
    said: ['5:10-10 preuve-vide'],
  },
  {
    what: 'only that rule',
    text: '<!-- dep-ignore preuve-vide : en attente -->\n:::outil[<…>]{pour="C1.1"}\n:::',
    said: ['2:10-12 repere-laisse'],
  },
  {
    what: 'two rules on one block',
    text: '<!-- dep-ignore preuve-vide : a -->\n<!-- dep-ignore repere-laisse : b -->\n\n:::outil[<…>]{pour="C1.1"}\n:::',
    said: [],
  },
  {
    what: 'a block inside a block',
    text: '::::atelier[A]{pour="C2.1" date="2025"}\nTexte.\n\n<!-- dep-ignore preuve-vide : c -->\n\n:::retour[B]{pour="C2.1" apprenant="Noé" date="2025"}\n:::\n::::',
    said: [],
  },
  { what: 'a heading', text: '<!-- dep-ignore section-vide : plus tard -->\n# C1\n\n# C2', said: ['4:1-4 section-vide'] },
  {
    what: 'a paragraph',
    text: '<!-- dep-ignore repere-laisse : citation -->\n\nUn « TODO » au tableau.\n\nTODO',
    said: ['5:1-4 repere-laisse'],
  },
  {
    what: 'a block that follows one that is not closed',
    text: ':::outil[A]{pour="C1.1"}\nTexte.\n\n<!-- dep-ignore preuve-vide : d -->\n:::outil[B]{pour="C1.1"}\n:::',
    said: [],
  },
  {
    what: 'nothing while the reason is a mark to replace',
    text: '<!-- dep-ignore preuve-vide : [à préciser : votre raison] -->\n:::outil[A]{pour="C1.1"}\n:::',
    said: ['1:1-61 ignore-incomplet', '2:10-10 preuve-vide'],
  },
  {
    what: 'nothing without a reason',
    text: '<!-- dep-ignore preuve-vide -->\n:::outil[A]{pour="C1.1"}\n:::',
    said: ['1:1-31 ignore-incomplet', '2:10-10 preuve-vide'],
  },
  {
    what: 'nothing in a code',
    text: '`<!-- dep-ignore preuve-vide : x -->`\n\n:::outil[A]{pour="C1.1"}\n:::',
    said: ['3:10-10 preuve-vide'],
  },
];

describe('dep-ignore silences', () => {
  for (const { what, text, said } of cases) {
    it(what, () => {
      const found = placesOf(analyseText(text).findings).map((place) => place.replace('dossier.dep.md:', ''));
      assert.deepEqual(
        found.filter((place) => /preuve-vide|section-vide|repere-laisse|ignore-incomplet/.test(place)),
        said,
      );
    });
  }
});

describe('« Ignorer ce constat »', () => {
  it('says which one: several stand on one heading', () => {
    const titles = analyseText('# C1\n\nTexte.').findings.flatMap((one) => one.fixes.map((fix) => fix.titre));
    const ignoring = titles.filter((one) => one.startsWith('Ignorer'));
    assert.ok(ignoring.length > 2, titles.join('\n'));
    assert.equal(new Set(ignoring).size, ignoring.length, ignoring.join('\n'));
  });
});
