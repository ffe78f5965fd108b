// The server's text is the editor's, over the built server's own streams: through edits, and after everything that can go wrong.
// `npm run release:check` makes the same with more of each.
import { strict as assert } from 'node:assert';
import { hash, resync } from '../../server/protocol.js';
import { type Fault, faults } from '../support/faults.js';
import { random } from '../support/mutants.js';
import { Stdio } from '../support/stdio.js';
import { Typist } from '../support/typist.js';

const edits = Number(process.env.DEP_EDITS ?? 100_000);
const faulty = Number(process.env.DEP_FAULTS ?? 1_000);
const seed = Number(process.env.DEP_SEED ?? 20261124);
const batch = 1_000;

describe('text of the server', function () {
  this.timeout(Math.max(60_000, edits, faulty * 300));
  let server: Stdio;
  let typist: Typist;
  let resyncs: number;

  const inStep = (): Promise<boolean> => server.request(hash, typist.hash());

  beforeEach(async () => {
    resyncs = 0;
    server = new Stdio();
    typist = new Typist('untitled:d.dep.md', random(seed), '# Introduction\r\n\r\nTexte.\n');
    server.answer(resync, () => {
      resyncs++;
      return typist.whole();
    });
    await server.start({ resync: true });
    server.send(typist.opened());
  });
  afterEach(() => server.kill());

  it(`${edits} edits: no drift (seed ${seed})`, async () => {
    for (let done = 0; done < edits; done += batch) {
      server.send(...Array.from({ length: batch }, () => typist.edit()));
      assert.ok(await inStep(), `in step after ${done + batch} edits`);
    }
    assert.equal(resyncs, 0, 'nothing was in doubt');
    assert.equal((await server.stop()).code, 0);
  });

  it(`${faulty} faults: each seen, each healed (seed ${seed})`, async () => {
    const kinds = Object.entries(faults);
    for (let done = 0; done < faulty; done++) {
      const [name, fault] = kinds[done % kinds.length] as [string, Fault];
      const before = resyncs;
      const some = (): unknown[] => Array.from({ length: typist.pick(4) }, () => server.send(typist.edit()));
      some();
      server.send(...fault(typist));
      some();
      const alike = await inStep();
      assert.ok(await inStep(), `fault ${done + 1} (${name}) is healed`);
      // What was dropped unseen may be wiped out by the next edit: the texts are then alike, and nothing is left to see.
      const wiped = name === 'dropped, and not counted' && alike;
      assert.ok(resyncs > before || wiped, `fault ${done + 1} (${name}) is seen`);
    }
    assert.equal((await server.stop()).code, 0);
  });
});
