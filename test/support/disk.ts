// A disk in memory under the store: it records every call, fails at the one it is told to, and knows what a power cut leaves.
import { posix } from 'node:path';
import type { systeme } from '../../relecture/disque.js';
import type { Fichiers } from '../../relecture/fichiers.js';

/** One recorded step. `node` is the file itself, whatever its name: a rename moves names, not contents. */
export type Step =
  | { readonly op: 'mkdir' | 'create' | 'unlink'; readonly path: string; readonly node: number }
  | { readonly op: 'rename'; readonly path: string; readonly to: string; readonly node: number }
  | { readonly op: 'data'; readonly node: number; readonly bytes: Uint8Array }
  | { readonly op: 'sync'; readonly path: string; readonly node: number }
  | { readonly op: 'acknowledged'; readonly id: string };

export interface Fault {
  readonly at: number;
  readonly code: string;
  readonly times: 'once' | 'for ever';
}

const directory = new Uint8Array();

export class Disk {
  readonly steps: Step[] = [];
  calls = 0;
  fault: Fault | undefined;
  private next = 1;
  private readonly names = new Map<string, number>([['/', 0]]);
  private readonly contents = new Map<number, Uint8Array>([[0, directory]]);

  acknowledge(id: string): void {
    this.steps.push({ op: 'acknowledged', id });
  }

  /** The calls of the system that the store makes, on this disk. */
  readonly fs = {
    readdir: async (path: string) => {
      this.call();
      const folder = this.found(path);
      if (folder.bytes !== directory) throw fails('ENOTDIR');
      return [...this.names.keys()]
        .filter((one) => one !== '/' && posix.dirname(one) === folder.path)
        .map((one) => posix.basename(one));
    },
    lstat: async (path: string) => {
      this.call();
      const { bytes } = this.found(path);
      return { isFile: () => bytes !== directory, isDirectory: () => bytes === directory, size: bytes.length, mtimeMs: 0 };
    },
    readFile: async (path: string) => {
      this.call();
      return this.found(path).bytes;
    },
    mkdir: async (path: string) => {
      this.call();
      this.make('mkdir', path, directory);
    },
    open: async (path: string, flags: string) => {
      this.call();
      const { node } = flags === 'wx' ? this.make('create', path, new Uint8Array([])) : this.found(path);
      return {
        writeFile: async (bytes: Uint8Array) => {
          // What fails has written a part.
          const before = this.fault ? bytes.slice(0, bytes.length >> 1) : bytes;
          this.data(node, before);
          this.call();
          this.data(node, bytes);
        },
        sync: async () => {
          this.call();
          this.steps.push({ op: 'sync', path: clean(path), node });
        },
        close: async () => this.call(),
      };
    },
    rename: async (from: string, to: string) => {
      this.call();
      const { node, path } = this.found(from);
      this.names.delete(path);
      this.names.set(clean(to), node);
      this.steps.push({ op: 'rename', path, to: clean(to), node });
    },
    rm: async (path: string) => {
      this.call();
      for (const [name, node] of [...this.names]) {
        if (name !== clean(path) && !name.startsWith(`${clean(path)}/`)) continue;
        this.names.delete(name);
        this.steps.push({ op: 'unlink', path: name, node });
      }
    },
  } as unknown as typeof systeme;

  private call(): void {
    this.calls++;
    const { fault } = this;
    if (fault && (fault.times === 'once' ? this.calls === fault.at : this.calls >= fault.at)) throw fails(fault.code);
  }

  private found(path: string): { readonly path: string; readonly node: number; readonly bytes: Uint8Array } {
    const node = this.names.get(clean(path));
    const bytes = node === undefined ? undefined : this.contents.get(node);
    if (node === undefined || bytes === undefined) throw fails('ENOENT');
    return { path: clean(path), node, bytes };
  }

  private make(op: 'mkdir' | 'create', at: string, bytes: Uint8Array): { readonly node: number } {
    const path = clean(at);
    if (this.names.has(path)) throw fails('EEXIST');
    if (!this.names.has(posix.dirname(path))) throw fails('ENOENT');
    const node = this.next++;
    this.names.set(path, node);
    this.contents.set(node, bytes);
    this.steps.push({ op, path, node });
    return { node };
  }

