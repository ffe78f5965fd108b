// The language status item « DEP 14/22 », with the next missing thing as its detail.
import * as vscode from 'vscode';
import type { Dossiers } from './dossiers.js';

/** Shows the item beside the language name of dossiers only. */
export function showStatus(dossiers: Dossiers, selector: vscode.DocumentSelector): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('dep.statut', selector);
  item.name = 'Dossier DEP';
  item.command = { command: 'dep.couverture.focus', title: 'Voir la couverture' };
  const refresh = (): void => {
    const active = vscode.window.activeTextEditor?.document.uri;
    const current = active ? dossiers.of(active) : dossiers.current;
    item.busy = current === undefined;
    item.text = current ? `DEP ${current.met}/${current.total}` : 'DEP';
    item.detail = current ? (current.next ?? 'toutes les exigences sont présentes') : 'lecture du dossier…';
    item.accessibilityInformation = {
      label: current ? `Dossier DEP : ${current.met} sur ${current.total} exigences présentes` : 'Dossier DEP',
    };
  };
  refresh();
  return vscode.Disposable.from(item, dossiers.onDidChange(refresh));
}
