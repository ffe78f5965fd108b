// `npm run --silent dep -- …`: the terminal commands from a checkout, built first when the sources are newer.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, node, root, run } from './tools.mjs';

const program = join(root, 'dist/cli.cjs');
const newest = (folder) =>
  Math.max(...readdirSync(join(root, folder), { recursive: true }).map((name) => statSync(join(root, folder, name)).mtimeMs));
const built = existsSync(program) ? statSync(program).mtimeMs : 0;
ensureDependencies();
if (['core', 'cli', 'server', 'referentiel', 'snippets'].some((folder) => newest(folder) > built))
  await node('scripts/build.mjs');
// npm runs scripts from the checkout: paths are meant from where the person stands.
process.exitCode = await run(process.execPath, [program, ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
