// Run apart by shapes.test.ts: analyses each shape at each size from a given rank on, one line of output for each.
import { analyseFiles } from '../support/core.js';
import { runs } from '../support/shapes.js';

// Once for nothing: the first analysis of a process compiles the code.
analyseFiles(new Map([['dossier.dep.md', '# C1\n\n> a *b* [c](d)\n\n- e\n']]));

for (const { shape, size } of runs.slice(Number(process.argv[2]))) {
  const files = new Map([['dossier.dep.md', shape.text(size)]]);
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const { findings } = analyseFiles(files);
  const { user, system } = process.cpuUsage(cpu);
  // On a busy machine the processor’s time is the shorter; it is the longer when the runtime collects beside us.
  const ms = Math.round(Math.min(performance.now() - start, (user + system) / 1_000));
  const said = findings.some(({ code }) => code === 'texte-trop-complexe' || code === 'entete-illisible');
  process.stdout.write(`${JSON.stringify({ ms, said })}\n`);
}
