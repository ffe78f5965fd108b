// « Plan et situations »: the lines of the plan as an outline, from a text to what a person reads.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { motsOf, pages, plan, type TreeNode, titresVises } from '../../core/index.js';
import { analyseFiles, analyseText } from '../support/core.js';

/** Every line, indented, its description after a bar. */
function outline(nodes: readonly TreeNode[], depth = ''): string[] {
  return nodes.flatMap((one) => [
    `${depth}${one.titre} | ${one.description.replaceAll('\u00a0', ' ')}`,
    ...outline(one.children, `${depth}  `),
  ]);
}

const text = `# Introduction

${'mot '.repeat(301)}

## Un détour

:::parcours[Avec Ana]{apprenant="Ana"}
Elle lit.
:::

:::parcours[Encore Ana]{apprenant="ANA"}
Elle écrit.
:::

# Bibliographie

Ferrand, L. (2012). Lire à deux. Invention.

Vasseur, P. (2009). Compter. Invention.

# Annexes

## Annexe 1 — Un plan

Selon Ferrand (2012), voir annexe 1.

## Annexe 2 — Une photo

Texte.

# Conclusion

[à rédiger : la suite]
`;

describe('plan', () => {
  const lines = outline(plan(analyseText(text)));
  for (const wanted of [
    '  Introduction | 307 mots · environ 2 pages',
    '  Conclusion | 4 mots · environ 1 page · 1 repère à remplacer',
    '  C1 | à écrire',
    '  Annexe 1 — Un plan | appelée dans le texte',
    '  Annexe 2 — Une photo | jamais appelée',
    '  0 sur 1 | élément issu du dossier d’un apprenant',
    'Annexes | 1 sur 2',
    '    Ana | Avec Ana, Encore Ana',
    '  Ferrand, L. (2012). Lire à deux. Invention. | citée dans le texte',
    '  Vasseur, P. (2009). Compter. Invention. | jamais citée',
  ]) {
    it(wanted.trim(), () => {
      assert.ok(lines.includes(wanted), lines.join('\n'));
    });
  }

  it('each learner once, however the name is typed', () => {
    assert.equal(lines.filter((one) => one.startsWith('    Ana |')).length, 1);
    assert.ok(
      lines.some((one) => /^ {2}1 sur 5 \| parcours/.test(one)),
      lines.join('\n'),
    );
  });

  it('a text of one word fills a page, and nothing fills none', () => {
    assert.deepEqual([0, 1, 300, 301].map(pages), [0, 1, 1, 2]);
  });

  it('every line has its own identifier, and chapters hold all the words of the complete example', () => {
    const analysis = analyseText(readFileSync('examples/complet/dossier.dep.md', 'utf8'));
    const ids = (nodes: readonly TreeNode[]): string[] => nodes.flatMap((one) => [one.id, ...ids(one.children)]);
    const all = ids(plan(analysis));
    assert.equal(new Set(all).size, all.length);
    const deepest = Math.max(...analysis.dossier.parties.map((one) => one.mots));
    assert.ok(motsOf(analysis) > deepest);
  });

  it('gives titles of the preuves that others are about, whatever file they are in', () => {
    const analysis = analyseFiles(
      new Map([
        ['dossier.dep.md', '---\nparties: [c1.dep.md]\n---\n:::outil[Un *plan*]{#plan}\n:::\n:::outil[Seul]\n:::\n'],
        ['c1.dep.md', '# C1\n\n:::retour[Mots]{sur="plan, absente"}\n:::\n'],
      ]),
    );
    assert.deepEqual(titresVises(analysis), { plan: 'Un plan' });
  });
});
