// A session with files in memory, a clock that only moves when told, and a list of what it publishes.
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Files } from '../../server/gather.js';
import type { CouvertureParams } from '../../server/protocol.js';
import { Publisher } from '../../server/publish.js';
import { type Clock, Session } from '../../server/session.js';
import { cadreApapp } from './core.js';

/** Time as a list of calls to come. */
export class FakeClock implements Clock {
  private time = 0;
  /** Milliseconds that pass each time somebody looks at this clock. */
  cost = 0;
  private calls: { at: number; call: () => void }[] = [];

  after(delay: number, call: () => void): () => void {
    const entry = { at: this.time + delay, call };
    this.calls.push(entry);
    return () => {
      this.calls = this.calls.filter((one) => one !== entry);
    };
  }

  now(): number {
    this.time += this.cost;
    return this.time;
  }

  async pause(): Promise<void> {}

  today(): string {
    return '2026-11-24';
  }

  /** Moves time by `milliseconds`, making the calls that fall due. */
  advance(milliseconds: number): void {
    this.time += milliseconds;
    const due = this.calls.filter((one) => one.at <= this.time);
    this.calls = this.calls.filter((one) => one.at > this.time);
    for (const { call } of due) call();
  }
}

/** Files by URI; `reads` counts what the session asked for. */
export class MemoryFiles implements Files {
  readonly reads: string[] = [];
  /** When set, reads wait for it: an edit can be made meanwhile. */
  gate: Promise<void> = Promise.resolve();

  constructor(readonly texts: Map<string, string>) {}

  async read(uri: string): Promise<string | null> {
    this.reads.push(uri);
    await this.gate;
    return this.texts.get(uri) ?? null;
  }

  async bytes(uri: string): Promise<Uint8Array | null> {
    const text = this.texts.get(uri);
    return text === undefined ? null : new TextEncoder().encode(text);
  }

  async list(folder: string): Promise<readonly string[]> {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    return [...this.texts.keys()]
      .filter((uri) => uri.startsWith(prefix) && !uri.slice(prefix.length).includes('/'))
      .map((uri) => uri.slice(prefix.length));
  }
}

export interface Bench {
  readonly session: Session;
  readonly clock: FakeClock;
  readonly files: MemoryFiles;
  /** What was published since the last call, oldest first: `uri@version codes…`, `couverture uri met/total`, `plan uri pages`. */
  taken(): string[];
  /** The last couverture published. */
  couverture(): CouvertureParams | undefined;
  /** Lets the quiet time pass and the analysis end. */
  settle(): Promise<void>;
}

/** `texts` are files on disk, by name in `file:///d/`. */
export function bench(texts: Readonly<Record<string, string>> = {}): Bench {
  const clock = new FakeClock();
  const files = new MemoryFiles(new Map(Object.entries(texts).map(([name, text]) => [at(name), text])));
  let log: string[] = [];
  let last: CouvertureParams | undefined;
  const codes = (diagnostics: readonly Diagnostic[]): string =>
    [...new Set(diagnostics.map((one) => String(one.code)))].sort().join(' ');
  const publisher = new Publisher({
    diagnostics: (uri, diagnostics, version) => void log.push(`${nameOf(uri)}@${version ?? '-'} ${codes(diagnostics)}`.trimEnd()),
    plan: ({ racine, pages }) => void log.push(`plan ${nameOf(racine)} ${pages}`),
    couverture: (params) => {
      last = params;
      log.push(
        params.fichiers.length === 0
          ? `couverture ${nameOf(params.racine)} fermée`
          : `couverture ${nameOf(params.racine)} ${params.met}/${params.total}`,
      );
    },
  });
  const cadre = cadreApapp();
  const session = new Session(
    () => cadre,
    files,
    publisher,
    clock,
    (error) => void log.push(`failed ${error instanceof Error ? error.message : error}`),
  );
  return {
    session,
    clock,
    files,
    taken: () => {
      const taken = log;
      log = [];
      return taken;
    },
    couverture: () => last,
    settle: async () => {
      clock.advance(10_000);
      await session.idle();
    },
  };
}

/** URI of a file of the bench. */
export function at(name: string): string {
  return `file:///d/${name}`;
}

function nameOf(uri: string): string {
  return uri.replace('file:///d/', '');
}
