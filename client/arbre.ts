// A tree of what the server said: lines are known by their identifier, and only those that read otherwise are drawn again.
import * as vscode from 'vscode';
import type { CouvertureNode } from '../server/protocol.js';
import { type FindPlace, goTo } from './place.js';

const icons: Readonly<Record<CouvertureNode['etat'], vscode.ThemeIcon>> = {
  absente: new vscode.ThemeIcon('circle-large-outline'),
  amorcee: new vscode.ThemeIcon('edit', new vscode.ThemeColor('charts.yellow')),
  presente: new vscode.ThemeIcon('check', new vscode.ThemeColor('charts.green')),
  validee: new vscode.ThemeIcon('verified-filled', new vscode.ThemeColor('charts.green')),
  'a-revoir': new vscode.ThemeIcon('history', new vscode.ThemeColor('charts.yellow')),
  oral: new vscode.ThemeIcon('comment-discussion'),
};

/** True when something is still expected there. */
export function isOpen({ etat }: Pick<CouvertureNode, 'etat'>): boolean {
  return etat === 'absente' || etat === 'amorcee' || etat === 'a-revoir';
}

/** The lines of a tree; `show` gives new ones, and keeps what is folded and selected. */
export class Arbre implements vscode.TreeDataProvider<string>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<string[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private roots: readonly string[] = [];
  private nodes: ReadonlyMap<string, CouvertureNode> = new Map();

  private readonly folds: Map<string, boolean>;

  /** `expanded`: what is open when it is first shown; VS Code forgets what a person folds or unfolds then, `memory` does not. */
  constructor(
    private readonly viewId: string,
    private readonly expanded: CouvertureNode['genre'],
    private readonly find: FindPlace,
    private readonly memory: vscode.Memento,
  ) {
    this.folds = new Map(memory.get<[string, boolean][]>(viewId));
  }

  /** The view of these lines, which remembers what is folded in it. */
  view(options: Partial<vscode.TreeViewOptions<string>> = {}): vscode.TreeView<string> {
    const view = vscode.window.createTreeView(this.viewId, { treeDataProvider: this, showCollapseAll: true, ...options });
    const keep = (id: string, open: boolean): void => {
      this.folds.set(id, open);
      void this.memory.update(this.viewId, [...this.folds]);
    };
    view.onDidExpandElement(({ element }) => keep(element, true));
    view.onDidCollapseElement(({ element }) => keep(element, false));
    return view;
  }

  show(nodes: readonly CouvertureNode[]): void {
    const [roots, before] = [this.roots, this.nodes];
    this.roots = nodes.map(({ id }) => id);
    this.nodes = new Map(all(nodes).map((one) => [one.id, one]));
    if (roots.join('\n') !== this.roots.join('\n')) {
      this.changed.fire(undefined);
      return;
    }
    const other = [...this.nodes.values()].filter((one) => {
      const old = before.get(one.id);
      return old && shown(old) !== shown(one);
    });
    if (other.length > 0) this.changed.fire(other.map(({ id }) => id));
  }

  getChildren(id?: string): string[] {
    return id === undefined ? [...this.roots] : (this.nodes.get(id)?.children ?? []).map((one) => one.id);
  }

  getTreeItem(id: string): vscode.TreeItem {
    const node = this.nodes.get(id);
    if (!node) return new vscode.TreeItem('');
    const { titre, description, aide, etat, genre, situe } = node;
    const item = new vscode.TreeItem(titre, this.collapse(node));
    item.id = id;
    item.description = description;
    item.iconPath = icons[etat];
    item.tooltip = [`${titre} · ${description}`, aide].filter((one) => one !== '').join('\n');
    item.accessibilityInformation = { label: `${titre}, ${description}` };
    item.contextValue = isOpen(node) ? `${genre}-manque` : genre;
    if (situe) item.command = { command: goTo, title: 'Aller au passage', arguments: [() => this.find(id)] };
    return item;
  }

  private collapse({ id, children, genre }: CouvertureNode): vscode.TreeItemCollapsibleState {
    if (children.length === 0) return vscode.TreeItemCollapsibleState.None;
    const open = this.folds.get(id) ?? genre === this.expanded;
    return open ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function all(nodes: readonly CouvertureNode[]): CouvertureNode[] {
  return nodes.flatMap((one) => [one, ...all(one.children)]);
}

/** All that a line shows, and the lines under it. */
function shown({ titre, description, aide, etat, situe, children }: CouvertureNode): string {
  return [titre, description, aide, etat, situe, ...children.map(({ id }) => id)].join('\n');
}
