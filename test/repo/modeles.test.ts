// The build reads the modèles as the product does: one that cannot be used stops it, with its file, line and cause.
import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { modelesApapp } from '../../snippets/index.js';

interface Build {
  compileModeles(folder: string): Promise<string>;
}

describe('modèles in the build', () => {
  const load = (): Promise<Build> => import(pathToFileURL(resolve('scripts/modeles.mjs')).href);

  it('stops at one that is broken', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dep-modeles-'));
    try {
      const sound = readFileSync('snippets/outil.md', 'utf8');
      writeFileSync(join(folder, 'outil.md'), sound.replace('}]{', ']{'));
      const { compileModeles } = await load();
      await assert.rejects(compileModeles(folder), /outil\.md:12:10: Un repère ne peut pas en contenir un autre/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('makes a snippet of each but those that stay beside a dossier', async () => {
    const { compileModeles } = await load();
    const titres = Object.keys(JSON.parse(await compileModeles(resolve('snippets'))) as object);
    const inside = modelesApapp.filter((one) => one.fichier === undefined);
    assert.deepEqual(
      titres,
      inside.map((one) => one.titre),
    );
    assert.ok(inside.length < modelesApapp.length);
  });
});
