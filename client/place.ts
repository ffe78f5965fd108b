// « Aller au passage »: opens a file of the dossier where a finding or a preuve is.
import * as vscode from 'vscode';
import type { Location } from 'vscode-languageserver-types';

/** Internal command: hidden from the palette. Its arguments: an LSP location or what finds it, and the column to open it in, if wanted. */
export const goTo = 'dep.allerAuPassage';

/** Registers the command; it lives until the result is disposed. */
export function openPlace(): vscode.Disposable {
  return vscode.commands.registerCommand(goTo, open);
}

async function open(given: Location | (() => Location | undefined), viewColumn?: vscode.ViewColumn): Promise<void> {
  const found = typeof given === 'function' ? given() : given;
  if (!found) return;
  const { uri, range } = found;
  const selection = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  try {
    await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
      selection,
      ...(viewColumn === undefined ? {} : { viewColumn }),
    });
  } catch {
    void vscode.window.showWarningMessage('Ce passage ne peut pas être ouvert : son fichier a été déplacé ou supprimé.');
  }
}
