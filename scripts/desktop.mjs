// `npm run test:desktop`: the extension host suite in a desktop VS Code, which @vscode/test-electron downloads.
// Not part of `npm test`: many school and company networks block that download.
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDependencies, fail, node, root, step } from './tools.mjs';

ensureDependencies();
const { build } = await import('esbuild');
const { hostBundle } = await import('./bundles.mjs');
const { runTests } = await import('@vscode/test-electron');

await node('scripts/build.mjs');
await build({ ...hostBundle, absWorkingDir: root });
const work = mkdtempSync(join(tmpdir(), 'dep-desktop-'));
cpSync(join(root, 'test/extension/dossiers'), work, { recursive: true });
step('Downloading VS Code if needed, then running the suite in it…');
try {
  await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'build/extension/run.cjs'),
    launchArgs: [work, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
  });
} catch (error) {
  fail(`The desktop suite did not pass or VS Code could not be downloaded: ${error instanceof Error ? error.message : error}`);
}
