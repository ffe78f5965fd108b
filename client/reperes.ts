// From one mark to the next with Tab anywhere in a dossier, not only in what was just inserted.
import * as vscode from 'vscode';
import { reperesIn } from '../core/marks.js';

const suivant = 'dep.repereSuivant';
const precedent = 'dep.reperePrecedent';

/** Registers the commands, and the context in which Tab runs them; they live until the result is disposed. */
export function walkMarks(selector: vscode.DocumentSelector): vscode.Disposable {
  /** The line of a mark that is selected, or being typed over. */
  let line: number | undefined;
  const stand = (on: number | undefined): void => {
    if ((on === undefined) !== (line === undefined))
      void vscode.commands.executeCommand('setContext', 'dep.surRepere', on !== undefined);
    line = on;
  };
  const go = (
    find: (marks: ReturnType<typeof reperesIn>, start: number, end: number) => { start: number; end: number } | undefined,
  ) => {
    const editor = vscode.window.activeTextEditor;
    if (!editor || vscode.languages.match(selector, editor.document) === 0) return;
    const { document, selection } = editor;
    const mark = find(reperesIn(document.getText(), 0), document.offsetAt(selection.start), document.offsetAt(selection.end));
    // With no other mark, Tab is Tab again.
    if (!mark) return stand(undefined);
    editor.selection = new vscode.Selection(document.positionAt(mark.start), document.positionAt(mark.end));
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(suivant, () => go((marks, _, end) => marks.find((one) => one.start >= end))),
    vscode.commands.registerCommand(precedent, () => go((marks, start) => marks.findLast((one) => one.end <= start))),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections: [selection] }) => {
      if (!selection || vscode.languages.match(selector, document) === 0) return stand(undefined);
      const typed = selection.isEmpty && selection.active.line === line;
      const [mark] = typed ? [] : reperesIn(document.getText(selection), 0);
      const whole = mark?.start === 0 && document.offsetAt(selection.start) + mark.end === document.offsetAt(selection.end);
      if (!typed) stand(whole ? selection.start.line : undefined);
    }),
  );
}
