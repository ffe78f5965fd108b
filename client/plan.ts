// The « Plan et situations » view: how long the dossier is, what the whole of it still lacks, annexes and readings.
import * as vscode from 'vscode';
import { Arbre } from './arbre.js';
import type { Dossiers } from './dossiers.js';
import type { FindPlace } from './place.js';

const setting = 'dep.pagesVisees';

/** Creates the view; it lives until the result is disposed. */
export function showPlan(dossiers: Dossiers, find: FindPlace, memory: vscode.Memento): vscode.Disposable {
  const arbre = new Arbre('dep.plan', 'groupe', find, memory);
  const shown = arbre.view();
  const refresh = (): void => {
    const { plan } = dossiers;
    const wanted = vscode.workspace.getConfiguration().get<number>(setting) ?? 0;
    const pages = plan?.pages ?? 0;
    const length = `${pages} ${pages > 1 ? 'pages' : 'page'}`;
    shown.description = plan ? `${length}${wanted > 0 ? ` sur ${wanted} visées` : ''}` : '';
    arbre.show(plan?.nodes ?? []);
  };
  refresh();
  return vscode.Disposable.from(
    shown,
    arbre,
    dossiers.onDidChange(refresh),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(setting)) refresh();
    }),
  );
}
