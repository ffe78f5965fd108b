// Sends what differs from what the client was last told, file by file, and takes back what no dossier says any more.
import type { Diagnostic } from 'vscode-languageserver-types';
import type { CouvertureParams } from './protocol.js';

/** Where publications go: the connection, or a test's list. */
export interface Outlet {
  diagnostics(uri: string, diagnostics: readonly Diagnostic[], version: number | undefined): void;
  couverture(params: CouvertureParams): void;
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
  readonly couverture: CouvertureParams;
  readonly files: readonly FilePublication[];
}

/** Remembers what the client was last told. */
export class Publisher {
  private diagnostics = new Map<string, string>();
  private couvertures = new Map<string, string>();

  constructor(private readonly outlet: Outlet) {}

  /** Everything there is to say now. A file that two dossiers list is told by the first. */
  publish(all: readonly Publication[]): void {
    const files = new Map<string, FilePublication>();
    for (const one of all) for (const file of one.files) if (!files.has(file.uri)) files.set(file.uri, file);
    const told = new Map<string, string>();
    for (const [uri, { diagnostics, version }] of files) {
      told.set(uri, JSON.stringify(diagnostics));
      if (this.diagnostics.get(uri) !== told.get(uri)) this.outlet.diagnostics(uri, diagnostics, version);
    }
    for (const uri of this.diagnostics.keys()) if (!told.has(uri)) this.outlet.diagnostics(uri, [], undefined);
    this.diagnostics = told;
    this.publishCouvertures(all.map((one) => one.couverture));
  }

  private publishCouvertures(all: readonly CouvertureParams[]): void {
    const told = new Map(all.map((one) => [one.racine, JSON.stringify(one)]));
    for (const one of all) if (this.couvertures.get(one.racine) !== told.get(one.racine)) this.outlet.couverture(one);
    for (const racine of this.couvertures.keys()) {
      if (!told.has(racine)) this.outlet.couverture({ racine, fichiers: [], titre: '', statut: '', met: 0, total: 0, nodes: [] });
    }
    this.couvertures = told;
  }
}
