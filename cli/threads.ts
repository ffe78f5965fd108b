// Many dossiers at once: this thread and others take each a share of them. A dossier on its own never needs one.
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** How many things are worth another thread, which costs a tenth of a second; and how many threads there are at most. */
const [worth, most] = [16, 8];

/** What `work` gives of each share of the items, in their order. `task` says to a thread what to do; it is plain data. */
export async function inThreads<R>(
  items: readonly string[],
  task: object,
  work: (share: readonly string[]) => Promise<R>,
): Promise<readonly R[]> {
  const count = Math.max(1, Math.min(availableParallelism(), most, Math.floor(items.length / worth)));
  const size = Math.ceil(items.length / count);
  const [own = [], ...others] = Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
  const threads = others.map((share) => inThread<R>({ ...task, share }).catch(() => work(share)));
  return [await work(own), ...(await Promise.all(threads))];
}

/** In a thread that another one started: does what it was asked. */
export function serveThread<T extends object, R>(work: (task: T & { readonly share: readonly string[] }) => Promise<R>): void {
  if (!isMainThread) void work(workerData).then((result) => parentPort?.postMessage(result));
}

function inThread<R>(task: object): Promise<R> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(__filename, { workerData: task });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('a thread ended without an answer')));
  });
}
