// Sends what changed since the last publication, and nothing for a dossier that was closed.
import type { Diagnostic } from 'vscode-languageserver-types';
import type { CouvertureParams } from './protocol.js';

/** Where publications go: the connection, or a test's list. */
export interface Outlet {
  diagnostics(uri: string, diagnostics: readonly Diagnostic[], version: number | undefined): void;
  couverture(params: CouvertureParams): void;
}

/** All that one analysis says, for one dossier. */
export interface Publication {
  readonly couverture: CouvertureParams;
  readonly files: readonly {
    readonly uri: string;
    readonly version: number | undefined;
    readonly diagnostics: readonly Diagnostic[];
  }[];
}

interface Sent {
  readonly files: ReadonlyMap<string, string>;
  readonly couverture: string;
}

/** Remembers, by root, what the client was last told. */
export class Publisher {
  private readonly sent = new Map<string, Sent>();

  constructor(private readonly outlet: Outlet) {}

  publish({ couverture, files }: Publication): void {
    const before = this.sent.get(couverture.racine);
    const now = new Map(files.map((one) => [one.uri, JSON.stringify(one.diagnostics)]));
    for (const { uri, diagnostics, version } of files) {
      if (before?.files.get(uri) !== now.get(uri)) this.outlet.diagnostics(uri, diagnostics, version);
    }
    for (const uri of before?.files.keys() ?? [])
      if (!now.has(uri) && !this.ownedElsewhere(uri, couverture.racine)) this.outlet.diagnostics(uri, [], undefined);
    const text = JSON.stringify(couverture);
    if (before?.couverture !== text) this.outlet.couverture(couverture);
    this.sent.set(couverture.racine, { files: now, couverture: text });
  }

  /** Forgets a dossier: its findings disappear, its couverture too. */
  withdraw(racine: string): void {
    const before = this.sent.get(racine);
    if (!before) return;
    this.sent.delete(racine);
    for (const uri of before.files.keys()) if (!this.ownedElsewhere(uri, racine)) this.outlet.diagnostics(uri, [], undefined);
    this.outlet.couverture({ racine, fichiers: [], titre: '', statut: '', met: 0, total: 0, nodes: [] });
  }

  /** Roots that have been published and not withdrawn. */
  roots(): readonly string[] {
    return [...this.sent.keys()];
  }

  private ownedElsewhere(uri: string, racine: string): boolean {
    return [...this.sent].some(([root, { files }]) => root !== racine && files.has(uri));
  }
}
