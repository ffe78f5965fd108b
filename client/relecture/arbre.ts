// The « Relecture » view: every thread in words, those that lost their passage apart, and a badge for what waits for the person.
import * as vscode from 'vscode';
import { french, plural } from '../../core/french.js';
import { competenceDe, type Fil, titresAutour } from '../../core/relecture/index.js';
import { moiConnu, monRole } from './moi.js';
import type { Relectures } from './relectures.js';
import { attendues, type Filtre, filtres, type Ligne, lignes, miennes, type Rangement, rangements } from './vue.js';

const viewId = 'dep.relecture';

const icons: Readonly<Record<Fil['etat'], vscode.ThemeIcon>> = {
  'a-traiter': new vscode.ThemeIcon('comment'),
  rouvert: new vscode.ThemeIcon('comment-unresolved'),
  traite: new vscode.ThemeIcon('check'),
  valide: new vscode.ThemeIcon('pass'),
};

/** Creates the view; it lives until the result is disposed. */
export function showRelecture(relectures: Relectures): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const wish: { filtre: Filtre; rangement: Rangement } = { filtre: 'tout', rangement: 'etat' };
  let roots: readonly Ligne[] = [];
  let shown = '';
  const view = vscode.window.createTreeView<Ligne>(viewId, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (ligne) => [...(ligne ? ligne.children : roots)],
      getTreeItem: itemOf,
    },
  });
  const refresh = (): void => {
    const suivi = relectures.current;
    const vus = suivi?.vus ?? [];
    const role = monRole();
    const autour = titresAutour((fichier) => suivi?.textePlace(fichier));
    const competence = (fil: Fil): string | undefined =>
      suivi && competenceDe(fil, autour(fil, suivi.place(fil)), suivi.competences);
    roots = lignes(vus, { ...wish, role, competenceDe: competence });
    const mine = attendues(vus, role);
    const alive = vus.filter(({ fil }) => !fil.supprime).length;
    view.description = suivi && alive > 0 ? plural(alive, 'remarque', 'remarques') : '';
    const told = suivi?.illisible
      ? french('La relecture de ce dossier ne peut pas être lue : vérifiez que vous en avez le droit.')
      : wish.filtre === 'tout'
        ? undefined
        : french(`Affiché : ${filtres[wish.filtre].toLowerCase()}`);
    view.message = told ?? '';
    view.badge =
      mine > 0 ? { value: mine, tooltip: plural(mine, 'remarque vous attend', 'remarques vous attendent') } : undefined;
    void vscode.commands.executeCommand('setContext', 'dep.relecture.vide', vus.length === 0);
    const renamed = (suivi?.orphelines.length ?? 0) > 0;
    void vscode.commands.executeCommand('setContext', 'dep.relecture.orpheline', renamed);
    const now = JSON.stringify(roots);
    if (now === shown) return;
    shown = now;
    changed.fire(undefined);
  };
  const pick = async <T extends string>(title: string, choices: Readonly<Record<T, string>>): Promise<T | undefined> => {
    const items = (Object.keys(choices) as T[]).map((id) => ({ label: choices[id], id }));
    return (await vscode.window.showQuickPick(items, { title }))?.id;
  };
  refresh();
  return vscode.Disposable.from(
    view,
    changed,
    relectures.onDidChange(refresh),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('dep.relecture') && refresh()),
    vscode.commands.registerCommand('dep.relecture.filtrer', async () => {
      wish.filtre = (await pick(french('Que montrer de la relecture ?'), filtres)) ?? wish.filtre;
      refresh();
    }),
    vscode.commands.registerCommand('dep.relecture.ranger', async () => {
      wish.rangement = (await pick(french('Comment ranger les remarques ?'), rangements)) ?? wish.rangement;
      refresh();
    }),
  );
}

function itemOf({ id, titre, description, aide, vu, children }: Ligne): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(titre, children.length === 0 ? None : id === 'supprimes' ? Collapsed : Expanded);
  item.id = id;
  item.description = description;
  item.accessibilityInformation = { label: `${titre}, ${description}` };
  if (!vu) return item;
  const doubt = { place: undefined, fichier: undefined, 'a-verifier': 'question', detache: 'debug-disconnect' }[vu.lieu];
  item.iconPath = doubt === undefined ? icons[vu.fil.etat] : new vscode.ThemeIcon(doubt);
  item.tooltip = `${description}\n${aide}`;
  const mine = miennes(vu.fil, moiConnu(), vu.fil.supprime ? 'supprimees' : 'presentes').length > 0 ? ' mienne' : '';
  if (vu.fil.commentaires.length > 0)
    item.contextValue = vu.fil.supprime ? `supprime${mine}` : `fil etat-${vu.fil.etat} lieu-${vu.lieu}${mine}`;
  item.command = { command: 'dep.relecture.aller', title: 'Aller au passage', arguments: [vu.fil.id] };
  return item;
}
