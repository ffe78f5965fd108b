// The reviews of the dossiers that are open, each followed as long as its dossier is.
import * as vscode from 'vscode';
import type { Fil } from '../../core/relecture/index.js';
import type { Dossiers } from '../dossiers.js';
import type { OuvrirFichiers } from './fichiers.js';
import { Suivi } from './suivi.js';

/** A thread in its review. */
export interface Trouve {
  readonly suivi: Suivi;
  readonly fil: Fil;
}

/** Fires with the review that changed; undefined when another is to be shown, or none. */
export class Relectures implements vscode.Disposable {
  private readonly byRoot = new Map<string, { readonly suivi: Suivi; readonly listening: vscode.Disposable }>();
  private readonly changed = new vscode.EventEmitter<Suivi | undefined>();
  private readonly listening: vscode.Disposable;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly dossiers: Dossiers,
    private readonly ouvrir: OuvrirFichiers,
  ) {
    this.listening = dossiers.onDidChange(() => this.sync());
  }

  /** That of the dossier a person is looking at. */
  get current(): Suivi | undefined {
    return this.byRoot.get(this.dossiers.current?.racine ?? '')?.suivi;
  }

  get all(): readonly Suivi[] {
    return [...this.byRoot.values()].map((one) => one.suivi);
  }

  /** That of the dossier a file belongs to. */
  of(uri: vscode.Uri): Suivi | undefined {
    return this.all.find((one) => one.fichierDe(uri) !== undefined);
  }

  /** A thread by its identifier: of the dossier that is shown, else of another. */
  fil(id: string): Trouve | undefined {
    for (const suivi of [this.current, ...this.all]) {
      const fil = suivi?.relecture.fils.find((one) => one.id === id);
      if (suivi && fil) return { suivi, fil };
    }
    return undefined;
  }

  /** Resolved once everything that is shown has followed what was typed and read. */
  async aJour(): Promise<void> {
    await Promise.all(this.all.map((one) => one.aJour()));
  }

  dispose(): void {
    for (const one of this.byRoot.values()) vscode.Disposable.from(one.suivi, one.listening).dispose();
    vscode.Disposable.from(this.listening, this.changed).dispose();
  }

  private sync(): void {
    for (const params of this.dossiers.all) {
      const known = this.byRoot.get(params.racine)?.suivi;
      if (known) known.recevoir(params);
      else {
        const suivi = new Suivi(params, this.ouvrir);
        this.byRoot.set(params.racine, { suivi, listening: suivi.onDidChange(() => this.changed.fire(suivi)) });
        void suivi.relire();
      }
    }
    for (const [racine, { suivi, listening }] of this.byRoot) {
      if (this.dossiers.all.some((one) => one.racine === racine)) continue;
      this.byRoot.delete(racine);
      vscode.Disposable.from(suivi, listening).dispose();
    }
    this.changed.fire(undefined);
  }
}
