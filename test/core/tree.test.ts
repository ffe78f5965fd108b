// The tree that every client shows: one identifier a line, states in words, places in the text.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { progress, type TreeNode, tree } from '../../core/index.js';
import { analyseText, cadreApapp } from '../support/core.js';

const twice = ':::outil[Plan]{pour="C1.3" facettes="autonomie"}\nTexte.\n:::\n';
const complet = readFileSync('examples/complet/dossier.dep.md', 'utf8');

/** Every line of a tree, with its depth. */
function lines(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap((one) => [one, ...lines(one.children)]);
}

describe('tree', () => {
  for (const [what, text, lectures] of [
    ['two preuves of one name', `# C1\n\n${twice}\n${twice}`, {}],
    ['the complete example', complet, {}],
    ['an oral criterion that counts for two competences', complet, { A3: 'C3-et-C4' }],
  ] as const) {
    it(`has one identifier for each line: ${what}`, () => {
      const cadre = cadreApapp(lectures);
      const ids = lines(tree(analyseText(text, {}, cadre))).map((one) => one.id);
      assert.deepEqual(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        [],
      );
    });
  }

  it('says each state in words, and advice apart from what is missing', () => {
    const all = lines(
      tree(
        analyseText(
          '# C1\n\n:::scenario[S]{pour="C1.4" facettes="synchrone"}\nTexte.\n:::\n\n:::illustration[I]{pour="C1.4"}\nTexte.\n:::\n',
        ),
      ),
    );
    const description = (titre: string): string | undefined =>
      all.find((one) => one.titre === titre)?.description.replaceAll('\u00a0', ' ');
    assert.match(description('C1') ?? '', /^1 sur 6 · /);
    assert.match(description('S') ?? '', /^à préciser : asynchrone, présentiel, .* · Scénario pédagogique$/);
    assert.equal(description('I'), 'complète · conseillé : preuve concernée · Illustration');
  });

  it('names the first thing that is missing', () => {
    const { met, total, next } = progress(analyseText('# C1\n'));
    assert.deepEqual([met, total], [0, 22]);
    assert.equal(next, 'C1.1 · un outil d’individualisation dans un collectif hétérogène · absente');
  });

  it('says what the chosen readings mean for the oral', () => {
    const help = (lectures: Record<string, string>, id: string): string => {
      const found = lines(tree(analyseText('# C1\n', {}, cadreApapp(lectures)))).find(
        (one) => one.titre === id && one.genre === 'oral',
      );
      return found?.aide ?? '';
    };
    assert.match(help({}, 'C1.O4'), /Une même fiche peut servir/);
    assert.match(help({ A9: 'par-competence' }, 'C1.O4'), /une fiche pour ce seul focus/);
    assert.match(help({}, 'C5.O1'), /Les situations du dossier conviennent/);
    assert.match(help({ A13: 'autres' }, 'C5.O1'), /qui ne sont pas dans le dossier/);
  });
});
