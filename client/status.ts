// The language status item « DEP 14/22 », with the next missing thing as its detail, and whether the dossier is checked at all.
import * as vscode from 'vscode';
import { type Health, restart } from './alive.js';
import type { Dossiers } from './dossiers.js';

/** The item beside the language name of dossiers only. */
export class Status implements vscode.Disposable {
  private readonly item: vscode.LanguageStatusItem;
  private readonly listening: vscode.Disposable;
  private health: Health = { running: true, aside: [] };

  constructor(
    private readonly dossiers: Dossiers,
    selector: vscode.DocumentSelector,
  ) {
    this.item = vscode.languages.createLanguageStatusItem('dep.statut', selector);
    this.item.name = 'Dossier DEP';
    this.listening = vscode.Disposable.from(
      dossiers.onDidChange(() => this.refresh()),
      vscode.window.onDidChangeActiveTextEditor(() => this.refresh()),
    );
    this.refresh();
  }

  /** The server started, ended, or a document was set aside. */
  show(health: Health): void {
    this.health = health;
    this.refresh();
  }

  dispose(): void {
    this.listening.dispose();
    this.item.dispose();
  }

  private refresh(): void {
    const { item } = this;
    const active = vscode.window.activeTextEditor?.document.uri;
    const current = active ? this.dossiers.of(active) : this.dossiers.current;
    const trouble = this.trouble(active);
    item.text = current ? `DEP ${current.met}/${current.total}` : 'DEP';
    item.busy = current === undefined && trouble === undefined;
    item.severity = trouble === undefined ? vscode.LanguageStatusSeverity.Information : vscode.LanguageStatusSeverity.Warning;
    item.detail = trouble ?? (current ? (current.next ?? 'toutes les exigences sont présentes') : 'lecture du dossier…');
    item.command =
      trouble === undefined
        ? { command: 'dep.couverture.focus', title: 'Voir la couverture' }
        : { command: restart, title: 'Redémarrer la vérification' };
    const label = current ? `Dossier DEP : ${current.met} sur ${current.total} exigences présentes` : 'Dossier DEP';
    item.accessibilityInformation = { label: trouble === undefined ? label : `${label}, ${trouble}` };
  }

  private trouble(active: vscode.Uri | undefined): string | undefined {
    if (!this.health.running) return 'la vérification s’est arrêtée, elle va reprendre';
    if (active && this.health.aside.includes(active.toString())) return 'ce fichier est mis de côté : il arrête la vérification';
    return this.health.aside.length > 0 ? 'un fichier du dossier est mis de côté : il arrête la vérification' : undefined;
  }
}
