// `dep new`: what it makes, what it never touches, and what it says.
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Terminal, terminal } from '../support/terminal.js';

describe('dep new', () => {
  let term: Terminal;
  const at = (name: string): string => join(term.folder, name);
  beforeEach(() => {
    term = terminal();
  });
  afterEach(() => term.close());

  it('makes a dossier with its parties, that has nothing wrong', async () => {
    const { code, out } = await term.dep('new', 'mien', '--candidat', 'Camille R.', '--titre', 'Oser : accueillir');
    assert.equal(code, 0);
    assert.equal(out, 'créé : mien/dossier.dep.md');
    assert.match(
      readFileSync(at('mien/dossier.dep.md'), 'utf8'),
      /^---\ndossier: .+\ntitre: "Oser : accueillir"\ncandidat: Camille R\.\n/,
    );
    assert.deepEqual(await wrong('mien'), ['repere-laisse']);
  });

  it('makes one file for each partie, each with the modèles of what is to be proved', async () => {
    await term.dep('new', 'mien', '--plusieurs', '--complet');
    assert.deepEqual(readdirSync(at('mien')).sort(), [
      'annexes.dep.md',
      'c1.dep.md',
      'c2.dep.md',
      'c3.dep.md',
      'c4.dep.md',
      'c5.dep.md',
      'conclusion.dep.md',
      'dossier.dep.md',
    ]);
    const codes = await wrong('mien');
    assert.ok(codes.includes('repere-laisse') && !codes.includes('preuve-manquante'), codes.join());
  });

  it('takes the place of nothing', async () => {
    term.write({ 'mien/c1.dep.md': 'À moi.' });
    const { code, err } = await term.dep('new', 'mien', '--plusieurs');
    assert.equal(code, 2);
    assert.equal(err, '« mien/c1.dep.md » existe déjà. Rien n’a été créé.');
    assert.deepEqual(readdirSync(at('mien')), ['c1.dep.md']);
    assert.equal(readFileSync(at('mien/c1.dep.md'), 'utf8'), 'À moi.');
  });

  it('makes the register and keeps it out of a history of versions, whatever was left out before', async () => {
    term.write({ '.gitignore': 'brouillons/' });
    const { out } = await term.dep('new', '--avec', 'registre');
    assert.match(out, /^« registre-confidentiel\.md » est à garder pour vous/m);
    assert.equal(readFileSync(at('.gitignore'), 'utf8'), 'brouillons/\nregistre-confidentiel.md\n');
    assert.ok(existsSync(at('registre-confidentiel.md')) && !existsSync(at('dossier.dep.md')));
  });

  it('makes the documents of the soutenance', async () => {
    await term.dep('new', '--avec', 'soutenance');
    assert.equal(readdirSync(at('soutenance')).length, 7);
  });

  it('says which documents there are', async () => {
    const { code, err } = await term.dep('new', '--avec', 'oral');
    assert.equal(code, 2);
    assert.match(err, /^« oral » n’est pas un document à créer\. Choisissez .*soutenance/);
  });

  /** Codes of what is found in a folder at warning or above, or missing, each once. */
  async function wrong(folder: string): Promise<string[]> {
    const { out } = await term.dep('check', '--format', 'json', folder);
    const { dossiers } = JSON.parse(out) as { dossiers: { constats: { code: string; severite: string }[] }[] };
    return [
      ...new Set(
        dossiers.flatMap((one) => one.constats.filter(({ severite }) => severite === 'avertissement').map(({ code }) => code)),
      ),
    ];
  }
});
