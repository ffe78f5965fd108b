// Packs in the server: what is refused is told once and changes nothing; what is taken serves the dossiers that name it.
import { strict as assert } from 'node:assert';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import { Cadre, choixParmi, readReferentiel, writeZip } from '../../core/index.js';
import { referentielApapp } from '../../referentiel/index.js';
import { fetchPaquet, openPaquet, stack, sumsOf } from '../../server/paquets.js';
import type { Referentiels } from '../../server/protocol.js';
import { modelesApapp } from '../../snippets/index.js';
import { cadreApapp } from '../support/core.js';
import { changed, invente } from '../support/paquets.js';
import { MemoryFiles } from '../support/session.js';
import { type Wire, wire } from '../support/wire.js';

const bytesOf = (files: ReadonlyMap<string, string>): Map<string, Uint8Array> =>
  new Map([...files].map(([path, text]) => [path, new TextEncoder().encode(text)]));

/** The invented pack with the list of its fingerprints. */
async function signed(): Promise<Map<string, Uint8Array>> {
  const files = bytesOf(invente);
  files.set('sommes.sha256', new TextEncoder().encode(await sumsOf(files)));
  return files;
}

/** Why these bytes are refused; empty when they are not. */
async function refusal(given: Parameters<typeof openPaquet>[0]): Promise<string> {
  const { refus, cadres } = stack(cadreApapp(), [{ nom: 'x', ouvert: await openPaquet(given) }], {});
  assert.ok(refus.length < 2);
  assert.equal(cadres.length, refus.length === 0 ? 2 : 1, 'a refused pack changes nothing');
  return refus[0] ?? '';
}

const sheet = (id: string, more = 'complete: facilitateur-apprentissage'): string =>
  `schema: dep-pack/1\nid: ${id}\ntitre: Équipe\nversion: "1.0.0"\nlicence: MIT\nauteur: Équipe\n${more}\n`;
const modele = (id: string, titre: string): string =>
  `---\nid: ${id}\ntitre: ${titre}\nprefixe: dep-${id}\ndescription: Une fiche\nnature: outil\nversion: 1.0.0\n---\n:::outil[\${1:[à préciser : titre]}]\n\${2:[à rédiger : usage]}\n:::\n`;

