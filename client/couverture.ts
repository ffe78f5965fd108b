// The « Couverture » view: the référentiel as a tree, the state of each line in words and in an icon.
import * as vscode from 'vscode';
import type { CouvertureNode } from '../server/protocol.js';
import type { Dossiers } from './dossiers.js';
import { goTo } from './place.js';

const viewId = 'dep.couverture';

const icons: Readonly<Record<CouvertureNode['etat'], vscode.ThemeIcon>> = {
  absente: new vscode.ThemeIcon('circle-large-outline'),
  amorcee: new vscode.ThemeIcon('edit', new vscode.ThemeColor('charts.orange')),
  presente: new vscode.ThemeIcon('check', new vscode.ThemeColor('charts.green')),
  validee: new vscode.ThemeIcon('verified-filled', new vscode.ThemeColor('charts.green')),
  'a-revoir': new vscode.ThemeIcon('history', new vscode.ThemeColor('charts.orange')),
  oral: new vscode.ThemeIcon('comment-discussion'),
};

/** What others say of a line, in words: shown beside it. */
export interface Beside {
  readonly onDidChange: vscode.Event<void>;
  of(node: CouvertureNode): string;
}

/** Creates the view; it lives until the result is disposed. */
export function showCouverture(dossiers: Dossiers, beside: Beside): vscode.Disposable {
  const provider = new Provider(dossiers, beside);
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: provider, showCollapseAll: true });
  const refresh = (): void => {
    const { current } = dossiers;
    void vscode.commands.executeCommand('setContext', 'dep.dossierOuvert', current !== undefined);
    view.description = current ? `${current.met} sur ${current.total} · ${current.titre}` : '';
    const missing = current ? current.total - current.met : 0;
    view.badge =
      missing > 0
        ? { value: missing, tooltip: missing > 1 ? `${missing} exigences à compléter` : '1 exigence à compléter' }
        : undefined;
    provider.refresh();
  };
  refresh();
  return vscode.Disposable.from(
    view,
    provider,
    dossiers.onDidChange(refresh),
    beside.onDidChange(() => provider.refresh()),
  );
}

class Provider implements vscode.TreeDataProvider<CouvertureNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly dossiers: Dossiers,
    private readonly beside: Beside,
  ) {}

  refresh(): void {
    this.changed.fire(undefined);
  }

  getChildren(node?: CouvertureNode): CouvertureNode[] {
    return [...(node ? node.children : (this.dossiers.current?.nodes ?? []))];
  }

  getTreeItem(node: CouvertureNode): vscode.TreeItem {
    const item = new vscode.TreeItem(node.titre, collapse(node));
    item.id = node.id;
    const said = [node.description, this.beside.of(node)].filter((one) => one !== '').join(' · ');
    item.description = said;
    item.contextValue = node.genre;
    item.iconPath = icons[node.etat];
    item.tooltip = [`${node.titre} · ${said}`, node.aide].filter((one) => one !== '').join('\n');
    item.accessibilityInformation = { label: `${node.titre}, ${said}` };
    if (node.location) item.command = { command: goTo, title: 'Aller au passage', arguments: [node.location] };
    return item;
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function collapse({ children, genre }: CouvertureNode): vscode.TreeItemCollapsibleState {
  if (children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return genre === 'competence' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
