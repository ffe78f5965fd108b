// The first lines of a dossier, folded when a person opens it; and the way back to its text from VS Code’s visual editor.
import * as vscode from 'vscode';
import type { Dossiers } from './dossiers.js';

/** Lines in which the end of a front matter is looked for. */
const most = 100;

/** Registers the command and the folding; they live until the result is disposed. */
export function tidyEditor(dossiers: Dossiers): vscode.Disposable {
  /** Documents that were looked at since they were opened. */
  const seen = new WeakSet<vscode.TextDocument>();
  const fold = (): void => {
    const editor = vscode.window.activeTextEditor;
    // Once the server has read it, what can be folded is known too.
    if (!editor || seen.has(editor.document) || !dossiers.of(editor.document.uri)) return;
    const { document, selection } = editor;
    seen.add(document);
    const last = endOfEntete(document);
    const inside = selection.active.line > 0 && selection.active.line <= last;
    if (last === 0 || inside || vscode.workspace.getConfiguration('dep', document).get('replierEntete') === false) return;
    void vscode.commands.executeCommand('editor.fold', { selectionLines: [0], levels: 1 });
  };
  return vscode.Disposable.from(
    dossiers.onDidChange(fold),
    vscode.commands.registerCommand('dep.ouvrirTexte', async () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      if (input instanceof vscode.TabInputCustom) await vscode.commands.executeCommand('vscode.openWith', input.uri, 'default');
    }),
  );
}

/** The line that closes the front matter; 0 when there is none. */
function endOfEntete(document: vscode.TextDocument): number {
  if (document.lineAt(0).text.trimEnd() !== '---') return 0;
  for (let line = 1; line < Math.min(most, document.lineCount); line++)
    if (document.lineAt(line).text.trimEnd() === '---') return line;
  return 0;
}
