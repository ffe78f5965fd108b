// Texts made to be slow or fatal: each answered within two seconds, in a process that lives on; the slowest is printed.
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runs, shapes } from '../support/shapes.js';

const deadline = 2_000;
/** Silence after which the process is ended: ten times the deadline, for a busy machine. */
const patience = 20_000;

type Answer = { readonly ms: number; readonly said: boolean } | { readonly dead: string };

/** The answers of one process that begins at this rank; the last one says how it died, if it did. */
async function answersFrom(rank: number): Promise<Answer[]> {
  const child = spawn(process.execPath, [join(__dirname, 'shapes.process.cjs'), String(rank)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const closed = new Promise<string>((resolve) => child.on('close', (code, signal) => resolve(signal ?? `exit code ${code}`)));
  const answers: Answer[] = [];
  const watch = setTimeout(() => child.kill('SIGKILL'), patience);
  for await (const line of createInterface({ input: child.stdout })) {
    answers.push(JSON.parse(line) as Answer);
    watch.refresh();
  }
  clearTimeout(watch);
  const end = await closed;
  return rank + answers.length < runs.length ? [...answers, { dead: end }] : answers;
}

describe(`${shapes.length} shapes of text, ${runs.length} runs`, function () {
  this.timeout(runs.length * patience);
  const answers: Answer[] = [];

  before(async () => {
    while (answers.length < runs.length) answers.push(...(await answersFrom(answers.length)));
  });

  after(() => {
    const times = answers.map((one) => ('ms' in one ? one.ms : Number.POSITIVE_INFINITY));
    const slowest = Math.max(...times);
    const { shape, size } = runs[times.indexOf(slowest)] ?? {};
    const total = times.reduce((sum, one) => sum + one, 0);
    console.log(`    slowest: ${slowest} ms, ${shape?.what} at ${size}; ${total} ms in all`);
  });

  for (const shape of shapes) {
    it(shape.what, () => {
      for (const [rank, run] of runs.entries()) {
        if (run.shape !== shape) continue;
        const answer = answers[rank];
        assert.ok(answer && 'ms' in answer, `at ${run.size}: no answer, ${JSON.stringify(answer)}`);
        assert.ok(answer.ms <= deadline, `at ${run.size}: ${answer.ms} ms`);
        if (run.size === 1_000_000) assert.equal(answer.said, !shape.light, `at ${run.size}: what is set aside is said`);
      }
    });
  }
});
