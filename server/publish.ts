// Sends what differs from what the client was last told, file by file, and takes back what no dossier says any more.
import type { Diagnostic } from 'vscode-languageserver-types';
import type { CouvertureMessage, CouvertureParams, PlanParams } from './protocol.js';

/** Where publications go: the connection, or a test's list. */
export interface Outlet {
  diagnostics(uri: string, diagnostics: readonly Diagnostic[], version: number | undefined): void;
  /** `before`: what the client was last told of this dossier. */
  couverture(params: CouvertureParams, before: CouvertureParams | undefined): void;
  plan(params: PlanParams): void;
}

/** What the analysis of one dossier says of one of its files. */
export interface FilePublication {
  readonly uri: string;
  /** Version of the open document, undefined when it is not open. */
  readonly version: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** All that one analysis says, for one dossier. */
export interface Publication {
  /** Made once the findings are on their way. */
  readonly couverture: () => CouvertureParams;
  readonly files: readonly FilePublication[];
}

/** Remembers what the client was last told. */
export class Publisher {
  private diagnostics: ReadonlyMap<string, readonly Diagnostic[]> = new Map();
  private couvertures: ReadonlyMap<string, CouvertureParams> = new Map();
  private plans: ReadonlyMap<string, PlanParams> = new Map();

  constructor(private readonly outlet: Outlet) {}

  /** Everything there is to say now. A file that two dossiers list is told by the first. */
  publish(all: readonly Publication[]): void {
    const files = new Map<string, FilePublication>();
    for (const one of all) for (const file of one.files) if (!files.has(file.uri)) files.set(file.uri, file);
    for (const [uri, { diagnostics, version }] of files)
      if (!isSame(this.diagnostics.get(uri), diagnostics)) this.outlet.diagnostics(uri, diagnostics, version);
    for (const uri of this.diagnostics.keys()) if (!files.has(uri)) this.outlet.diagnostics(uri, [], undefined);
    this.diagnostics = new Map([...files].map(([uri, { diagnostics }]) => [uri, diagnostics]));
    this.publishCouvertures(all.map((one) => one.couverture()));
  }

  /** The plans of all the dossiers. */
  publishPlans(all: readonly PlanParams[]): void {
    for (const one of all) if (!isSame(this.plans.get(one.racine), one)) this.outlet.plan(one);
    this.plans = new Map(all.map((one) => [one.racine, one]));
  }

  private publishCouvertures(all: readonly CouvertureParams[]): void {
    const told = new Map(all.map((one) => [one.racine, one]));
    for (const one of all) {
      const before = this.couvertures.get(one.racine);
      if (!isSame(before, one)) this.outlet.couverture(one, before);
    }
    for (const [racine, before] of this.couvertures) {
      const closed = { racine, fichiers: [], dossier: '', titre: '', statut: '', met: 0, total: 0, nodes: [], parties: [] };
      if (!told.has(racine)) this.outlet.couverture(closed, before);
    }
    this.couvertures = told;
  }
}

/** What a client has to be told of a couverture that was told before: `completed` (protocol.ts) makes the whole of it. */
export function reduced(now: CouvertureParams, before: CouvertureParams | undefined): CouvertureMessage {
  const known = new Map(before?.nodes.map((one) => [one.id, one]));
  return { ...now, nodes: now.nodes.map((one) => (isSame(known.get(one.id), one) ? one.id : one)) };
}

/** True when two messages say the same: plain values, compared without writing them out. */
function isSame(before: unknown, now: unknown): boolean {
  if (before === now) return true;
  if (!isObject(before) || !isObject(now)) return false;
  if (Array.isArray(before) && Array.isArray(now)) {
    if (before.length !== now.length) return false;
    for (let index = 0; index < now.length; index++) if (!isSame(before[index], now[index])) return false;
    return true;
  }
  let keys = 0;
  for (const key in now) {
    if (!isSame(before[key], now[key])) return false;
    keys++;
  }
  for (const _ in before) keys--;
  return keys === 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
