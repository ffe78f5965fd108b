// What the server last said of each open dossier, and which one the person is looking at.
import * as vscode from 'vscode';
import type { CouvertureParams } from '../server/protocol.js';

export class Dossiers implements vscode.Disposable {
  private readonly byRoot = new Map<string, CouvertureParams>();
  private readonly changed = new vscode.EventEmitter<CouvertureParams | undefined>();
  private readonly listening: vscode.Disposable;
  private shown: string | undefined;

  /** Fires with the dossier to show, undefined when there is none. */
  readonly onDidChange = this.changed.event;

  constructor() {
    this.listening = vscode.window.onDidChangeActiveTextEditor(() => this.changed.fire(this.current()));
  }

  receive(params: CouvertureParams): void {
    if (params.fichiers.length === 0) this.byRoot.delete(params.racine);
    else this.byRoot.set(params.racine, params);
    this.changed.fire(this.current());
  }

  /** The dossier of the active editor; while another kind of editor is active, the last one looked at. */
  current(): CouvertureParams | undefined {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const active = [...this.byRoot.values()].find((one) => uri !== undefined && one.fichiers.some((file) => same(file, uri)));
    if (active) this.shown = active.racine;
    return active ?? this.byRoot.get(this.shown ?? '') ?? [...this.byRoot.values()].at(0);
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }
}

function same(a: string, b: string): boolean {
  return a === b || vscode.Uri.parse(a).toString() === vscode.Uri.parse(b).toString();
}
