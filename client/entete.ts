// What is folded for a person: the first lines of a dossier when it is opened, the advice of a modèle when it is inserted.
// And the way back to the text from VS Code’s visual editor.
import * as vscode from 'vscode';
import type { Dossiers } from './dossiers.js';

/** Lines in which the end of a front matter is looked for. */
const most = 100;
/** The line on which the advice of a modèle begins: a comment of several lines, which Markdown folds. */
const conseil = /^[ \t]*<!-- À éviter\s*:\s*$/;

/** Registers the command and the folding; they live until the result is disposed. */
export function tidyEditor(dossiers: Dossiers): vscode.Disposable {
  /** Documents that were looked at since they were opened. */
  const seen = new WeakSet<vscode.TextDocument>();
  const wanted = (document: vscode.TextDocument): boolean =>
    vscode.workspace.getConfiguration('dep', document).get('replierEntete') !== false;
  const fold = (): void => {
    const editor = vscode.window.activeTextEditor;
    // Once the server has read it, what can be folded is known too.
    if (!editor || seen.has(editor.document) || !dossiers.of(editor.document.uri)) return;
    const { document, selection } = editor;
    seen.add(document);
    if (!wanted(document)) return;
    const last = endOfEntete(document);
    const inside = selection.active.line > 0 && selection.active.line <= last;
    foldAt([...(last === 0 || inside ? [] : [0]), ...conseils(document, 0, document.lineCount)]);
  };
  /** Whatever brought it: completion, a command, a drop. */
  const foldInserted = ({ document, contentChanges }: vscode.TextDocumentChangeEvent): void => {
    if (document !== vscode.window.activeTextEditor?.document || !seen.has(document) || !wanted(document)) return;
    for (const { range, text } of contentChanges) {
      if (!text.includes('<!-- À éviter')) continue;
      const { line } = range.start;
      foldAt(conseils(document, line, line + text.split('\n').length));
    }
  };
  return vscode.Disposable.from(
    dossiers.onDidChange(fold),
    vscode.workspace.onDidChangeTextDocument(foldInserted),
    vscode.commands.registerCommand('dep.ouvrirTexte', async () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      if (input instanceof vscode.TabInputCustom) await vscode.commands.executeCommand('vscode.openWith', input.uri, 'default');
    }),
  );
}

function foldAt(selectionLines: readonly number[]): void {
  if (selectionLines.length > 0) void vscode.commands.executeCommand('editor.fold', { selectionLines, levels: 1 });
}

/** The lines from `start` to before `end` on which advice begins. */
function conseils(document: vscode.TextDocument, start: number, end: number): number[] {
  const lines = Array.from({ length: Math.min(end, document.lineCount) - start }, (_, at) => start + at);
  return lines.filter((line) => conseil.test(document.lineAt(line).text));
}

/** The line that closes the front matter; 0 when there is none. */
function endOfEntete(document: vscode.TextDocument): number {
  if (document.lineAt(0).text.trimEnd() !== '---') return 0;
  for (let line = 1; line < Math.min(most, document.lineCount); line++)
    if (document.lineAt(line).text.trimEnd() === '---') return line;
  return 0;
}
