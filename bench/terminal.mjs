// Two hundred dossiers in a terminal: wall time and peak memory of this program and of its peers, in turn.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../scripts/tools.mjs';
import { dossier } from './corpus.mjs';
import { median, ratio, short } from './figures.mjs';
import { program } from './program.mjs';

const report = join(root, 'build/bench/report.mjs');
/** What a process says at its end, as the system counts it: the most memory it has held, in KB, and its seconds of CPU. */
const counting = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\nmaxRSS=' + maxRSS + ' cpu=' + (userCPUTime + systemCPUTime) / 1e6 + '\\n');
});
`;

/** Our own program, as it is published. */
export const ownProgram = { id: 'dep', name: 'dep check', command: [program, join(root, 'dist/cli.cjs'), 'check', '.'] };

/** Runs each program `times` times on `count` dossiers of `size` KB, all in one folder. */
export async function terminal(programs, { count, size, times }, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(report, counting);
  for (let seed = 1; seed <= count; seed++) writeFileSync(join(folder, `dossier-${seed}.dep.md`), dossier(size * 1000, seed));
  const samples = programs.map(() => []);
  for (let turn = 0; turn < times; turn++) {
    for (const [which, program] of programs.entries()) samples[which].push(await once(program, folder, count));
  }
  rmSync(folder, { recursive: true, force: true });
  const seconds = samples.map((all) => all.map((one) => [one.seconds]));
  return {
    title: `In the terminal, ${count} dossiers of ${size} KB`,
    note: `${times} runs each, in turn: median; × = the median of the runs’ ratios to ${ownProgram.name}.`,
    head: ['program', 's', '×', 'CPU s', 'peak RSS MB', 'lines said'],
    rows: programs.map(({ name }, which) => [
      name,
      short(median(seconds[which].flat())),
      short(ratio(seconds[which], seconds[0], 0.5)),
      ...['cpu', 'memory'].map((field) => short(median(samples[which].map((one) => one[field])))),
      median(samples[which].map((one) => one.lines)),
    ]),
  };
}

/** Seconds by the clock and of CPU, megabytes, and how many lines the program said; one that says too little has not checked. */
async function once({ name, command: [program, ...args] }, cwd, least) {
  const began = performance.now();
  const child = spawn(program, ['--import', pathToFileURL(report).href, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let [lines, tail] = [0, ''];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      lines += chunk.toString('latin1').split('\n').length - 1;
      tail = (tail + chunk).slice(-400);
    });
  }
  const code = await new Promise((resolve) => child.on('close', resolve));
  const [, held, cpu] = /maxRSS=(\d+) cpu=([\d.]+)/.exec(tail) ?? [];
  if (code > 1 || lines < least) throw new Error(`${name} did not check the dossiers: code ${code}, ${lines} lines. ${tail}`);
  return { seconds: (performance.now() - began) / 1000, cpu: Number(cpu), memory: Number(held) / 1024, lines };
}
