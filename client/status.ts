// Language status items: « DEP 14/22 » with the next missing thing and the way to it, and the statut with what the dossier says of itself.
import * as vscode from 'vscode';
import { type Health, restart } from './alive.js';
import type { Dossiers } from './dossiers.js';
import { modifier } from './informations.js';
import { type FindPlace, goTo } from './place.js';

const suite = 'dep.suite';
/** Characters of a detail beyond which VS Code pushes its command out of the window. */
const most = 40;

/** The items beside the language name of dossiers only. */
export class Status implements vscode.Disposable {
  private readonly item: vscode.LanguageStatusItem;
  private readonly statut: vscode.LanguageStatusItem;
  private readonly listening: vscode.Disposable;
  private health: Health = { running: true, aside: [] };

  constructor(
    private readonly dossiers: Dossiers,
    private readonly find: FindPlace,
    selector: vscode.DocumentSelector,
  ) {
    this.item = vscode.languages.createLanguageStatusItem('dep.statut', selector);
    this.item.name = 'Dossier DEP';
    this.statut = vscode.languages.createLanguageStatusItem('dep.informations', selector);
    this.statut.name = 'Statut du dossier';
    this.statut.command = { command: modifier, title: 'Modifier les informations' };
    this.listening = vscode.Disposable.from(
      dossiers.onDidChange(() => this.refresh()),
      vscode.window.onDidChangeActiveTextEditor(() => this.refresh()),
      vscode.commands.registerCommand(suite, () => this.goOn()),
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
    this.statut.dispose();
  }

  private refresh(): void {
    const { item } = this;
    const active = vscode.window.activeTextEditor?.document.uri;
    const current = active ? this.dossiers.of(active) : this.dossiers.current;
    const trouble = this.trouble(active);
    item.text = current ? `DEP ${current.met}/${current.total}` : 'DEP';
    item.busy = current === undefined && trouble === undefined;
    item.severity = trouble === undefined ? vscode.LanguageStatusSeverity.Information : vscode.LanguageStatusSeverity.Warning;
    item.detail = trouble ?? (current ? (short(current.next) ?? 'toutes les exigences sont présentes') : 'lecture du dossier…');
    item.command =
      trouble === undefined
        ? { command: suite, title: current?.next === undefined ? 'Voir la couverture' : 'Y aller' }
        : { command: restart, title: 'Redémarrer la vérification' };
    const label = current
      ? `Dossier DEP : ${current.met} sur ${current.total} exigences présentes${current.next === undefined ? '' : `, ensuite ${current.next}`}`
      : 'Dossier DEP';
    this.statut.text = current ? `Statut : ${current.statut}` : 'Statut';
    this.statut.detail = current?.titre ?? '';
    item.accessibilityInformation = { label: trouble === undefined ? label : `${label}, ${trouble}` };
  }

  /** To what is missing next: its passage, or the modèles for the place where it is expected. */
  private async goOn(): Promise<void> {
    const active = vscode.window.activeTextEditor?.document.uri;
    const current = (active && this.dossiers.of(active)) ?? this.dossiers.current;
    if (current?.next === undefined) return void vscode.commands.executeCommand('dep.couverture.focus');
    if (current.suite) await vscode.commands.executeCommand(goTo, () => this.find(undefined, current.racine));
    if (current.suite !== 'completer') await vscode.commands.executeCommand('dep.inserer');
  }

  private trouble(active: vscode.Uri | undefined): string | undefined {
    if (!this.health.running) return 'la vérification s’est arrêtée, elle va reprendre';
    if (active && this.health.aside.includes(active.toString())) return 'ce fichier est mis de côté : il arrête la vérification';
    return this.health.aside.length > 0 ? 'un fichier du dossier est mis de côté : il arrête la vérification' : undefined;
  }
}

function short(text: string | undefined): string | undefined {
  return text !== undefined && text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
