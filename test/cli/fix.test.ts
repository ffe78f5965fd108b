// `dep check --fix`: what it changes on the disk, what it never touches, and what it says.
import { strict as assert } from 'node:assert';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Terminal, terminal } from '../support/terminal.js';

const faulty =
  '# C1\u00a0— Accompagner\r\n\r\n::: outil[Plan]{pour=“C1.3” facettes="autonomie ; initiative"}\r\nTexte.\r\n:::\r\n\r\n#\u00a0Fin\r\n\r\nTexte.\r\n';
const mended =
  '# C1\u00a0— Accompagner\r\n\r\n:::outil[Plan]{pour="C1.3" facettes="autonomie, initiative"}\r\nTexte.\r\n:::\r\n\r\n# Fin\r\n\r\nTexte.\r\n';

describe('dep check --fix', () => {
  let term: Terminal;
  const at = (name: string): string => join(term.folder, name);
  const text = (name: string): string => readFileSync(at(name), 'utf8');
  beforeEach(() => {
    term = terminal();
  });
  afterEach(() => term.close());

  it('corrects until nothing sure is left, keeping byte order mark and line ends, and says what', async () => {
    term.write({ 'a.dep.md': `\ufeff${faulty}` });
    const { out } = await term.dep('check', '--fix', 'a.dep.md');
    assert.equal(text('a.dep.md'), `\ufeff${mended}`);
    assert.match(out, /^a\.dep\.md : 3 corrections faites$/m);
    assert.match(out, /^ {2}ligne 3 : Écrire « :::outil/m);
    assert.match(out, /^ {2}ligne 3 : Séparer par des virgules$/m);
    assert.match(out, /^ {2}ligne 7 : Taper une espace ordinaire$/m);
    assert.doesNotMatch(out, /bloc-illisible|facette-inconnue|espace-insecable/);
  });

  it('does nothing the second time, and nothing without the option', async () => {
    term.write({ 'a.dep.md': faulty, 'b.dep.md': faulty });
    await term.dep('check', 'b.dep.md');
    assert.equal(text('b.dep.md'), faulty);
    await term.dep('check', '--fix', 'a.dep.md');
    const { mtimeMs, ino } = statSync(at('a.dep.md'));
    const { out } = await term.dep('check', '--fix', 'a.dep.md');
    assert.match(out, /^a\.dep\.md : rien à corriger sans vous\.$/m);
    assert.deepEqual([statSync(at('a.dep.md')).mtimeMs, statSync(at('a.dep.md')).ino], [mtimeMs, ino]);
  });

  it('corrects the parts too, those that a correction brings in as well, and creates nothing', async () => {
    term.write({ 'r.dep.md': '---\nParties: [c1.dep.md, absente.dep.md]\n---\n', 'c1.dep.md': faulty });
    await term.dep('check', '--fix', 'r.dep.md');
    assert.equal(text('r.dep.md'), '---\nparties: [c1.dep.md, absente.dep.md]\n---\n');
    assert.equal(text('c1.dep.md'), mended);
    assert.deepEqual(readdirSync(term.folder).sort(), ['c1.dep.md', 'r.dep.md']);
  });

  it('keeps the mode of a file, and a link a link', async () => {
    term.write({ 'd/vrai.dep.md': faulty });
    chmodSync(at('d/vrai.dep.md'), 0o640);
    symlinkSync('vrai.dep.md', at('d/lien.dep.md'));
    await term.dep('check', '--fix', 'd/lien.dep.md');
    assert.equal(text('d/vrai.dep.md'), mended);
    assert.equal(statSync(at('d/vrai.dep.md')).mode & 0o777, 0o640);
    assert.ok(lstatSync(at('d/lien.dep.md')).isSymbolicLink());
  });

  it('a file that must not be changed: nothing of its dossier is, and one sentence says so', async () => {
    term.write({ 'r.dep.md': `---\nparties: [c1.dep.md]\n---\n${faulty}`, 'c1.dep.md': faulty });
    chmodSync(at('c1.dep.md'), 0o444);
    const { code, err, out } = await term.dep('check', '--fix', 'r.dep.md');
    assert.equal(code, 2);
    assert.equal(err, 'c1.dep.md : ce fichier est en lecture seule. Donnez-vous le droit de le modifier, puis recommencez.');
    assert.doesNotMatch(out, /faite/);
    assert.equal(text('c1.dep.md'), faulty);
    assert.match(text('r.dep.md'), /^---\nparties: \[c1\.dep\.md\]\n---\n# C1\u00a0— Accompagner\r\n\r\n::: outil/);
    assert.deepEqual(readdirSync(term.folder).sort(), ['c1.dep.md', 'r.dep.md']);
  });

  it('with --format json, data alone goes to the output', async () => {
    term.write({ 'a.dep.md': faulty });
    const { out, err } = await term.dep('check', '--fix', '--format', 'json', 'a.dep.md');
    assert.equal(JSON.parse(out).dossiers.length, 1);
    assert.match(err, /3 corrections faites/);
  });

  it('goes with check only', async () => {
    term.write({ 'a.dep.md': faulty });
    const { code, err } = await term.dep('coverage', '--fix', 'a.dep.md');
    assert.equal(code, 2);
    assert.match(err, /« --fix » ne va qu’avec « check »/);
    assert.equal(text('a.dep.md'), faulty);
  });
});