  private data(node: number, bytes: Uint8Array): void {
    this.contents.set(node, bytes);
    this.steps.push({ op: 'data', node, bytes });
  }
}

/**
 * Every state in which a power cut may leave the disk, at every moment: names that were not synced are there or not, one by
 * one; contents that were not synced are empty, halved or whole. With what had been acknowledged at that moment.
 */
export function* powerCuts(
  steps: readonly Step[],
): Generator<{ readonly files: Map<string, Uint8Array>; readonly acknowledged: readonly string[] }> {
  const sure = new Map<string, number>();
  const written = new Map<number, { bytes: Uint8Array; synced: boolean }>();
  const acknowledged: string[] = [];
  let pending: Extract<Step, { path: string }>[] = [];
  for (const step of steps) {
    if (step.op === 'acknowledged') acknowledged.push(step.id);
    else if (step.op === 'data') written.set(step.node, { bytes: step.bytes, synced: false });
    else if (step.op !== 'sync') pending.push(step);
    else {
      const content = written.get(step.node);
      if (content) content.synced = true;
      for (const one of pending.filter(({ path }) => posix.dirname(path) === step.path)) name(sure, one);
      pending = pending.filter(({ path }) => posix.dirname(path) !== step.path);
    }
    for (let mask = 0; mask < 2 ** pending.length; mask++) {
      const names = new Map(sure);
      for (const [rank, one] of pending.entries()) if ((mask >> rank) & 1) name(names, one);
      const doubtful = [...new Set(names.values())].filter((node) => written.get(node)?.synced === false);
      for (let third = 0; third < 3 ** doubtful.length; third++) {
        const files = new Map<string, Uint8Array>();
        for (const [path, node] of names) {
          const { bytes } = written.get(node) ?? { bytes: undefined };
          const how = Math.floor(third / 3 ** doubtful.indexOf(node)) % 3;
          if (!bytes || !reachable(path, names)) continue;
          files.set(path, doubtful.includes(node) ? bytes.slice(0, Math.floor((bytes.length * how) / 2)) : bytes);
        }
        yield { files, acknowledged: [...acknowledged] };
      }
    }
  }
}

function name(names: Map<string, number>, step: Extract<Step, { path: string }>): void {
  if (step.op === 'unlink' || step.op === 'rename') names.delete(step.path);
  if (step.op === 'rename') names.set(step.to, step.node);
  else if (step.op !== 'unlink') names.set(step.path, step.node);
}

function reachable(path: string, names: ReadonlyMap<string, number>): boolean {
  const above = posix.dirname(path);
  return above === '/' || (names.has(above) && reachable(above, names));
}

/** Plain files in memory, as an editor’s file system gives them: no syncing, and a rename never replaces. */
export function memory(files = new Map<string, Uint8Array>()): Fichiers {
  const inside = (folder: string): string[] => [...files.keys()].filter((one) => one.startsWith(`${folder}/`));
  return {
    list: async (folder) => [...new Set(inside(folder).map((one) => one.slice(folder.length + 1).split('/')[0] ?? ''))],
    stat: async (path) => {
      const bytes = files.get(path);
      return bytes ? { genre: 'fichier', taille: bytes.length, date: 0 } : undefined;
    },
    read: async (path) => files.get(path) ?? Promise.reject(fails('FileNotFound')),
    makeFolder: async () => {},
    write: async (path, bytes) => void files.set(path, bytes),
    rename: async (from, to) => {
      const bytes = files.get(from);
      if (!bytes || files.has(to)) throw fails('FileExists');
      files.delete(from);
      files.set(to, bytes);
    },
    sync: async () => {},
    remove: async (path) => {
      for (const one of [path, ...inside(path)]) files.delete(one);
    },
  };
}

function clean(path: string): string {
  return path.replaceAll('\\', '/').replace(/(.)\/$/, '$1');
}

function fails(code: string): Error {
  return Object.assign(new Error(code), { code });
}
