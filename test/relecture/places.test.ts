// Where threads are in a dossier of several files: one that is renamed or divided takes its threads along, and none is invented.
import { strict as assert } from 'node:assert';
import { ancrer, plier } from '../../core/relecture/index.js';
import { Depot } from '../../relecture/depot.js';
import { places } from '../../relecture/places.js';
import { memory } from '../support/disk.js';
import { lea } from '../support/relecture.js';

const intro = '# Introduction\n\nDeux parties, et ce qui les relie.\n\n';
const passage = 'Chaque lundi, Nadia pose son plan de la semaine sur la table du fond.';
const chapitre = `# C1\n\n${passage}\n\nLe groupe lit les plans, puis chacun dit de quoi il a besoin.\n`;
const autre = '# C2\n\nLe tableau des ressources est fait à plusieurs.\n';
const reecrit = passage.replace('la semaine', 'chaque semaine');

/** The files as they are now → where the passage commented in « dossier.dep.md » is. */
const cases: Record<string, [Record<string, string>, string]> = {
  'in its file': [{ 'dossier.dep.md': intro + chapitre, 'c2.dep.md': autre }, `dossier.dep.md, place, ${passage}`],
  'reworded in its file': [
    { 'dossier.dep.md': (intro + chapitre).replace(passage, reecrit) },
    `dossier.dep.md, place, ${reecrit}`,
  ],
  'its only file is renamed, and it is reworded': [
    { 'mon-dossier.dep.md': (intro + chapitre).replace(passage, reecrit) },
    `mon-dossier.dep.md, place, ${reecrit}`,
  ],
  'its file is renamed, among several': [
    { 'c2.dep.md': autre, 'mon-dossier.dep.md': intro + chapitre },
    `mon-dossier.dep.md, place, ${passage}`,
  ],
  'its file is divided': [{ 'dossier.dep.md': intro, 'c1.dep.md': chapitre }, `c1.dep.md, a-verifier, ${passage}`],
  'its file is divided, and two files hold it': [
    { 'dossier.dep.md': intro, 'c1.dep.md': chapitre, 'c2.dep.md': chapitre },
    'dossier.dep.md, detache',
  ],
  'it is taken away': [{ 'dossier.dep.md': intro, 'c2.dep.md': autre }, 'dossier.dep.md, detache'],
  'its file is taken away': [{ 'c1.dep.md': intro, 'c2.dep.md': autre }, 'dossier.dep.md, detache'],
};

describe('places of a review in a dossier of several files', () => {
  for (const [name, [files, expected]] of Object.entries(cases)) {
    it(name, async () => {
      const depot = new Depot(memory(), 'dossier');
      const before = intro + chapitre;
      const start = before.indexOf(passage);
      const ancre = ancrer(before, { start, end: start + passage.length });
      assert.ok(ancre);
      const cible = { fichier: 'dossier.dep.md', texte: await depot.garder(before), ancre };
      await depot.ajouter(lea, { type: 'commentaire', corps: 'Comment ?', genre: 'question', cible });
      const { fils } = plier((await depot.lire()).lus);
      const [there] = (await places(depot, fils, new Map(Object.entries(files)))).values();
      assert.ok(there);
      const words = 'span' in there ? [files[there.fichier]?.slice(there.span.start, there.span.end)] : [];
      assert.equal([there.fichier, there.etat, ...words].join(', '), expected);
    });
  }

  it('200 threads on 20 versions: each version is read once, and while other lines change none is', async () => {
    const depot = new Depot(memory(), 'dossier');
    const line = (rank: number, what: string): string =>
      `Semaine ${rank} : ${what}, et chacun dit ce que ${rank} jours lui ont appris.`;
    const texts = Array.from({ length: 21 }, (_, version) =>
      Array.from({ length: 200 }, (_, rank) => line(rank, rank < version ? 'Nadia relit son plan' : 'Nadia écrit son plan')).join(
        '\n\n',
      ),
    );
    for (let rank = 0; rank < 200; rank++) {
      const texte = texts[rank % 20] ?? '';
      const start = texte.indexOf(`Semaine ${rank} :`);
      const ancre = ancrer(texte, { start, end: start + 40 });
      assert.ok(ancre);
      const cible = { fichier: 'd.dep.md', texte: await depot.garder(texte), ancre };
      await depot.ajouter(lea, { type: 'commentaire', corps: 'Comment ?', genre: 'question', cible });
    }
    const { fils } = plier((await depot.lire()).lus);
    let read = 0;
    const counting = Object.assign(Object.create(depot) as Depot, {
      texte(sha: string) {
        read++;
        return depot.texte(sha);
      },
    });
    const now = (texts[20] ?? '').replace('Semaine 60 : Nadia écrit', 'Semaine 60 : Nadia récrit');
    const placed = async (texte: string) => {
      const found = [...(await places(counting, fils, new Map([['d.dep.md', texte]]))).values()];
      const fresh = await places(depot, structuredClone(fils), new Map([['d.dep.md', texte]]));
      assert.deepEqual(found, [...fresh.values()]);
      const words = found.map((one) => ('span' in one ? texte.slice(one.span.start, one.span.end) : ''));
      const wrong = words.filter((one, rank) => !one.startsWith(`Semaine ${rank} : Nadia `));
      assert.deepEqual(wrong, []);
      return read;
    };
    assert.deepEqual([await placed(texts[20] ?? ''), await placed(now), await placed(`Avant.\n\n${now}`)], [20, 21, 21]);
  });
});
