// Writers killed at any moment, several at once: nothing acknowledged is lost, everything is read.
// `npm run release:check` kills ten thousand of them, and has eight write a thousand remarks each.
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { plier } from '../../core/relecture/index.js';
import { Depot } from '../../relecture/depot.js';
import { disque } from '../../relecture/disque.js';
import { random } from '../support/mutants.js';

const seed = Number(process.env.DEP_SEED ?? 20261129);
const kills = Number(process.env.DEP_REVIEW_KILLS ?? 300);
const comments = Number(process.env.DEP_COMMENTS ?? 60);
const writers = Number(process.env.DEP_WRITERS ?? 4);

/** A killed process leaves what it had given to the system, synced or not: a disk in memory shows the same, and sooner. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A writer of so many remarks, killed once it has said so many and so many milliseconds have gone; what it said. */
async function run(folder: string, count: number, kill?: { readonly said: number; readonly after: number }): Promise<string[]> {
  const child = spawn(process.execPath, [join(__dirname, 'writer.process.cjs'), folder, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (kill && said.length === kill.said) setTimeout(() => child.kill('SIGKILL'), kill.after);
  }
  return said;
}

/** Everything that was said is read, whole, with its text; nothing is set aside but what was being written. */
async function holds(folder: string, said: readonly string[]): Promise<void> {
  const depot = new Depot(disque(folder), 'mon-dossier');
  const ids = new Set((await depot.lire()).lus.map(({ evenement }) => evenement.id));
  assert.deepEqual(
    said.filter((id) => !ids.has(id)),
    [],
  );
  const { refus, manquants } = await depot.verifier();
  assert.deepEqual([refus.filter(({ nom }) => !nom.endsWith('.tmp')), manquants], [[], []]);
}

describe('store of a review, on the disk', function () {
  this.timeout(60_000 + kills * 1_000 + writers * comments * 100);
  const folders: string[] = [];
  const fresh = (): string => {
    const folder = mkdtempSync(join(place, 'dep-'));
    folders.push(folder);
    return folder;
  };
  after(() => {
    for (const one of folders) rmSync(one, { recursive: true, force: true });
  });

  it(`${kills} writers killed while they write (seed ${seed})`, async () => {
    const start = Date.now();
    let [done, acknowledged] = [0, 0];
    // Four lanes, each with a store that is killed over and over.
    const lane = async (pick: (below: number) => number): Promise<void> => {
      while (done < kills) {
        const folder = fresh();
        const said: string[] = [];
        for (let round = 0; round < 25 && done < kills; round++) {
          done++;
          said.push(...(await run(folder, 1_000, { said: 1 + pick(6), after: pick(12) })));
        }
        await holds(folder, said);
        acknowledged += said.length;
        rmSync(folder, { recursive: true, force: true });
      }
    };
    await Promise.all([0, 1, 2, 3].map((rank) => lane(random(seed + rank))));
    console.log(`    ${done} kills, ${acknowledged} acknowledged, ${Math.round((Date.now() - start) / 1000)} s`);
    assert.equal(done, kills);
    assert.ok(acknowledged >= done);
  });

  it(`${writers} writers of ${comments} remarks each, at the same time`, async () => {
    const folder = fresh();
    const said = (await Promise.all(Array.from({ length: writers }, () => run(folder, comments)))).flat();
    assert.equal(new Set(said).size, writers * comments);
    await holds(folder, said);
    const { fils } = plier((await new Depot(disque(folder), 'mon-dossier').lire()).lus);
    assert.equal(fils.length, writers * comments);
  });
});
