// The « Couverture » view: the référentiel as a tree, the state of each line in words, whole or only what is missing.
import * as vscode from 'vscode';
import { french } from '../core/french.js';
import type { CouvertureNode } from '../server/protocol.js';
import { Arbre, isOpen } from './arbre.js';
import type { Dossiers } from './dossiers.js';
import type { FindPlace } from './place.js';

const viewId = 'dep.couverture';
/** What is remembered of the filter, and the context that shows one toggle or the other. */
const filter = 'dep.manquesSeulement';
const onlyMissing = 'dep.couverture.manques';
const everything = 'dep.couverture.tout';

/** What others say of a line, in a few words and in all: shown beside it, never counted with it. */
export interface Beside {
  readonly onDidChange: vscode.Event<void>;
  of(node: CouvertureNode): { readonly court: string; readonly entier: string };
}

/** Creates the view, where things can be dropped; it lives until the result is disposed. */
export function showCouverture(
  dossiers: Dossiers,
  find: FindPlace,
  memory: vscode.Memento,
  dragAndDropController: vscode.TreeDragAndDropController<string>,
  beside: Beside,
): vscode.Disposable {
  const arbre = new Arbre(viewId, 'competence', find, memory);
  const view = arbre.view({ dragAndDropController });
  const refresh = (): void => {
    const { current } = dossiers;
    const filtered = memory.get(filter) === true;
    const nodes = filtered ? openOf(current?.nodes ?? []) : (current?.nodes ?? []);
    const missing = current ? current.total - current.met : 0;
    void vscode.commands.executeCommand('setContext', 'dep.dossierOuvert', current !== undefined);
    void vscode.commands.executeCommand('setContext', filter, filtered);
    view.description = current ? `${current.met} sur ${current.total} · ${current.titre}` : '';
    view.message = current && nodes.length === 0 ? french('Rien ne manque : toutes les exigences sont présentes.') : '';
    view.badge =
      missing > 0
        ? { value: missing, tooltip: missing > 1 ? `${missing} exigences à compléter` : '1 exigence à compléter' }
        : undefined;
    arbre.show(saying(nodes, beside));
  };
  refresh();
  return vscode.Disposable.from(
    view,
    arbre,
    dossiers.onDidChange(refresh),
    beside.onDidChange(refresh),
    vscode.commands.registerCommand(onlyMissing, () => memory.update(filter, true).then(refresh)),
    vscode.commands.registerCommand(everything, () => memory.update(filter, false).then(refresh)),
  );
}

/** The lines where something is still expected. */
function openOf(nodes: readonly CouvertureNode[]): CouvertureNode[] {
  return nodes.filter(isOpen).map((one) => ({ ...one, children: openOf(one.children) }));
}

/** The lines with what others say of each. */
function saying(nodes: readonly CouvertureNode[], beside: Beside): CouvertureNode[] {
  return nodes.map((one) => {
    const { court, entier } = beside.of(one);
    const join = (words: readonly string[], by: string): string => words.filter((word) => word !== '').join(by);
    // First, where a narrow view shows it.
    const description = join([court, one.description], ' · ');
    return { ...one, description, aide: join([entier, one.aide], '\n'), children: saying(one.children, beside) };
  });
}
