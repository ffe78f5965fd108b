// A pack while it is written: its problems in its own files, taken back once mended; nothing in any other file.
import { strict as assert } from 'node:assert';
import type { Diagnostic } from 'vscode-languageserver-types';
import { Atelier, maybeOfPack } from '../../server/atelier.js';
import { quiet } from '../../server/session.js';
import { cadreApapp } from '../support/core.js';
import { FakeClock, MemoryFiles } from '../support/session.js';
import { sources } from '../support/sources.js';

const folder = 'examples/packs/passeur-de-lecture';
const root = 'file:///p/';
const texts = new Map(
  sources([folder], ['.md', '.yaml', '.txt']).map(({ path, text }) => [root + path.slice(folder.length + 1), text]),
);
const [modele = '', corps = ''] = [...texts].find(([uri]) => /\/modeles\/[^/]+\.md$/.test(uri)) ?? [];
const referentiel = `${root}referentiel.yaml`;

describe('a pack while it is written', () => {
  let clock: FakeClock;
  let told: string[];
  let atelier: Atelier;
  beforeEach(() => {
    clock = new FakeClock();
    told = [];
    const outlet = {
      diagnostics: (uri: string, found: readonly Diagnostic[], version: number | undefined) =>
        void told.push(
          `${uri.slice(root.length)}@${version ?? '-'} ${found.map((one) => `${one.range.start.line + 1}:${one.code}`).join(' ')}`.trim(),
        ),
    };
    atelier = new Atelier(new MemoryFiles(new Map(texts)), () => cadreApapp(), outlet, clock);
  });

  /** Lets the quiet time pass; what was told since the last time. */
  async function settle(): Promise<string[]> {
    clock.advance(quiet);
    await atelier.idle();
    return told.splice(0);
  }

  it('says nothing of a pack that is right', async () => {
    atelier.update(modele, 1, corps);
    assert.deepEqual(await settle(), []);
  });

  it('says where a modèle is wrong, and takes it back once mended', async () => {
    atelier.update(modele, 1, corps.replace(`\${1:`, `\${TM_FILENAME}\${1:`));
    const name = modele.slice(root.length);
    const [first = ''] = await settle();
    assert.match(first, new RegExp(`^${name}@1 \\d+:repere-mal-ecrit`));
    atelier.update(modele, 2, corps);
    assert.deepEqual(await settle(), [`${name}@2`]);
  });

  it('says in a modèle that is not open what a change of the référentiel breaks', async () => {
    const text = texts.get(referentiel) ?? '';
    const nature = /^nature: (\S+)$/m.exec(corps)?.[1] ?? '';
    atelier.update(referentiel, 1, text.replaceAll(new RegExp(`\\b${nature}\\b`, 'g'), `${nature}x`));
    assert.ok(
      (await settle()).some((one) => one.startsWith(`${modele.slice(root.length)}@- `) && one.includes('nature-inconnue')),
    );
    atelier.close(referentiel);
    assert.ok((await settle()).every((one) => !one.includes(':')));
  });

  it('proposes the names of the pack, not those of another', async () => {
    atelier.update(modele, 1, corps);
    await settle();
    const line = corps.split('\n').findIndex((one) => one.startsWith('nature: '));
    const found = await atelier.complete(modele, { line, character: 'nature: '.length }, { commands: [] });
    const nature = /^nature: (\S+)$/m.exec(corps)?.[1];
    assert.ok(found?.items.some((one) => one.label === nature));
    assert.ok(!found?.items.some((one) => cadreApapp().natures.mots.some(({ id }) => id === one.label && id !== nature)));
  });

  it('looks at nothing else', async () => {
    for (const uri of ['file:///p/notes.md', 'file:///p/modeles/un.dep.md', 'file:///p/autre.yaml'])
      assert.equal(maybeOfPack(uri), false, uri);
    atelier.update('file:///ailleurs/modeles/un.md', 1, `\${TM_FILENAME}`);
    assert.deepEqual(await settle(), []);
  });
});
