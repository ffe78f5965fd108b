// The store of a review: what it says is kept is kept, through power cuts, failing disks, drives that copy and files that harm.
import { strict as assert } from 'node:assert';
import { plier, reviewLimits } from '../../core/relecture/index.js';
import { Depot, type Machine } from '../../relecture/depot.js';
import { disque } from '../../relecture/disque.js';
import { empreinteDuTexte } from '../../relecture/fichiers.js';
import { Disk, memory, powerCuts } from '../support/disk.js';
import { camille, cible, lea, remarque } from '../support/relecture.js';

const seed = 20261128;
const dossier = '.dep/relecture/mon-dossier';
const bytes = (text: string) => new TextEncoder().encode(text);

/** A machine whose clock may be years off: order never rests on it. */
function machineOf(salt: string, year = 2026): Machine {
  let made = 0;
  return { now: () => new Date(Date.UTC(year, 10, 24, 10, 0, made)), random: () => `${salt}${String(made++).padStart(12, '0')}` };
}

async function corpsOf(depot: Depot): Promise<string[]> {
  return plier((await depot.lire()).lus).fils.flatMap((fil) => fil.commentaires.map((one) => one.corps));
}

/** A remark with the text it is about, then an answer: what was acknowledged is written down in the disk’s own record. */
async function comment(depot: Depot, acknowledge: (id: string) => void, corps: string): Promise<string | undefined> {
  try {
    const texte = await depot.garder(`Texte de ${corps}.`);
    const first = await depot.ajouter(lea, { ...remarque(corps), cible: { ...cible, texte } } as Parameters<Depot['ajouter']>[1]);
    if ('echec' in first) return first.echec;
    acknowledge(first.evenement.id);
    const second = await depot.ajouter(camille, { type: 'reponse', corps: `réponse à ${corps}` }, first.evenement.fil);
    if ('echec' in second) return second.echec;
    acknowledge(second.evenement.id);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

describe(`store of a review (seed ${seed})`, () => {
  it('one file for each event, never rewritten, and the text once', async () => {
    const files = new Map<string, Uint8Array>();
    const depot = new Depot(memory(files), 'mon-dossier', machineOf('a'));
    assert.equal(await comment(depot, () => {}, 'un'), undefined);
    const before = new Map(files);
    assert.equal(await comment(depot, () => {}, 'deux'), undefined);
    assert.equal(await depot.garder('Texte de un.'), await empreinteDuTexte('Texte de un.'));
    assert.equal(files.size, 7);
    for (const [path, content] of before) assert.deepEqual(files.get(path), content);
    assert.match(
      [...files.keys()].join('\n'),
      /^\.dep\/relecture\/mon-dossier\/\.gitattributes\n\.dep\/relecture\/mon-dossier\/textes\/[0-9a-f]{64}\.md\n\.dep\/relecture\/mon-dossier\/evenements\/20261124t100002000z-a\d{12}\.json\n/,
    );
    const { lus } = await depot.lire();
    assert.deepEqual(lus.map(({ evenement }) => evenement.n).sort(), [1, 2, 3, 4]);
    assert.deepEqual(lus.find(({ evenement }) => evenement.type === 'reponse')?.evenement.parents.length, 1);
  });

  it('after any power cut at any moment: nothing torn, nothing acknowledged lost', async function () {
    this.timeout(60_000);
    const disk = new Disk();
    const depot = new Depot(disque('/', disk.fs), 'mon-dossier', machineOf('a'));
    for (const corps of ['un', 'deux', 'trois', 'quatre', 'cinq', 'six'])
      assert.equal(await comment(depot, (id) => disk.acknowledge(id), corps), undefined);
    let states = 0;
    for (const { files, acknowledged } of powerCuts(disk.steps)) {
      states++;
      const found = await harm(files, acknowledged);
      assert.equal(found, undefined, `state ${states}: ${found}`);
    }
    console.log(`    ${states} states, ${disk.steps.length} steps`);
    assert.ok(states > 200);
  });

  it('… and the enumeration finds what a store that syncs less loses', async () => {
    for (const forgotten of ['sync of folders', 'sync of files', 'temporary name']) {
      const disk = new Disk();
      const fichiers = disque('/', disk.fs);
      const less = {
        'sync of folders': { ...fichiers, sync: async () => {} },
        'sync of files': {
          ...fichiers,
          write: (path: string, content: Uint8Array) => disque('/', withoutSync(disk)).write(path, content),
        },
        'temporary name': {
          ...fichiers,
          write: (path: string, content: Uint8Array) => fichiers.write(path.replace(/\/\.([^/]+)\.\w+\.tmp$/, '/$1'), content),
          rename: async () => {},
        },
      }[forgotten];
      const depot = new Depot(less ?? fichiers, 'mon-dossier', machineOf('a'));
      await comment(depot, (id) => disk.acknowledge(id), 'un');
      const found: string[] = [];
      for (const { files, acknowledged } of powerCuts(disk.steps)) found.push((await harm(files, acknowledged)) ?? '');
      assert.ok(
        found.some((one) => one !== ''),
        forgotten,
      );
    }
  });

  for (const code of ['ENOSPC', 'EIO', 'EACCES']) {
    for (const times of ['once', 'for ever'] as const) {
      it(`${code} ${times} at the n-th call, for every n: what was there is read, nothing is acknowledged in vain, a second try works`, async function () {
        this.timeout(60_000);
        let reached = false;
        let n = 1;
        for (; !reached; n++) {
          const disk = new Disk();
          const first = new Depot(disque('/', disk.fs), 'mon-dossier', machineOf('a'));
          assert.equal(await comment(first, () => {}, 'avant'), undefined);
          const acknowledged: string[] = [];
          const depot = new Depot(disque('/', disk.fs), 'mon-dossier', machineOf('b'));
          disk.calls = 0;
          disk.fault = { at: n, code, times };
          const said = await comment(depot, (id) => void acknowledged.push(id), 'après');
          reached = disk.calls < n;
          disk.fault = undefined;
          const { lus, refus } = await new Depot(disque('/', disk.fs), 'mon-dossier').lire();
          const ids = lus.map(({ evenement }) => evenement.id);
          const corps = await corpsOf(new Depot(disque('/', disk.fs), 'mon-dossier'));
          assert.ok(corps.includes('avant') && corps.includes('réponse à avant'), `call ${n}`);
          assert.ok(
            acknowledged.every((id) => ids.includes(id)),
            `call ${n}: acknowledged and lost`,
          );
          assert.deepEqual(
            refus.filter(({ nom }) => !nom.endsWith('.tmp')),
            [],
            `call ${n}`,
          );
          if (said?.startsWith('Rien')) assert.match(said, /^Rien n’a été enregistré : .+\. Votre texte n’est pas perdu/);
          if (acknowledged.length === 0) assert.notEqual(said, undefined, `call ${n}`);
          assert.equal(await comment(depot, () => {}, 'encore'), undefined, `call ${n}: second try`);
        }
        console.log(`    ${n - 1} calls`);
      });
    }
  }

  it('copies of drives are read as well, whatever their names, and nothing is doubled', async () => {
    const files = new Map<string, Uint8Array>();
    const depot = new Depot(memory(files), 'mon-dossier', machineOf('a'));
    await comment(depot, () => {}, 'un');
    const [path = ''] = [...files.keys()].filter((one) => one.includes('/evenements/'));
    const stem = path.replace('.json', '');
    const content = files.get(path) ?? bytes('');
    files.delete(path);
    const copies = [
      '-PC-DE-LEA.json',
      ' (1).json',
      ' (conflicted copy 2026-11-24 101530).json',
      '.sync-conflict-20261124-101530-C5H6PTH.json',
      ' (Copie en conflit de Léa 2026-11-24).json',
      '_conflict-20261124-101530.json',
    ];
    for (const copy of copies) files.set(stem + copy, content);
    const [text = ''] = [...files.keys()].filter((one) => one.includes('/textes/'));
    files.set(text.replace('.md', ' (1).md'), files.get(text) ?? bytes(''));
    files.set(text, bytes('Texte d'));
    const { lus, refus } = await new Depot(memory(files), 'mon-dossier').lire();
    assert.equal(lus.length, 2);
    assert.deepEqual(refus, []);
    assert.equal(await depot.texte(await empreinteDuTexte('Texte de un.')), 'Texte de un.');
  });

  it('every file set aside is listed with its reason, and the rest is read', async () => {
    const disk = new Disk();
    const fichiers = disque('/', disk.fs);
    const depot = new Depot(fichiers, 'mon-dossier', machineOf('a'));
    await comment(depot, () => {}, 'un');
    const [{ source = '' } = {}] = (await depot.lire()).lus;
    const at = (nom: string) => `${dossier}/evenements/${nom}`;
    await fichiers.write(at('coupe.json'), bytes(source.slice(0, 60)));
    await fichiers.write(at('.DS_Store'), new Uint8Array([0, 255, 254]));
    await fichiers.write(at('vide.json'), bytes(''));
    await fichiers.write(at('enorme.json'), new Uint8Array(3 * reviewLimits.evenement + 1));
    await fichiers.write(at('autre.json'), bytes(source.replace('formateur', 'candidat')));
    await fichiers.write(at('.x.json.abc.tmp'), bytes(source));
    await fichiers.makeFolder(at('dossier.json'));
    await fichiers.write(`${dossier}/textes/notes.md`, bytes('Mes notes.'));
    const { refus, evenements, textes, manquants } = await new Depot(fichiers, 'mon-dossier').verifier();
    assert.deepEqual([evenements, textes, manquants], [2, 1, []]);
    assert.deepEqual(Object.fromEntries(refus.map(({ nom, raison }) => [nom.replace(/^\d.*/, 'autre.json'), raison])), {
      '.DS_Store': 'ce n’est pas un texte',
      '.x.json.abc.tmp': 'une écriture qui n’a pas été finie ; elle s’effacera après un jour',
      'autre.json': 'une autre remarque porte le même identifiant',
      'coupe.json': 'il est coupé ou abîmé',
      'dossier.json': 'ce n’est pas un fichier ordinaire',
      'enorme.json': 'il est trop grand',
      'notes.md': 'ce texte n’est plus celui qui a été commenté',
      'vide.json': 'il est vide',
    });
    // Writings that were never finished go after a day, at the next writing.
    assert.equal(await comment(new Depot(fichiers, 'mon-dossier', machineOf('b')), () => {}, 'deux'), undefined);
    assert.ok(!(await fichiers.list(`${dossier}/evenements`)).includes('.x.json.abc.tmp'));
    await fichiers.remove(`${dossier}/textes/${await empreinteDuTexte('Texte de un.')}.md`);
    assert.equal((await depot.verifier()).manquants.length, 1);
  });

  it('is exported as one text, taken in once however often it comes, and erased whole', async () => {
    const [mine, theirs] = [new Map<string, Uint8Array>(), new Map<string, Uint8Array>()];
    const from = new Depot(memory(mine), 'mon-dossier', machineOf('a', 2036));
    const to = new Depot(memory(theirs), 'renomme', machineOf('b', 2016));
    await comment(from, () => {}, 'un');
    await comment(to, () => {}, 'deux');
    const sent = await from.exporter();
    assert.deepEqual(await to.importer(sent), { nouvelles: 2, connues: 0, refus: [] });
    const after = new Map(theirs);
    assert.deepEqual(await to.importer(sent), { nouvelles: 0, connues: 2, refus: [] });
    assert.deepEqual(theirs, after);
    await from.importer(await to.exporter());
    assert.deepEqual(plier((await from.lire()).lus), plier((await to.lire()).lus));
    assert.equal(await to.texte(await empreinteDuTexte('Texte de un.')), 'Texte de un.');
    const forged = sent.replace('Texte de un.', 'Texte changé.').replace('formateur', 'candidat');
    const taken = await to.importer(forged);
    assert.equal('refus' in taken && taken.refus.length, 2);
    assert.match(JSON.stringify(await to.importer('{}')), /echec/);
    await to.purger();
    assert.equal(theirs.size, 0);
    assert.equal(await comment(to, () => {}, 'trois'), undefined);
  });

  it('an import that meets a full disk says how much it took, and a second one takes the rest', async () => {
    const from = new Depot(memory(), 'mon-dossier', machineOf('a'));
    for (const corps of ['un', 'deux', 'trois']) await comment(from, () => {}, corps);
    const sent = await from.exporter();
    const there = memory();
    let left = 3;
    const full = async (path: string, content: Uint8Array): Promise<void> => {
      if (path.includes('/evenements/') && left-- === 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      return there.write(path, content);
    };
    const to = new Depot({ ...there, write: full }, 'mon-dossier', machineOf('b'));
    assert.deepEqual(await to.importer(sent), {
      echec: '3 ajouts ont été pris, pas la suite : le disque est plein. Recommencez quand ce sera réglé : rien ne sera doublé.',
    });
    assert.deepEqual(await to.importer(sent), { nouvelles: 3, connues: 3, refus: [] });
  });

  it('a remark that could not be read again is refused with its reason, not written', async () => {
    const files = new Map<string, Uint8Array>();
    const ecrit = await new Depot(memory(files), 'mon-dossier').ajouter(lea, remarque('x'.repeat(reviewLimits.corps + 1)));
    assert.match(JSON.stringify(ecrit), /Cette remarque ne peut pas être gardée/);
    assert.equal(files.size, 0);
  });
});

/** What is wrong with a disk after a power cut; undefined when nothing is. */
async function harm(files: Map<string, Uint8Array>, acknowledged: readonly string[]): Promise<string | undefined> {
  const found = new Map([...files].map(([path, content]) => [path.slice(1), content]));
  const depot = new Depot(memory(found), 'mon-dossier');
  const { lus } = await depot.lire();
  const { refus, manquants } = await depot.verifier();
  const torn = refus.filter(({ nom }) => !nom.endsWith('.tmp'));
  const lost = acknowledged.filter((id) => !lus.some(({ evenement }) => evenement.id === id));
  return torn.length + lost.length + manquants.length === 0 ? undefined : JSON.stringify({ torn, lost, manquants });
}

function withoutSync(disk: Disk): Disk['fs'] {
  const open = async (path: string, flags: string) => ({ ...(await disk.fs.open(path, flags)), sync: async () => {} });
  return { ...disk.fs, open } as unknown as Disk['fs'];
}
