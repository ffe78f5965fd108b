// The one Node on which every server and program is measured: the one VS Code runs its servers on, so that none has a newer
// one than another. The quick run, which fetches nothing, takes the Node at hand.
import { spawnSync } from 'node:child_process';
import { ensureNode } from '../scripts/vscode.mjs';

export const program = process.argv.includes('--quick') ? process.execPath : ensureNode();

/** Its version, without the « v ». */
export function versionOfProgram() {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim().slice(1);
}
