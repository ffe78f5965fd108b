// What is said to the person outside the text: every message passes here, and gets French typography.
import * as vscode from 'vscode';
import { french } from '../core/french.js';

/** Says a sentence, with what the person may choose then; `question` waits in the middle of the window. */
export const dire = {
  information: (phrase: string, ...choix: string[]) => vscode.window.showInformationMessage(french(phrase), ...choix),
  attention: (phrase: string, ...choix: string[]) => vscode.window.showWarningMessage(french(phrase), ...choix),
  erreur: (phrase: string, ...choix: string[]) => vscode.window.showErrorMessage(french(phrase), ...choix),
  question: (phrase: string, detail: string, ...choix: string[]) =>
    vscode.window.showWarningMessage(french(phrase), { modal: true, detail: french(detail) }, ...choix),
};
