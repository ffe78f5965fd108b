// The référentiels that the preview knows, which the server reads: the built-in one, those of packs, that of a pack being written.
import * as vscode from 'vscode';
import { Cadre } from '../core/cadre.js';
import { choixParmi } from '../core/cadres.js';
import type { Referentiel } from '../core/referentiel.js';
import { referentielApapp } from '../referentiel/index.js';

/** Chooses by what a dossier names; previews that are open are shown again when there is more to choose from. */
export class Cadres {
  private readonly integre = new Cadre(referentielApapp as Referentiel);
  private loaded: readonly Cadre[] = [];
  private written: readonly Cadre[] = [];
  private around = '[]';

  /** The référentiel of a dossier, by what stands under `dossier:`. */
  readonly of = (dossier: string | undefined): Cadre => choixParmi([this.integre, ...this.loaded, ...this.written])(dossier);

  /** The packs in use have changed. */
  receive(referentiels: readonly Referentiel[]): void {
    const some = referentiels.length + this.loaded.length > 0;
    this.loaded = referentiels.map((one) => new Cadre(one));
    if (some) refresh();
  }

  /** What the server says of dossiers in several files has changed: a part is shown with it. */
  follow(all: readonly unknown[]): void {
    const now = JSON.stringify(all);
    if (now !== this.around) refresh();
    this.around = now;
  }

  /** A modèle is about to be shown, with the référentiel of its pack. */
  write(referentiel: Referentiel): void {
    this.written = [new Cadre(referentiel)];
  }
}

function refresh(): void {
  void vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
}
