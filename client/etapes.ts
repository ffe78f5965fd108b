// What the steps of « Premiers pas » wait for, as VS Code’s contexts: each is ticked by what the dossier really holds.
import * as vscode from 'vscode';
import type { Dossiers } from './dossiers.js';

/** Keeps the contexts true; it lives until the result is disposed. */
export function tellSteps(dossiers: Dossiers): vscode.Disposable {
  const tell = (name: string, is: unknown): void => void vscode.commands.executeCommand('setContext', `dep.${name}`, is === true);
  tell('enFrancais', /^fr\b/i.test(vscode.env.language));
  return dossiers.onDidChange((current) => {
    tell(
      'preuveCommencee',
      current?.nodes.some((one) => one.genre === 'competence' && one.etat !== 'absente'),
    );
    tell('exigencePresente', (current?.met ?? 0) > 0);
  });
}
