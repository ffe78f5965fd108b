// Many dossiers at once: this thread and others take them by small shares. A dossier on its own never needs one.
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** How many things are worth another thread, which costs a tenth of a second; how many threads at most; things in a share. */
const [worth, most, together] = [16, 8, 4];

/** Megabytes in which a thread makes what it soon lets go: with more, the system spends a tenth of the time giving it memory. */
const young = 12;

/**
 * What `work` gives of each share of the items, in their order. `task` says to a thread what to do; it is plain data.
 * `told` hears how many items are done, each time.
 */
export async function inThreads<R>(
  items: readonly string[],
  task: object,
  work: (share: readonly string[]) => Promise<R>,
  told: (done: number) => void,
): Promise<readonly R[]> {
  const shares = Array.from({ length: Math.ceil(items.length / together) }, (_, index) =>
    items.slice(index * together, (index + 1) * together),
  );
  const results: R[] = [];
  const waiting = shares.entries();
  let done = 0;
  const take = async (how: (share: readonly string[]) => Promise<R>): Promise<void> => {
    // The shares are in one queue, from which each takes its next.
    for (const [index, share] of waiting) {
      results[index] = await how(share);
      done += share.length;
      told(done);
    }
  };
  const others = Math.min(availableParallelism(), most, Math.floor(items.length / worth)) - 1;
  const threads = Array.from({ length: Math.max(0, others) }, () => new Thread<R>(task));
  // What a thread cannot do is done here.
  await Promise.all([take(work), ...threads.map((one) => take((share) => one.ask(share).catch(() => work(share))))]);
  for (const one of threads) one.end();
  return results;
}

/** In a thread that another one started: prepares for the task, then does what it is given, share by share. */
export function serveThread<T, R>(prepare: (task: T) => Promise<(share: readonly string[]) => Promise<R>>): void {
  if (isMainThread) return;
  const ready = prepare(workerData);
  parentPort?.on('message', async (share: readonly string[]) => {
    const work = await ready;
    parentPort?.postMessage(await work(share));
  });
}

class Thread<R> {
  private readonly worker: Worker;
  private readonly gone: Promise<never>;

  constructor(task: object) {
    this.worker = new Worker(__filename, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: young } });
    this.gone = new Promise((_, reject) => {
      this.worker.once('error', reject);
      this.worker.once('exit', () => reject(new Error('a thread ended')));
    });
    this.gone.catch(() => undefined);
  }

  /** One share at a time; rejects when the thread has ended. */
  ask(share: readonly string[]): Promise<R> {
    const answer = new Promise<R>((resolve) => this.worker.once('message', resolve));
    this.worker.postMessage(share);
    return Promise.race([answer, this.gone]);
  }

  end(): void {
    void this.worker.terminate();
  }
}
