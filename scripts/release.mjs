// `npm run release:check`: what is proved before a release, too long for each `npm test`: a million edits, ten thousand
// faults, a thousand kills of the server, ten thousand of writers of remarks, a thousand histories of git. The same tests
// with larger numbers; the variables below and DEP_SEED change them.
import { ensureDependencies, node, step } from './tools.mjs';

ensureDependencies();
const { unit } = await import('./unit.mjs');

const figures = {
  DEP_EDITS: '1000000',
  DEP_FAULTS: '10000',
  DEP_KILLS: '1000',
  DEP_REVIEW_KILLS: '10000',
  DEP_WRITERS: '8',
  DEP_COMMENTS: '1000',
  DEP_HISTORIES: '1000',
};
for (const [name, value] of Object.entries(figures)) process.env[name] ??= value;
step('Building…');
const built = await node('scripts/build.mjs');
step('Typing, spoiling and killing…');
process.exitCode =
  built || (await unit(['server', 'relecture'], '--reporter=spec', '--grep=text of the server|killed server|on the disk|in git'));
step(process.exitCode === 0 ? 'Everything held.' : 'Something did not hold, see above.');
