// Builds every bundle, or the one named, into dist/; and the modèles as snippets.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundles } from './bundles.mjs';
import { compileModeles } from './modeles.mjs';
import { root } from './tools.mjs';

const only = process.argv[2];
if (!only) await rm(join(root, 'dist'), { recursive: true, force: true });
await mkdir(join(root, 'dist'), { recursive: true });
await Promise.all(
  bundles.filter((one) => !only || one.outfile.includes(only)).map((one) => build({ ...one, absWorkingDir: root })),
);
if (!only) await writeFile(join(root, 'dist/modeles.code-snippets'), await compileModeles(join(root, 'snippets')));
