// When the server analyses, what it publishes, and that it is never late, twice or after goodbye.
import { strict as assert } from 'node:assert';
import { quiet } from '../../server/session.js';
import { at, bench } from '../support/session.js';

const empty = 'minimum-global partie-absente preuve-manquante';
const typo = '# Introduction\n\nTexte.\n\n:::outil[Plan]{pour="C1.9"}\nTexte.\n:::\n';
const root = '---\ndossier: facilitateur-apprentissage\nparties: [c1.dep.md]\n---\n# Introduction\n\nTexte.\n';
const part = '# C1\n\nTexte.\n';

describe('session', () => {
  it('reads what is opened at once, and publishes findings and couverture of the same version', async () => {
    const { session, clock, taken } = bench();
    session.update(at('a.dep.md'), 1, '# Introduction\n\nTexte.\n');
    clock.advance(0);
    await session.idle();
    assert.deepEqual(taken(), [`a.dep.md@1 ${empty}`, 'couverture a.dep.md 0/22']);
  });

  it('counts with the trainers’ avis it is told, and reads the dossier again when they change', async () => {
    const { session, couverture, settle, taken } = bench();
    const fiche = '# C4\n\n:::outil[Plan]{pour="C1.1" facettes="individualisation, collectif hétérogène"}\nLe lundi.\n:::\n';
    const etats = (): unknown => couverture()?.nodes[0]?.children[0]?.children.map((one) => one.etat);
    session.update(at('a.dep.md'), 1, fiche);
    await settle();
    assert.deepEqual(etats(), ['presente', 'absente']);
    session.consider(at('a.dep.md'), [{ critere: 'C1.1', verdict: 'convaincant', empreinte: 'autre' }]);
    await settle();
    assert.deepEqual(etats(), ['a-revoir', 'absente']);
    await settle();
    taken();
    session.consider(at('a.dep.md'), [{ critere: 'C1.1', verdict: 'convaincant', empreinte: 'autre' }]);
    await settle();
    assert.deepEqual(taken(), []);
  });

  it('waits for quiet after a change', async () => {
    const { session, clock, taken, settle } = bench();
    session.update(at('a.dep.md'), 1, '# Introduction\n\nTexte.\n');
    await settle();
    taken();
    session.update(at('a.dep.md'), 2, typo);
    clock.advance(quiet - 1);
    await session.idle();
    assert.deepEqual(taken(), []);
    clock.advance(1);
    await session.idle();
    assert.deepEqual(taken(), [`a.dep.md@2 critere-inconnu ${empty}`]);
  });

  it('tells the plan once nothing more is written, and not again when it is the same', async () => {
    const { session, clock, taken, settle } = bench();
    const write = async (version: number, text: string): Promise<void> => {
      session.update(at('a.dep.md'), version, text);
      clock.advance(quiet);
      await session.idle();
    };
    await write(1, '# Introduction\n\nTexte.\n');
    await write(2, '# Introduction\n\nTexte long.\n');
    taken();
    await settle();
    assert.deepEqual(taken(), ['plan a.dep.md 1']);
    await write(3, '# Introduction\n\nTexte  long.\n');
    await settle();
    assert.deepEqual(taken(), []);
  });

  it('tells headings and blocks of a very long text first, and answers from them while it reads the rest', async () => {
    const { session, clock, taken, settle } = bench();
    const prose = '## Un moment\n\nUne phrase avec *un mot* et [à préciser : le lieu].\n\n'.repeat(6000);
    session.update(at('a.dep.md'), 1, `${typo}\n${prose}`);
    clock.advance(0);
    const first = await session.current(at('a.dep.md'));
    assert.ok(first?.analysis.findings.some((one) => one.code === 'critere-inconnu'));
    assert.ok(!first?.analysis.findings.some((one) => one.code === 'repere-laisse'));
    await settle();
    assert.deepEqual(taken(), [
      `a.dep.md@1 critere-inconnu ${empty}`,
      'couverture a.dep.md 0/22',
      `a.dep.md@1 critere-inconnu ${empty} repere-laisse`,
    ]);
  });

  it('gives up a long reading when something newer comes, and keeps what was read of it', async () => {
    const { session, clock, taken, settle } = bench();
    const prose = '## Un moment\n\nUne phrase avec *un mot* et [un lien](#plan).\n\n'.repeat(6000);
    clock.cost = 1;
    session.update(at('a.dep.md'), 1, `${typo}\n${prose}`);
    clock.advance(0);
    session.update(at('a.dep.md'), 2, `${typo}\n${prose} `);
    await settle();
    assert.ok(taken().every((line) => !line.includes('@1')));
  });

  it('answers from the newest text, even when it changes while the answer is being made', async () => {
    const { session, settle } = bench();
    session.update(at('a.dep.md'), 1, typo);
    await settle();
    session.update(at('a.dep.md'), 2, `${typo}\nUn.\n`);
    const answer = session.current(at('a.dep.md'));
    session.update(at('a.dep.md'), 3, `${typo}\nUn, deux.\n`);
    assert.match((await answer)?.fichier.texte ?? '', /Un, deux/);
  });

  it('publishes once for many keystrokes, with the last version', async () => {
    const { session, clock, taken, settle } = bench();
    for (let version = 1; version <= 50; version++) {
      session.update(at('a.dep.md'), version, `# Introduction\n\n${'a'.repeat(version)}\n`);
      clock.advance(quiet / 2);
    }
    await settle();
    assert.deepEqual(taken(), [`a.dep.md@50 ${empty}`, 'couverture a.dep.md 0/22']);
  });

  it('does not publish again what the client already knows', async () => {
    const { session, taken, settle } = bench();
    session.update(at('a.dep.md'), 1, '# Introduction\n\nTexte.\n');
    await settle();
    taken();
    session.update(at('a.dep.md'), 2, '# Introduction\n\nTexte changé.\n');
    await settle();
    assert.deepEqual(taken(), []);
  });

  it('drops an analysis that a keystroke has made old', async () => {
    const { session, clock, files, taken, settle } = bench({ 'c1.dep.md': part });
    let open = (): void => {};
    files.gate = new Promise((resolve) => {
      open = resolve;
    });
    session.update(at('r.dep.md'), 1, root);
    clock.advance(quiet);
    session.update(at('r.dep.md'), 2, `${root}\n${typo}`);
    open();
    await session.idle();
    assert.deepEqual(taken(), []);
    await settle();
    assert.ok(taken().every((line) => !line.includes('@1')));
  });

  it('finds the root that lists an open part, and reports on every file', async () => {
    const { session, couverture, taken, settle } = bench({ 'r.dep.md': root, 'c1.dep.md': part });
    session.update(at('c1.dep.md'), 3, typo);
    await settle();
    assert.deepEqual(taken(), [`r.dep.md@- ${empty}`, 'c1.dep.md@3 critere-inconnu', 'couverture r.dep.md 0/22']);
    assert.deepEqual(couverture()?.fichiers, [at('r.dep.md'), at('c1.dep.md')]);
  });

  it('finds a root in a folder above', async () => {
    const { session, couverture, settle } = bench({
      'r.dep.md': root.replace('c1.dep.md', 'parties/c1.dep.md'),
      'parties/c1.dep.md': part,
    });
    session.update(at('parties/c1.dep.md'), 1, part);
    await settle();
    assert.equal(couverture()?.racine, at('r.dep.md'));
  });

  it('reads a closed part again only when it changed outside', async () => {
    const { session, files, taken, settle } = bench({ 'r.dep.md': root, 'c1.dep.md': part });
    session.update(at('r.dep.md'), 1, root);
    await settle();
    session.update(at('r.dep.md'), 2, `${root} `);
    await settle();
    assert.equal(files.reads.filter((uri) => uri === at('c1.dep.md')).length, 1);
    taken();
    files.texts.set(at('c1.dep.md'), typo);
    session.changedOutside([at('c1.dep.md')]);
    await settle();
    assert.ok(taken().includes('c1.dep.md@- critere-inconnu'));
  });

  it('takes everything back when the last file of a dossier is closed, and says nothing after', async () => {
    const { session, taken, settle } = bench({ 'r.dep.md': root, 'c1.dep.md': part });
    session.update(at('r.dep.md'), 1, root);
    await settle();
    taken();
    session.close(at('r.dep.md'));
    await settle();
    assert.deepEqual(taken(), ['r.dep.md@-', 'c1.dep.md@-', 'couverture r.dep.md fermée']);
    session.changedOutside([at('c1.dep.md')]);
    await settle();
    assert.deepEqual(taken(), []);
  });

  it('keeps a dossier while one of its parts is open', async () => {
    const { session, taken, settle } = bench({ 'r.dep.md': root, 'c1.dep.md': part });
    session.update(at('r.dep.md'), 1, root);
    session.update(at('c1.dep.md'), 1, part);
    await settle();
    taken();
    session.close(at('r.dep.md'));
    await settle();
    assert.deepEqual(taken(), []);
  });

  it('moves a part from its own dossier to the root that comes to list it', async () => {
    const { session, files, taken, settle } = bench({ 'c1.dep.md': part });
    session.update(at('c1.dep.md'), 1, part);
    await settle();
    taken();
    files.texts.set(at('r.dep.md'), root);
    session.changedOutside([at('r.dep.md')]);
    await settle();
    const lines = taken();
    assert.ok(lines.includes('couverture c1.dep.md fermée'));
    assert.ok(lines.includes('couverture r.dep.md 0/22'));
  });

  it('keeps two dossiers apart', async () => {
    const { session, taken, settle } = bench();
    session.update(at('a.dep.md'), 1, typo);
    session.update(at('b/b.dep.md'), 1, '# Introduction\n\nTexte.\n');
    await settle();
    taken();
    session.update(at('a.dep.md'), 2, typo.replace('C1.9', 'C1.1'));
    await settle();
    assert.ok(taken().every((line) => !line.includes('b/b.dep.md')));
  });

  it('shows what each of two roots says of the part they share, and takes it back with that root', async () => {
    const { session, taken, settle } = bench({ 'c1.dep.md': ':::retour[R]{pour="C1.1" sur="a"}\nTexte.\n:::\n' });
    session.update(at('copie.dep.md'), 1, root);
    session.update(at('r.dep.md'), 1, `${root}\n:::outil[A]{pour="C1.1"}\nTexte.\n:::\n`);
    await settle();
    const codes = (lines: string[]): string | undefined => lines.findLast((line) => line.startsWith('c1.dep.md'));
    assert.match(codes(taken()) ?? '', /lien-introuvable/);
    session.close(at('copie.dep.md'));
    await settle();
    assert.doesNotMatch(codes(taken()) ?? 'lien-introuvable', /lien-introuvable/);
  });

  it('goes on after a reading that fails, and after an analysis that fails', async () => {
    const { session, files, taken, settle } = bench({ 'c1.dep.md': part });
    files.gate = Promise.reject(new Error('disk'));
    session.update(at('r.dep.md'), 1, root);
    await settle();
    assert.ok(taken().some((line) => line.includes('partie-introuvable')));
    files.gate = Promise.resolve();
    session.changedOutside([at('c1.dep.md')]);
    await settle();
    assert.ok(taken().every((line) => !line.includes('partie-introuvable')));
  });

  it('knows the root of files that list one another in a circle, whichever is open', async () => {
    const files = { 'r.dep.md': root, 'c1.dep.md': `---\nparties: [r.dep.md]\n---\n${part}` };
    for (const open of ['r.dep.md', 'c1.dep.md'] as const) {
      const { session, couverture, taken, settle } = bench(files);
      session.update(at(open), 1, files[open]);
      await settle();
      assert.equal(couverture()?.racine, at('r.dep.md'));
      assert.ok(taken().some((line) => line.startsWith('c1.dep.md') && line.includes('parties-en-boucle')));
    }
  });

  it('takes a part under the name its folder gives it', async () => {
    const { session, couverture, settle } = bench({ 'r.dep.md': root.replace('c1', 'C1'), 'c1.dep.md': part });
    session.update(at('c1.dep.md'), 1, part);
    await settle();
    assert.deepEqual(couverture()?.fichiers, [at('r.dep.md'), at('c1.dep.md')]);
  });

  it('says nothing after stop, whatever comes', async () => {
    const { session, taken, settle } = bench();
    session.update(at('a.dep.md'), 1, typo);
    await settle();
    taken();
    session.stop();
    session.close(at('a.dep.md'));
    session.changedOutside([]);
    session.update(at('a.dep.md'), 2, '');
    await settle();
    assert.deepEqual(taken(), []);
  });

  it('says nothing after stop', async () => {
    const { session, taken, settle } = bench();
    session.update(at('a.dep.md'), 1, typo);
    session.stop();
    await settle();
    assert.deepEqual(taken(), []);
  });
});