describe('packs in the server', () => {
  it('takes a folder, an archive, and an archive of a folder', async () => {
    const files = await signed();
    assert.equal(await refusal(files), '');
    assert.equal(await refusal(writeZip(files)), '');
    const inside = new Map([...files].map(([path, data]) => [`passeur/${path}`, data]));
    assert.equal(await refusal(writeZip(new Map([...inside, ['__MACOSX/passeur/._pack.yaml', new Uint8Array([1])]]))), '');
  });

  it('refuses it half copied: each file missing, each file cut', async () => {
    const files = await signed();
    for (const [path, data] of files) {
      if (path === 'sommes.sha256') continue;
      const without = new Map(files);
      without.delete(path);
      assert.match(
        await refusal(without),
        new RegExp(`^Le paquet « x » n’est pas chargé. sommes.sha256, ligne \\d+ : ${path} manque`),
      );
      const cut = new Map(files).set(path, data.subarray(0, data.length >> 1));
      assert.match(await refusal(cut), new RegExp(`${path} a changé depuis la fabrication du paquet`));
    }
    assert.match(
      await refusal(new Map(files).set('modeles/autre.md', new Uint8Array())),
      /modeles\/autre\.md n’est pas dans sommes\.sha256/,
    );
    assert.match(
      await refusal(new Map(files).set('sommes.sha256', new Uint8Array([65, 66]))),
      /ligne 1 : cette ligne n’est pas une empreinte/,
    );
  });

  it('refuses what a hostile pack holds, with one message that names file, line and cause', async () => {
    const cases: readonly (readonly [ReadonlyMap<string, string>, RegExp])[] = [
      [
        changed('modeles/malle.md', (text) => text.replace('**Pour qui.**', `\${CLIPBOARD}`)),
        /modeles\/malle\.md, ligne 18 : Ce signe « \$ »/,
      ],
      [changed('modeles/malle.md', (text) => text.replace('**Pour qui.**', '$TM_DIRECTORY')), /modeles\/malle\.md, ligne 18/],
      [
        changed('modeles/malle.md', (text) => text.replace('description: Une', 'description: "[a](command:x)" # ')),
        /modeles\/malle\.md, ligne 5/,
      ],
      [changed('pack.yaml', (text) => `${text}__proto__: { polluted: true }\n`), /pack\.yaml, ligne \d+ : La clé « __proto__ »/],
      [changed('referentiel.yaml', () => '['.repeat(1900)), /referentiel\.yaml, ligne 1 : Ce texte est trop imbriqué/],
      [changed('referentiel.yaml', () => 'a: 1\n'.repeat(180_000)), /referentiel\.yaml, ligne 1 : Ce texte est trop long/],
      [changed('referentiel.yaml', () => 'a: 1\n'.repeat(2_000_000)), /referentiel\.yaml est trop gros/],
      [changed('pack.yaml', () => undefined), /pack\.yaml, ligne 1 : Il manque le fichier/],
    ];
    for (const [files, why] of cases) assert.match((await refusal(bytesOf(files))).replace(/[\u00a0\u202f]/g, ' '), why);
    assert.match(
      await refusal(bytesOf(invente).set('modeles/malle.md', new Uint8Array([0xff, 0xfe]))),
      /n’est pas un texte en UTF-8/,
    );
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });

  it('refuses an archive cut at each of its bytes', async function () {
    this.timeout(60_000);
    const archive = writeZip(await signed());
    for (let length = 0; length < archive.length; length++) {
      const opened = await openPaquet(archive.subarray(0, length));
      assert.ok('refus' in opened, `${length} bytes`);
    }
  });

  it('puts modèles over those of the same identifier, and adds the others', async () => {
    const files = new Map([
      ['pack.yaml', sheet('equipe')],
      ['modeles/outil.md', modele('outil', 'L’outil de l’équipe')],
      ['modeles/neuf.md', modele('neuf', 'Un neuf')],
    ]);
    const { cadres, refus } = stack(cadreApapp(), [{ nom: 'équipe', ouvert: await openPaquet(bytesOf(files)) }], {});
    assert.deepEqual(refus, []);
    assert.equal(cadres.length, 1);
    assert.equal(cadres[0].modeles.length, modelesApapp.length + 1);
    assert.equal(cadres[0].modeles.find((one) => one.id === 'outil')?.titre, 'L’outil de l’équipe');
    const lost = new Map(files).set('pack.yaml', sheet('equipe', 'complete: inconnu'));
    assert.match(
      stack(cadreApapp(), [{ nom: 'é', ouvert: await openPaquet(bytesOf(lost)) }], {}).refus[0] ?? '',
      /aucun référentiel ne s’appelle « inconnu »/,
    );
  });

  it('puts a référentiel in the place of an older one, which a dossier may still name', async () => {
    const text = JSON.stringify({ ...(referentielApapp as object), version: '2.0.0' }, undefined, 1);
    const files = new Map([
      ['pack.yaml', sheet('facilitateur-apprentissage', 'referentiel: r.yaml').replace('1.0.0', '2.0.0')],
      ['r.yaml', text],
    ]);
    const { cadres, refus } = stack(cadreApapp(), [{ nom: 'x', ouvert: await openPaquet(bytesOf(files)) }], { A6: 'exige' });
    assert.deepEqual(refus, []);
    const choose = choixParmi(cadres);
    assert.equal(choose(undefined).referentiel.version, '2.0.0');
    assert.equal(choose('facilitateur-apprentissage@1.0.0').referentiel.version, '1.0.0');
    assert.equal(choose('facilitateur-apprentissage').modeles.length, modelesApapp.length);
  });

  it('reads of a folder what its sheet names, and nothing else', async () => {
    const texts = new Map([...invente].map(([path, text]) => [`file:///d/p/${path}`, text]));
    texts.set('file:///d/p/modeles/photo.png', 'x').set('file:///d/p/secret.md', 'x');
    const files = new MemoryFiles(texts);
    const asked: string[] = [];
    const bytes = (uri: string): Promise<Uint8Array | null> => {
      asked.push(uri);
      return files.bytes(uri);
    };
    const opened = await fetchPaquet(URI.parse('file:///d/p'), { bytes, list: (folder) => files.list(folder) });
    assert.ok('lu' in opened && opened.lu.paquet);
    assert.deepEqual(
      asked.filter((uri) => /secret|photo/.test(uri)),
      [],
    );
  });

  describe('over the wire', () => {
    let line: Wire;
    afterEach(() => line.close());

    it('tells the client of the référentiels, and reads a pack again when one of its files changes', async () => {
      const files = new Map([...invente].map(([path, text]) => [`p/${path}`, text]));
      const disk = await start(files, ['p']);
      const titres = async (): Promise<string[]> =>
        (await line.next<Referentiels>('dep/referentiels')).referentiels.map((one) => one.titre);
      const first = titres();
      await line.client.sendNotification('initialized', {});
      assert.deepEqual(await first, ['Passeur de lecture en quartier']);
      const uri = 'file:///d/p/referentiel.yaml';
      disk.texts.set(uri, (disk.texts.get(uri) ?? '').replace('Passeur de lecture en quartier', 'Passeuse'));
      const second = titres();
      await line.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
      assert.deepEqual(await second, ['Passeuse']);
    });

    async function start(texts: ReadonlyMap<string, string>, paquets: unknown): Promise<MemoryFiles> {
      const disk = new MemoryFiles(new Map([...texts].map(([path, text]) => [`file:///d/${path}`, text])));
      line = wire(disk);
      line.client.onRequest('workspace/configuration', () => [{ paquets }]);
      line.client.onRequest('client/registerCapability', () => null);
      await line.client.sendRequest('initialize', {
        processId: null,
        rootUri: null,
        workspaceFolders: [{ uri: 'file:///d', name: 'd' }],
        capabilities: { workspace: { configuration: true } },
        initializationOptions: { quiet: 0 },
      });
      return disk;
    }

    async function codesOf(text: string, wanted: RegExp): Promise<string> {
      const uri = 'file:///d/a.dep.md';
      await line.client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'markdown', version: 1, text },
      });
      for (;;) {
        const published = line.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
        line.clock.advance(0);
        const tick = setInterval(() => line.clock.advance(0), 5);
        const said = (await published).diagnostics
          .map((one) => `${one.code} ${typeof one.message === 'string' ? one.message : ''}`)
          .join('\n');
        clearInterval(tick);
        if (wanted.test(said)) return said;
      }
    }

    it('checks a dossier with the pack that it names', async () => {
      await start(new Map([...invente].map(([path, text]) => [`paquets/passeur/${path}`, text])), ['paquets/passeur', 3, '']);
      await line.client.sendNotification('initialized', {});
      const said = await codesOf(invente.get('exemples/a-reprendre.dep.md') ?? '', /nom-obsolete/);
      assert.match(said, /il manque la parole d’un lecteur/);
      assert.doesNotMatch(said, /referentiel-inconnu/);
    });

    it('is not read with another référentiel first, even when its settings come late', async () => {
      await start(new Map([...invente].map(([path, text]) => [`p/${path}`, text])), ['p']);
      let tell = (): void => {};
      const told = new Promise<void>((resolve) => {
        tell = resolve;
      });
      line.client.onRequest('workspace/configuration', async () => {
        await told;
        return [{ paquets: ['p'] }];
      });
      await line.client.sendNotification('initialized', {});
      const first = codesOf(invente.get('exemples/a-reprendre.dep.md') ?? '', /./);
      // Round trips enough for it to be read, were it not waiting.
      for (let trips = 0; trips < 50; trips++) {
        await line.client.sendRequest('dep/alive');
        line.clock.advance(0);
      }
      tell();
      assert.match(await first, /il manque la parole d’un lecteur/);
    });

    it('reads a dossier all the same when its client never tells the settings', async () => {
      await start(new Map(), []);
      line.client.onRequest('workspace/configuration', () => new Promise(() => undefined));
      await line.client.sendNotification('initialized', {});
      const first = codesOf('---\ndossier: facilitateur-apprentissage\n---\n# C1\n\nTexte.\n', /./);
      const tick = setInterval(() => line.clock.advance(500), 5);
      assert.match(await first, /preuve-manquante/);
      clearInterval(tick);
    });

    it('says in one message which pack it refuses, and goes on with the built-in one', async () => {
      await start(new Map([...changed('modeles/malle.md', () => 'rien')].map(([path, text]) => [`p/${path}`, text])), [
        'p',
        'absent.zip',
      ]);
      const warned = line.next<{ message: string }>('window/showMessage');
      await line.client.sendNotification('initialized', {});
      const message = (await warned).message.replace(/[\u00a0\u202f]/g, ' ');
      assert.match(message, /^Le paquet « p » n’est pas chargé\. modeles\/malle\.md, ligne 1 : Un modèle commence/);
      assert.match(message, /Le paquet « absent\.zip » n’est pas chargé\..* restent en service\.$/);
      assert.match(
        await codesOf('---\ndossier: passeur-de-lecture\n---\n# C1\n\nTexte.\n', /referentiel-inconnu/),
        /preuve-manquante/,
      );
    });
  });

  it('has a built-in référentiel that reads itself', () => {
    const read = readReferentiel(referentielApapp);
    assert.ok('valeur' in read && new Cadre(read.valeur).criteres.length > 0);
  });
});
