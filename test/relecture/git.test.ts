// Three people write on branches that git merges, one of them under Windows (`autocrlf`), their clocks ten years apart: no
// conflict, nothing lost, every text there, everyone sees the same. `npm run release:check` tells a thousand such histories.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plier } from '../../core/relecture/index.js';
import { Depot, type Machine } from '../../relecture/depot.js';
import { disque } from '../../relecture/disque.js';
import { random } from '../support/mutants.js';
import { camille, lea } from '../support/relecture.js';

const seed = Number(process.env.DEP_SEED ?? 20261201);
const histories = Number(process.env.DEP_HISTORIES ?? 24);
const quick = ['core.fsync=none', 'maintenance.auto=false', 'commit.gpgsign=false', 'user.name=x', 'user.email=x@x'];
const branches = ['a', 'b', 'windows'];

// Without git there is nothing to show.
const suite = spawnSync('git', ['--version']).status === 0 ? describe : describe.skip;

suite('store of a review, in git', function () {
  this.timeout(60_000 + histories * 5_000);
  const place = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'dep-'));
  const at = (branch: string): string => join(place, branch);
  const git = (branch: string, ...words: string[]): void => {
    const set = [...quick, `core.autocrlf=${branch === 'windows'}`].flatMap((one) => ['-c', one]);
    const { status, stderr, stdout } = spawnSync('git', [...set, ...words], { cwd: at(branch), encoding: 'utf8' });
    assert.equal(status, 0, `git ${words.join(' ')} (${branch}): ${stdout}${stderr}`);
  };
  before(() => {
    mkdirSync(at('a'));
    git('a', 'init', '-q', '-b', 'a');
    writeFileSync(join(at('a'), 'd.dep.md'), '# C1\n');
    git('a', 'add', '-A');
    git('a', 'commit', '-q', '-m', 'x');
    git('a', 'tag', 'start');
    for (const one of branches.slice(1)) git('a', 'worktree', 'add', '-q', '-b', one, at(one));
  });
  after(() => rmSync(place, { recursive: true, force: true }));

  it(`${histories} histories of branches and merges (seed ${seed})`, async () => {
    const below = random(seed);
    for (let history = 0; history < histories; history++) {
      // Half of them as older versions of this store left them: git may then change line ends, and a text kept by two on
      // different systems, which no test can save, would be in conflict.
      const older = history % 2 === 1;
      const depots = branches.map((branch, rank) => {
        rmSync(join(at(branch), '.dep'), { recursive: true, force: true });
        git(branch, 'checkout', '-q', '-f', '-B', branch, 'start');
        return new Depot(disque(at(branch)), 'd', clock(`${rank}`, 2016 + 10 * rank));
      });
      const dirty = new Set<string>();
      const commit = (branch: string): void => {
        if (!dirty.delete(branch)) return;
        if (older) rmSync(join(at(branch), '.dep/relecture/d/.gitattributes'), { force: true });
        git(branch, 'add', '-A');
        git(branch, 'commit', '-q', '-m', 'x');
      };
      const said = new Set<string>();
      for (let step = 3 + below(10); step > 0; step--) {
        const rank = below(3);
        const [branch = 'a', depot] = [branches[rank], depots[rank]];
        if (!depot) continue;
        if (below(3) === 0) {
          commit(branch);
          git(branch, 'merge', '-q', '-m', 'x', branches[below(3)] ?? 'a');
        }
        const fils = plier((await depot.lire()).lus).fils;
        const fil = below(3) === 0 ? undefined : fils[below(fils.length || 1)]?.id;
        dirty.add(branch);
        const first = older ? branch : 'Un';
        const texte = await depot.garder(
          ['Un.\nDeux.\n', `${first}.\r\nDeux.\r\n`, older ? '' : 'Un.\r\nDeux.\n'][below(3)] ?? '',
        );
        const ajout = [
          { type: 'reponse', corps: 'r' } as const,
          { type: 'traite' } as const,
          { type: 'reouvert' } as const,
          { type: 'commentaire', corps: `${step}`, genre: 'question', cible: { fichier: 'd.dep.md', texte } } as const,
        ][fil === undefined ? 3 : below(3)];
        const ecrit = ajout && (await depot.ajouter([lea, camille][below(2)] ?? lea, ajout, fil));
        assert.ok(ecrit && 'evenement' in ecrit);
        said.add(ecrit.evenement.id);
      }
      for (const one of branches) commit(one);
      git('a', 'merge', '-q', '-m', 'x', 'b', 'windows');
      git('windows', 'merge', '-q', 'a');
      const sent = await new Depot(disque(at('a')), 'd').exporter();
      const seen = plier((await new Depot(disque(at('a')), 'd').lire()).lus);
      for (const branch of ['a', 'windows']) {
        const depot = new Depot(disque(at(branch)), 'd');
        const { lus } = await depot.lire();
        assert.deepEqual(new Set(lus.map(({ evenement }) => evenement.id)), said, `history ${history}`);
        assert.deepEqual(plier(lus), seen, `history ${history}`);
        const { refus, manquants } = await depot.verifier();
        assert.deepEqual([refus, manquants], [[], []], `history ${history}, ${branch}`);
        assert.deepEqual(await depot.importer(sent), { nouvelles: 0, connues: said.size, refus: [] }, `history ${history}`);
      }
    }
  });
});

/** A machine whose clock may be years off: order never rests on it. */
function clock(salt: string, year: number): Machine {
  let made = 0;
  return { now: () => new Date(Date.UTC(year, 10, 24, 10, 0, made)), random: () => `${salt}${String(made++).padStart(15, '0')}` };
}
