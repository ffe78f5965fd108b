// `dep modele`: the list, one text, and the sentence for a name that is not there.
import { strict as assert } from 'node:assert';
import { plainSnippet } from '../../core/index.js';
import { modelesApapp } from '../../snippets/index.js';
import { cadreApapp } from '../support/core.js';
import { type Terminal, terminal } from '../support/terminal.js';

describe('dep modele', () => {
  let term: Terminal;
  beforeEach(() => {
    term = terminal();
  });
  afterEach(() => term.close());

  it('lists every modèle', async () => {
    const { out } = await term.dep('modele');
    assert.deepEqual(
      out.split('\n').map((line) => line.split(' ')[0]),
      modelesApapp.map((one) => one.id),
    );
  });

  it('prints each as an editor inserts it', async () => {
    for (const { id, corps } of cadreApapp().modeles) {
      const { out, code } = await term.dep('modele', id);
      assert.equal(code, 0);
      assert.equal(out, plainSnippet(corps).replace(/[\u00a0\u202f]/g, ' '), id);
    }
  });

  it('says what to do when there is none of that name', async () => {
    const { err, code } = await term.dep('modele', 'schema');
    assert.equal(code, 2);
    assert.equal(err, 'Le modèle « schema » n’existe pas. Écrivez « dep modele » pour voir leurs noms.');
  });
});
