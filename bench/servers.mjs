// The two servers that need nothing from the network: ours, and one that does nothing, bundled the same way.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundles } from '../scripts/bundles.mjs';
import { node, root } from '../scripts/tools.mjs';
import { program } from './program.mjs';

const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const place = join(root, 'build/bench');
const entry = 'server/main.node.ts';

/** As our client starts it (`client/main.node.ts`). */
const youngSpace = '--max-semi-space-size=16';

/**
 * A server to measure: how it is started, and what VS Code would tell it. `at` is where its document stands;
 * `counts` is for one whose diagnostics tell the version and not the text.
 */
export function describe({ id, name, command, at = place, ...rest }) {
  const folder = pathToFileURL(at).href;
  return { id, name, command, cwd: at, folder, uri: `${folder}/dossier.dep.md`, ...rest };
}

/** Builds and describes ours and the floor. */
export async function ownServers() {
  mkdirSync(place, { recursive: true });
  const bundle = bundles.find((one) => one.entryPoints.includes(entry));
  const noop = join(place, 'noop.cjs');
  await build({ ...bundle, absWorkingDir: root, entryPoints: ['bench/noop.ts'], outfile: noop });
  if ((await node('scripts/build.mjs', 'server.')) !== 0) throw new Error('The server could not be built.');
  return [
    describe({
      id: 'noop',
      name: `no-op (vscode-languageserver ${devDependencies['vscode-languageserver']})`,
      command: [program, noop, '--stdio'],
      counts: true,
    }),
    describe({
      id: 'dep',
      name: 'this server',
      command: [program, youngSpace, join(root, 'dist/server.node.cjs'), '--stdio'],
      options: { fs: true, quiet: 0 },
      answers: () => ({ 'dep/fs/list': () => ['dossier.dep.md'], 'dep/fs/read': () => null }),
      couverture: true,
    }),
  ];
}
