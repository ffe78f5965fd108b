// A server killed at any moment of a session loses nothing: the next one says the same of the same text.
// `npm run release:check` makes the same a thousand times.
import { strict as assert } from 'node:assert';
import { fsList, fsRead, hash, resync } from '../../server/protocol.js';
import { random } from '../support/mutants.js';
import { Stdio } from '../support/stdio.js';
import { Typist } from '../support/typist.js';

const kills = Number(process.env.DEP_KILLS ?? 50);
const seed = Number(process.env.DEP_SEED ?? 20261124);

const texts = {
  'dossier.dep.md':
    '---\nparties: [c1.dep.md, c2.dep.md]\n---\n# Introduction\n\nTexte.\n\n:::outil[Plan]{pour="C9.9"}\nTexte.\n:::\n',
  'c1.dep.md': '# C1\n\n:::outil[Carnet]{pour="C1.3" facettes="autonmie"}\nTexte.\n:::\n',
};
const unopened = '# C2\n\n:::retour[Sofia]{pour="C2.1"}\nTexte.\n:::\n';

describe('killed server', function () {
  this.timeout(20_000 + kills * 4_000);

  it(`${kills} kills while typing: the same findings each time (seed ${seed})`, async () => {
    const pick = random(seed);
    const typists = Object.entries(texts).map(([name, text]) => new Typist(`file:///d/${name}`, pick, text, 1, text.length));
    let said = '';
    let found = 0;
    for (let done = 0; done <= kills; done++) {
      const server = new Stdio();
      const diagnostics = new Map<string, unknown>();
      server.notified = ({ method, params }) => {
        if (method !== 'textDocument/publishDiagnostics') return;
        const { uri, diagnostics: found } = params as { uri: string; diagnostics: unknown };
        diagnostics.set(uri, found);
      };
      server.answer(fsList, () => [...Object.keys(texts), 'c2.dep.md']);
      server.answer(fsRead, (uri: string) => (uri.endsWith('c2.dep.md') ? unopened : null));
      server.answer(resync, (uri: string) => typists.find((one) => one.uri === uri)?.whole() ?? null);
      /** All the findings, once everything sent is understood. */
      const settled = async (): Promise<string> => {
        for (const one of typists) assert.ok(await server.request(hash, one.hash()), 'in step');
        return JSON.stringify([...diagnostics].filter(([, found]) => (found as unknown[]).length > 0).sort());
      };
      await server.start({ fs: true, resync: true });
      server.send(...typists.map((one) => one.opened()));
      const fresh = await settled();
      assert.ok(done === 0 || fresh === said, `the server started after kill ${done} says the same`);
      for (let typed = pick(30); typed >= 0; typed--) server.send(typists[pick(2)]?.edit() ?? {});
      said = await settled();
      found += (said.match(/"code"/g) ?? []).length;
      // In the middle of what comes next: while it is read, or while the dossier is analysed; the text is as it was.
      const before = typists.map(({ text, version }) => ({ text, version }));
      for (const one of typists) server.send(...Array.from({ length: pick(20) }, () => one.edit()));
      const ending = server.request(hash, typists[pick(2)]?.hash()).catch(() => 'killed');
      for (let turns = pick(30); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
      server.kill();
      await ending;
      for (const [index, one] of typists.entries()) Object.assign(one, before[index]);
      assert.equal((await server.ended).signal, 'SIGKILL');
    }
    assert.ok(found > kills, 'there was something to say');
  });
});
