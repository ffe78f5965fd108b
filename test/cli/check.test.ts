// `dep check` and `dep coverage`: exit codes, data, and one clear French message for each thing that cannot be done.
import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseFixture } from '../support/fixture.js';
import { type Terminal, terminal } from '../support/terminal.js';

const typo = '# Introduction\n\nTexte.\n\n:::outil[Plan]{pour="C1.9"}\nTexte.\n:::\n';
const sound = '# Introduction\n\nTexte.\n';

describe('dep', () => {
  let term: Terminal;
  beforeEach(() => {
    term = terminal();
  });
  afterEach(() => term.close());

  it('check: 0 when nothing is at warning or above, 1 when something is', async () => {
    term.write({ 'a.dep.md': sound, 'b.dep.md': typo });
    assert.equal((await term.dep('check', 'a.dep.md')).code, 0);
    const wrong = await term.dep('check', 'b.dep.md');
    assert.equal(wrong.code, 1);
    assert.match(wrong.out, /5:22 {2}attention {2}« C1\.9 » n’est pas un critère du référentiel\. Les critères de C1 vont de$/m);
  });

  it('check --statut remise judges as if handed in', async () => {
    term.write({ 'a.dep.md': sound });
    const { code, out } = await term.dep('check', '--statut', 'remise', 'a.dep.md');
    assert.equal(code, 1);
    assert.match(out, /a\.dep\.md — prêt à remettre — 0 exigence présente sur 22/);
    assert.match(out, /erreur {5}C1\.1 — /);
  });

  it('check --format json has the promised shape', async () => {
    term.write({ 'b.dep.md': typo });
    const { out, code } = await term.dep('check', '--format', 'json', 'b.dep.md');
    const { dossiers } = JSON.parse(out);
    assert.equal(code, 1);
    assert.deepEqual(Object.keys(dossiers[0]), ['chemin', 'statut', 'constats', 'couverture']);
    assert.deepEqual([dossiers[0].chemin, dossiers[0].statut], ['b.dep.md', 'brouillon']);
    const constat = dossiers[0].constats.find((one: { code: string }) => one.code === 'critere-inconnu');
    assert.deepEqual(
      { ...constat, message: '' },
      { code: 'critere-inconnu', severite: 'avertissement', fichier: 'b.dep.md', ligne: 5, colonne: 22, message: '' },
    );
    const missing = dossiers[0].constats.find((one: { critere?: string }) => one.critere === 'C1.1');
    assert.equal(missing.severite, 'information');
    assert.equal(dossiers[0].couverture.exigences.length, 22);
    assert.deepEqual(dossiers[0].couverture.exigences[0], { id: 'C1.1.a', etat: 'absente', preuves: [] });
    assert.equal(dossiers[0].couverture.oral.length, 13);
  });

  it('many dossiers are shared among threads, and say the same in the same order', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `d${String(index).padStart(2, '0')}.dep.md`);
    term.write(Object.fromEntries(names.map((name, index) => [name, index % 3 === 0 ? typo : sound])));
    for (const words of [['.'], ['--format', 'json', '--lecture', 'A6=exige', '.']]) {
      const args = [join(process.cwd(), 'dist/cli.cjs'), 'check', ...words];
      const shared = spawnSync(process.execPath, args, { cwd: term.folder, encoding: 'utf8' });
      // In this process the bundle of the tests is no program: the threads fail, and what they leave is done here.
      const alone = await term.dep('check', ...words);
      assert.equal(shared.stderr, '', 'progress is for a terminal only');
      assert.deepEqual(term.told.slice(-2), ['40 dossiers lus sur 40', '']);
      assert.equal(shared.stdout.replace(/[\u00a0\u202f]/g, ' '), `${alone.out}\n`);
      assert.deepEqual([shared.status, alone.code], [1, 1]);
      for (const name of names) assert.ok(shared.stdout.includes(name));
    }
  });

  it('ends in silence, with its own code, when its reader stops first', async () => {
    term.write({ 'd.dep.md': typo });
    const child = spawn(process.execPath, [join(process.cwd(), 'dist/cli.cjs'), 'check', 'd.dep.md'], { cwd: term.folder });
    child.stdout.destroy();
    let said = '';
    child.stderr.on('data', (data) => {
      said += data;
    });
    const [code] = await once(child, 'close');
    assert.deepEqual([said, code], ['', 1]);
  });

  it('coverage --format json names the preuves and their lines, and ends with 0', async () => {
    term.write({ 'a.dep.md': '# C1\n\n:::outil[Plan]{pour="C1.3" facettes="autonomie"}\nTexte.\n:::\n' });
    const { out, code } = await term.dep('coverage', '--format', 'json', 'a.dep.md');
    const exigence = JSON.parse(out).dossiers[0].couverture.exigences.find((one: { id: string }) => one.id === 'C1.3.a');
    assert.equal(code, 0);
    assert.deepEqual(exigence, { id: 'C1.3.a', etat: 'presente', preuves: [{ id: 'plan', fichier: 'a.dep.md', ligne: 3 }] });
  });

  it('coverage shows states in words, in columns', async () => {
    term.write({ 'a.dep.md': '# C1\n\n:::outil[Plan]{pour="C1.3"}\nTexte.\n:::\n' });
    const { out, code } = await term.dep('coverage', 'a.dep.md');
    assert.equal(code, 0);
    assert.match(
      out,
      /^ {4}C1\.3\.a {2}un outil ou une technique d’animation pour l’autonomie d’apprentissage — amorcée · à\n {12}préciser : autonomie d’apprentissage$/m,
    );
    assert.match(out, /^ {12}· Plan \(a\.dep\.md, ligne 3\)$/m);
    assert.match(out, /^ {2}G\.2 .* — 0 sur 5$/m);
  });

  it('coverage --format html prints a page or writes one, never over a file, for one dossier', async () => {
    term.write({ 'a.dep.md': '# C1\n\n:::outil[Plan]{pour="C1.3"}\nTexte.\n:::\n', 'b.dep.md': '# C1\n' });
    const words = ['coverage', '--format', 'html', 'a.dep.md'];
    const { out, code } = await term.dep(...words);
    assert.equal(code, 0);
    const [, style = ''] = /<style>([^<]*)</.exec(out) ?? [];
    const digest = createHash('sha256').update(style).digest('base64');
    assert.ok(out.startsWith('<!DOCTYPE html>') && out.includes(`style-src &#39;sha256-${digest}&#39;;`), digest);
    assert.match((await term.dep(...words, '-o', 'a.html')).out, /^Écrit : a\.html\. Ouvrez ce fichier/);
    const written = readFileSync(join(term.folder, 'a.html'), 'utf8').replace(/[\u00a0\u202f]/g, ' ');
    assert.equal(written, out);
    const again = await term.dep(...words, '-o', 'a.html');
    assert.deepEqual(
      [again.code, again.err],
      [2, '« a.html » existe déjà : supprimez-le, ou choisissez un autre nom avec « -o nom.html ».'],
    );
    assert.match((await term.dep('coverage', '--format', 'html', '.')).err, /^Une matrice montre un seul dossier/);
    assert.match((await term.dep('coverage', '--format', 'html', 'z.dep.md')).err, /^z\.dep\.md : /);
    assert.match((await term.dep('check', '--format', 'html', 'a.dep.md')).err, /Choisissez texte ou json\.$/);
  });

  it('finds in the faulty example what is planted there, and nothing else', async () => {
    const example = join(process.cwd(), 'examples/fautif');
    const { expected } = parseFixture(readFileSync(join(example, 'constats.txt'), 'utf8'));
    const { out } = await term.dep('check', '--format', 'json', join(example, 'dossier.dep.md'));
    const [dossier] = JSON.parse(out).dossiers as {
      constats: { fichier: string; ligne: number; colonne: number; code: string }[];
    }[];
    const found = dossier?.constats.map((one) => `${basename(one.fichier)}:${one.ligne}:${one.colonne} ${one.code}`) ?? [];
    assert.deepEqual(found.sort(), expected.map(({ place }) => place.replace(/-\d+ /, ' ')).sort());
  });

  it('says what cannot be done, and still checks the rest', async () => {
    term.write({
      'bon.dep.md': sound,
      'notes.md': '# Notes',
      'latin1.dep.md': Buffer.from('# Été', 'latin1'),
      'vide/lisez-moi.txt': '',
    });
    const { code, out, err } = await term.dep('check', 'absent.dep.md', 'notes.md', 'latin1.dep.md', 'vide', 'bon.dep.md');
    assert.equal(code, 2);
    assert.deepEqual(err.split('\n'), [
      'absent.dep.md : ce fichier ou ce dossier n’existe pas. Vérifiez son nom et son emplacement.',
      'notes.md : ce fichier n’est pas un dossier DEP : son nom doit finir par « .dep.md ».',
      'vide : aucun fichier dont le nom finit par « .dep.md » ici.',
      'latin1.dep.md : ce fichier n’est pas un texte en UTF-8. Ouvrez-le dans votre éditeur et enregistrez-le en UTF-8.',
    ]);
    assert.match(out, /bon\.dep\.md — brouillon/);
  });

  const messages: readonly [string, Record<string, string>, RegExp][] = [
    ['broken YAML', { 'd.dep.md': '---\nparties: [a\n---\n# Introduction\n\nTexte.\n' }, /\[entete-illisible\]/],
    [
      'a cycle in parties',
      { 'd.dep.md': '---\nparties: [e.dep.md]\n---\n', 'e.dep.md': '---\nparties: [d.dep.md]\n---\n' },
      /\[parties-en-boucle\]/,
    ],
    ['a part that is not there', { 'd.dep.md': '---\nparties: [absente.dep.md]\n---\n' }, /\[partie-introuvable\]/],
    [
      'a part outside the folder',
      { 'x/d.dep.md': '---\nparties: [../secret.dep.md]\n---\n', 'secret.dep.md': 'Secret.' },
      /\[partie-hors-dossier\]/,
    ],
  ];
  for (const [name, files, expected] of messages) {
    it(`says once, and goes on: ${name}`, async () => {
      term.write({ ...files, 'bon.dep.md': sound });
      const first = Object.keys(files)[0] ?? '';
      const { code, out } = await term.dep('check', first, 'bon.dep.md');
      assert.equal(code, 1);
      assert.equal(out.match(new RegExp(expected, 'g'))?.length, 1);
      assert.match(out, /bon\.dep\.md — brouillon/);
    });
  }

  it('never follows a link out of the dossier', async () => {
    term.write({
      'd/d.dep.md': '---\nparties: [lien.dep.md]\n---\n',
      'secret.dep.md': ':::outil[Secret]{pour="C1.3"}\nTexte.\n:::\n',
    });
    symlinkSync(join(term.folder, 'secret.dep.md'), join(term.folder, 'd/lien.dep.md'));
    const { out } = await term.dep('check', 'd/d.dep.md');
    assert.match(out, /\[partie-introuvable\]/);
    assert.doesNotMatch(out, /Secret/);
  });

  it('takes a folder, checks each dossier once, and a part stands for its root', async () => {
    term.write({
      'd/r.dep.md': '---\nparties: [c1.dep.md]\n---\n# Introduction\n\nTexte.\n',
      'd/c1.dep.md': '# C1\n\nTexte.\n',
      'e/s.dep.md': sound,
    });
    const roots = (text: string): string[] => JSON.parse(text).dossiers.map((one: { chemin: string }) => one.chemin);
    assert.deepEqual(roots((await term.dep('check', '--format', 'json', '.')).out), ['d/r.dep.md', 'e/s.dep.md']);
    assert.deepEqual(roots((await term.dep('check', '--format', 'json', 'd/c1.dep.md')).out), ['d/r.dep.md']);
  });

  it('shows no control, bidirectional or invisible character', async () => {
    term.write({
      'a.dep.md': '# Introduction\n\nTexte.\n\n:::outil[T\u001b]52;c;ls\u0007\u202e]{pour="C1.\u001b9"}\nTexte.\n:::\n',
    });
    const { out, err } = await term.dep('check', 'a.dep.md', 'x\u001b[31m.dep.md');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    assert.doesNotMatch(out + err, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it('refuses what it does not know, in words', async () => {
    term.write({ 'a.dep.md': sound });
    const say = async (...argv: string[]): Promise<string> => {
      const { code, err } = await term.dep(...argv);
      assert.equal(code, 2);
      return err;
    };
    assert.match(await say('chek', 'a.dep.md'), /La commande « chek » n’existe pas/);
    assert.match(await say('check', '--couleur', 'a.dep.md'), /L’option « --couleur » n’est pas connue/);
    assert.match(await say('check', '--format', 'xml', 'a.dep.md'), /Choisissez texte ou json/);
    assert.match(await say('check', '--statut', 'fini', 'a.dep.md'), /Choisissez brouillon, relecture, remise/);
    assert.match(await say('check', '--lecture', 'A6=jamais', 'a.dep.md'), /A6 n’a pas de lecture « jamais »/);
    assert.match(await say('check', '--lecture', 'A6', 'a.dep.md'), /^A6 attend une lecture : choisissez parmi .*\.$/);
    assert.match(await say('check', '--lecture', 'Z9', 'a.dep.md'), /^La lecture « Z9 » n’existe pas : .*\.$/);
    assert.match(await say('check', '--sortie', 'x', 'a.dep.md'), /« --sortie » ne va qu’avec « coverage » ou « pack »/);
    assert.match(await say('coverage', '-o', 'x', 'a.dep.md'), /qu’avec « --format html »/);
    assert.match(await say('modele', '--format', 'json'), /« --format » ne va qu’avec « check »/);
    assert.match(await say('check'), /Dites quel fichier vérifier/);
    assert.match(await say('coverage'), /Dites de quel dossier/);
  });

  it('--help ends with 0', async () => {
    const { code, out } = await term.dep('--help');
    assert.equal(code, 0);
    assert.match(out, /dep check/);
  });
});
