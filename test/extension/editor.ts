// The editor as the suite uses it, whatever the host.
import * as vscode from 'vscode';

/** The folder of the suite. */
export const folder = (): vscode.Uri => {
  const first = vscode.workspace.workspaceFolders?.[0];
  if (!first) throw new Error('the suite needs a folder');
  return first.uri;
};

/** Fails with those words when the condition does not hold. */
export function check(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** Resolves when the findings of a file are as wanted; the event comes from VS Code, the time limit from mocha. */
export function findings(uri: vscode.Uri, wanted: (codes: readonly string[]) => boolean): Promise<readonly vscode.Diagnostic[]> {
  const read = (): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri).filter((one) => one.source === 'DEP');
  return until(vscode.languages.onDidChangeDiagnostics, () => wanted(read().map((one) => String(one.code)))).then(read);
}

/** Resolves once the condition holds, looked at now and at each event; the time limit is mocha’s. */
export function until<T>(event: vscode.Event<T>, holds: (one?: T) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) return resolve();
    const listening = event((one) => {
      if (!holds(one)) return;
      listening.dispose();
      resolve();
    });
  });
}

/** Shows a file of the folder. */
export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder(), name));
}

/** Shows a dossier, and waits until everything the server first says of it has come: its findings, then what follows them. */
export async function openKnown(name: string): Promise<vscode.TextEditor> {
  const editor = await open(name);
  await findings(editor.document.uri, (codes) => codes.length > 0);
  await vscode.commands.executeCommand('vscode.executeHoverProvider', editor.document.uri, new vscode.Position(0, 0));
  return editor;
}

/** Replaces the first place where a text stands. */
export async function replace(editor: vscode.TextEditor, text: string, by: string): Promise<void> {
  const at = editor.document.getText().indexOf(text);
  check(at >= 0, `« ${text} » is in the text`);
  const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + text.length));
  check(await editor.edit((edit) => edit.replace(range, by)), 'the edit was made');
}
