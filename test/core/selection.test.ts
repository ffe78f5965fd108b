// « Marquer la sélection comme preuve de… » : «…» marks a selection; what the first choice makes of it, or that there is none.
import { strict as assert } from 'node:assert';
import { applyEdits, markAsPreuve, plainSnippet } from '../../core/index.js';
import { analyseText } from '../support/core.js';

/** The text after the first choice, or its absence; `⟦` and `⟧` mark the selection. */
function marked(source: string): { readonly titres: readonly string[]; readonly text: string | undefined } {
  const [start, end] = [source.indexOf('⟦'), source.indexOf('⟧') - 1];
  const analysis = analyseText(source.replace(/[⟦⟧]/g, ''));
  const { racine } = analysis.dossier;
  const fixes = markAsPreuve(analysis, racine, { start, end });
  const [first] = fixes;
  const text = first && plainSnippet(applyEdits(racine, first.edits));
  return { titres: fixes.map((one) => one.titre), text };
}

const opening = ':::atelier[[à préciser : titre]]{pour="C2.1"}';

const cases: readonly { readonly what: string; readonly source: string; readonly after: string | undefined }[] = [
  { what: 'a few words: the whole line', source: '# C2\n\nUn ⟦mot⟧ ici.\n', after: `# C2\n\n${opening}\nUn mot ici.\n:::\n` },
  {
    what: 'several paragraphs, blank lines left outside',
    source: '# C2\n⟦\nUn.\n\nDeux.\n\n⟧Trois.\n',
    after: `# C2\n\n${opening}\nUn.\n\nDeux.\n:::\n\nTrois.\n`,
  },
  {
    what: 'a block in it asks for more colons',
    source: '# C2\n\n⟦Un.\n\n::::outil[A]{pour="C1.1"}\nTexte.\n::::\n⟧',
    after: `# C2\n\n::${opening}\nUn.\n\n::::outil[A]{pour="C1.1"}\nTexte.\n::::\n:::::\n`,
  },
  {
    what: 'inside a larger block',
    source: '# C2\n\n::::outil[A]{pour="C1.1"}\n⟦Un.⟧\n::::\n',
    after: `# C2\n\n::::outil[A]{pour="C1.1"}\n\n${opening}\nUn.\n:::\n::::\n`,
  },
  { what: 'CRLF', source: '# C2\r\n\r\n⟦Un.⟧\r\n', after: `# C2\r\n\r\n${opening}\r\nUn.\r\n:::\r\n` },
  { what: 'nothing selected', source: '# C2\n\nUn ⟦⟧mot.\n', after: undefined },
  { what: 'a heading in it', source: '⟦# C2\n\nUn.⟧\n', after: undefined },
  { what: 'a block that is cut', source: 'Un.\n\n:::outil[A]{pour="C1.1"}\n⟦Texte.\n:::\n⟧', after: undefined },
  { what: 'a block that could not hold another', source: ':::outil[A]{pour="C1.1"}\n⟦Texte.⟧\n:::\n', after: undefined },
  { what: 'the front matter', source: '---\n⟦titre: A\n---\nUn.⟧\n', after: undefined },
  { what: 'a line of a comment', source: 'Un.\n\n<!-- a\n⟦b⟧\n-->\n', after: undefined },
  { what: 'a line of code', source: 'Un.\n\n```\n⟦a⟧\nb\n```\n', after: undefined },
  { what: 'from words into code', source: '⟦Un.\n\n```\na⟧\nb\n```\n', after: undefined },
  { what: 'from code to words', source: '```\na\n⟦b\n```\n\nUn.⟧\n', after: undefined },
  {
    what: 'code and a comment, whole',
    source: '⟦```\na\n```\n\n<!-- b\nc -->⟧\n',
    after: `${opening.replace('atelier', 'outil').replace('C2.1', 'C1.1')}\n\`\`\`\na\n\`\`\`\n\n<!-- b\nc -->\n:::\n`,
  },
  { what: 'the middle of a list item', source: '- un\n\n  ⟦deux⟧\n', after: undefined },
];

describe('a selection becomes a preuve', () => {
  for (const { what, source, after } of cases) {
    it(what, () => {
      assert.equal(marked(source).text, after);
    });
  }

  it('one choice by criterion, those of the chapter first, each read as what it says', () => {
    const { titres, text = '' } = marked('# C4 — Partager\n\n⟦Un.⟧\n');
    assert.deepEqual(
      titres.slice(0, 4).map((one) => /C\d\.\d/.exec(one)?.[0]),
      ['C4.1', 'C4.2', 'C4.3', 'C1.1'],
    );
    assert.equal(new Set(titres).size, 16);
    assert.equal(analyseText(text).dossier.preuves[0]?.bloc.ferme, true);
  });

  it('the nature is what the criterion still lacks', () => {
    const source = ':::outil[A]{pour="C1.1" facettes="individualisation, collectif hétérogène"}\nTexte.\n:::\n\n# C1\n\n⟦Un.⟧\n';
    assert.match(marked(source).text ?? '', /^:::retour\[/m);
  });
});
