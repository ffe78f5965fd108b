// `dep pack check | build | diff`: exit codes, places in the form `file:line:column:`, and archives that are the same twice.
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { changed, invente } from '../support/paquets.js';
import { type Terminal, terminal } from '../support/terminal.js';

const within = (folder: string, files: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries([...files].map(([path, text]) => [`${folder}/${path}`, text]));

describe('dep pack', () => {
  let term: Terminal;
  beforeEach(() => {
    term = terminal();
    term.write(within('p', invente));
  });
  afterEach(() => term.close());

  it('check: 0 and one line for a sound pack', async () => {
    const { code, out } = await term.dep('pack', 'check', 'p');
    assert.equal(out, '« Passeur de lecture en quartier » 1.1.0 — 3 modèles, 2 exemples. Rien à corriger.');
    assert.equal(code, 0);
  });

  it('check: 1 and the place of each fault', async () => {
    term.write(
      within(
        'p',
        changed('modeles/malle.md', (text) => text.replace('criteres: [L2.1]', 'criteres: [L9.1]')),
      ),
    );
    const { code, out } = await term.dep('pack', 'check', 'p');
    assert.equal(code, 1);
    assert.match(
      out,
      /^p\/modeles\/malle\.md:7:12: erreur \[critere-inconnu\]\n {2}« L9\.1 » n’est pas un critère écrit du référentiel\.$/m,
    );
    assert.match(out, /1 point à corriger\.$/);
  });

  it('check: 1 and one sentence for what cannot be opened', async () => {
    term.write({ 'x.zip': 'pas une archive', 'vide/a.txt': '' });
    for (const [path, why] of [
      ['x.zip', /^x\.zip : Cette archive est abîmée/],
      ['vide', /^vide : Il n’y a pas de fichier « pack\.yaml » ici/],
      ['absent', /^absent : Il n’y a pas de fichier/],
    ] as const) {
      const { code, err } = await term.dep('pack', 'check', path);
      assert.match(err, why);
      assert.equal(code, 1);
    }
  });

  it('check: 1 and the place of each file of a folder that is not read, with its true cause', async () => {
    term.write({ 'dehors/malle.md': invente.get('modeles/malle.md') ?? '', 'p/referentiel.yaml': 'a: 1\n'.repeat(2_100_000) });
    rmSync(join(term.folder, 'p/modeles/malle.md'));
    symlinkSync(join(term.folder, 'dehors/malle.md'), join(term.folder, 'p/modeles/malle.md'));
    symlinkSync(join(term.folder, 'nulle-part.md'), join(term.folder, 'p/modeles/perdu.md'));
    const { code, out } = await term.dep('pack', 'check', 'p');
    assert.equal(code, 1);
    assert.match(out, /^p\/referentiel\.yaml:1:1: .*\n {2}Ce fichier n’est pas lu, il est trop gros : au plus 1 Mo\.$/m);
    assert.match(out, /^p\/modeles\/malle\.md:1:1: .*\n {2}Ce fichier n’est pas lu, c’est un lien vers un autre dossier/m);
    assert.match(out, /^p\/modeles\/perdu\.md:1:1: .*\n {2}Ce fichier ne peut pas être lu/m);
    assert.doesNotMatch(out, /n’est pas dans le paquet/);
    assert.match(out, /3 points à corriger\.$/);
    rmSync(join(term.folder, 'p/pack.yaml'));
    symlinkSync(join(term.folder, 'dehors/malle.md'), join(term.folder, 'p/pack.yaml'));
    assert.match(
      (await term.dep('pack', 'check', 'p')).out,
      /^p\/pack\.yaml:1:1: .*\n {2}Ce fichier n’est pas lu, c’est un lien/,
    );
  });

  it('check: a pack that completes the built-in référentiel is checked with it', async () => {
    const modele = `---\nid: a\ntitre: A\nprefixe: dep-a\ndescription: Une\nnature: outil\ncriteres: [C9.9]\nversion: 1.0.0\n---\n:::outil[\${1:[à préciser : titre]}]\n\${2:[à rédiger : usage]}\n:::\n`;
    const sheet =
      'schema: dep-pack/1\nid: e\ntitre: E\nversion: "1.0.0"\nlicence: MIT\nauteur: E\ncomplete: facilitateur-apprentissage\n';
    term.write({ 'e/pack.yaml': sheet, 'e/modeles/a.md': modele });
    const { code, out } = await term.dep('pack', 'check', 'e');
    assert.equal(code, 1);
    assert.match(out, /e\/modeles\/a\.md:7:12: erreur \[critere-inconnu\]/);
  });

  it('build: the same archive twice, with its fingerprints, which the pack is then checked against', async () => {
    const first = await term.dep('pack', 'build', 'p');
    assert.equal(first.code, 0);
    assert.match(first.out, /^Écrit : passeur-de-lecture-1\.1\.0\.zip \(9 fichiers, \d+ Ko\)\.$/m);
    assert.equal((await term.dep('pack', 'build', 'p', '-o', 'b.zip')).code, 0);
    const read = (name: string): Buffer => readFileSync(join(term.folder, name));
    assert.deepEqual(read('passeur-de-lecture-1.1.0.zip'), read('b.zip'));
    assert.match((await term.dep('pack', 'check', 'b.zip')).out, /Rien à corriger\.$/);
    const again = await term.dep('pack', 'build', 'p', '-o', 'b.zip');
    assert.match(again.err, /« b\.zip » existe déjà/);
    assert.equal(again.code, 2);
  });

  it('build: nothing is written of a pack that is not sound', async () => {
    term.write(
      within(
        'p',
        changed('referentiel.yaml', (text) => text.replace('min: 2', 'min: deux')),
      ),
    );
    assert.equal((await term.dep('pack', 'build', 'p', '-o', 'b.zip')).code, 1);
    assert.ok(!existsSync(join(term.folder, 'b.zip')));
  });

  it('diff: what changes, and in one dossier the names to replace', async () => {
    const older = (text: string): string =>
      text
        .replaceAll('1.1.0', '1.0.0')
        .replace('  - { id: valise', '  - { id: ancienne-malle, titre: "Ancienne malle" }\n  - { id: valise')
        .replace(/, obsolete: \{ depuis: "1\.0\.0", remplacePar: malle \}/, '')
        .replace(/\n {8}obsolete: \{ depuis: "1\.0\.0", remplacePar: L2\.1 \}/, '')
        .replace('toutes: [voix-haute, choix-partage]', 'toutes: [voix-haute]');
    const old = new Map(
      [...invente].filter(([path]) => !path.startsWith('exemples/')).map(([path, text]) => [path, older(text)]),
    );
    old.set('modeles/seance.md', (old.get('modeles/seance.md') ?? '').replace('**Ce qui est resté.**', '**Après.**'));
    old.delete('modeles/malle.md');
    term.write({ ...within('vieux', old), 'd.dep.md': invente.get('exemples/a-reprendre.dep.md') ?? '' });
    const { code, out } = await term.dep('pack', 'diff', 'vieux', 'p', 'd.dep.md');
    assert.equal(code, 0, out);
    for (const line of [
      /^- L1\.1\.a demande plus : facettes, « choix partagé des livres »\.$/m,
      /^- L2\.3\.a n’est plus demandé : un registre des prêts\. Ce qui est écrit reste dans le dossier\.$/m,
      /« Valise de livres » \(valise\) devient « Malle de livres » \(malle\)/,
      /« Ancienne malle » \(ancienne-malle\) a disparu/,
      /^- Nouveau modèle : « Malle de livres »\.$/m,
      /^- Le modèle « Séance de lecture » passe de 1\.0\.0 à 1\.1\.0/m,
      /^d\.dep\.md:21:4:\n {2}« valise » n’est plus employé/m,
      /L1\.1\.a était présente et demande maintenant autre chose/,
    ])
      assert.match(out, line);
    assert.match((await term.dep('pack', 'diff', 'p', 'p')).out, /^Rien ne change pour un dossier commencé\.$/);
  });

  it('check --paquet: a dossier is read with the pack it names', async () => {
    term.write({ 'd.dep.md': invente.get('exemples/complet.dep.md') ?? '' });
    const { code, out } = await term.dep('check', '--paquet', 'p', 'd.dep.md');
    assert.match(out, /prêt à lire — 4 exigences présentes sur 4/);
    assert.equal(code, 0);
    assert.match((await term.dep('check', 'd.dep.md')).out, /referentiel-inconnu/);
    assert.equal((await term.dep('check', '--paquet', 'nulle-part', 'd.dep.md')).code, 2);
  });

  it('says what is to be written', async () => {
    for (const words of [
      ['pack'],
      ['pack', 'faire', 'p'],
      ['pack', 'check'],
      ['pack', 'check', 'p', 'p'],
      ['pack', 'diff', 'p'],
      ['pack', 'build', 'p', '-o', 'b.tar'],
    ]) {
      const { code, err } = await term.dep(...words);
      assert.equal(code, 2, words.join(' '));
      assert.match(err, /[.:] ?\S*/);
    }
  });
});
