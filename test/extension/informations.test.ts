// In a real VS Code: the first lines are changed without being seen, folded when a dossier is opened, and a visual editor is left.
import * as vscode from 'vscode';
import { check, findings, folder, open } from './editor.js';

/** A new file of the folder, shown. */
async function made(name: string, text: string): Promise<vscode.TextEditor> {
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), name), new TextEncoder().encode(text));
  return open(name);
}

const text = '---\r\n# à moi\r\ndossier: facilitateur-apprentissage\r\n---\r\n\r\n# C1\r\n\r\nTexte.\r\n';

describe('informations in the extension host', () => {
  it('are written to the byte, and the statut is obeyed', async () => {
    const { document } = await made('informations.dep.md', text);
    const judged = (severity: vscode.DiagnosticSeverity) =>
      findings(document.uri, () => {
        const missing = vscode.languages.getDiagnostics(document.uri).filter((one) => one.code === 'preuve-manquante');
        return missing.length > 0 && missing.every((one) => one.severity === severity);
      });
    await judged(vscode.DiagnosticSeverity.Information);
    await vscode.commands.executeCommand('dep.modifierInformations', 'candidat', 'Camille : R.');
    await vscode.commands.executeCommand('dep.modifierInformations', 'statut', 'remise');
    await judged(vscode.DiagnosticSeverity.Error);
    await vscode.commands.executeCommand('dep.changerStatut', 'brouillon');
    await judged(vscode.DiagnosticSeverity.Information);
    const wanted = text.replace('apprentissage\r\n', 'apprentissage\r\ncandidat: "Camille : R."\r\nstatut: brouillon\r\n');
    check(document.getText() === wanted, document.getText());
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('are folded when a person opens the dossier, and not when the cursor is inside', async () => {
    const editor = await made('replie.dep.md', text);
    await new Promise<void>((resolve) => {
      if (editor.visibleRanges.length > 1) return resolve();
      const listening = vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
        if (textEditor !== editor || visibleRanges.length < 2) return;
        listening.dispose();
        resolve();
      });
    });
    check(
      editor.visibleRanges[0]?.end.line === 0 && (editor.visibleRanges[1]?.start.line ?? 0) >= 4,
      'only its first line shows',
    );
  });

  it('a dossier shown by VS Code’s visual editor goes back to its text', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'brouillon.dep.md');
    await vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor');
    const input = (): unknown => vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    check(input() instanceof vscode.TabInputCustom, 'the visual editor is shown');
    await vscode.commands.executeCommand('dep.ouvrirTexte');
    check(input() instanceof vscode.TabInputText, 'the text editor is shown');
    check(vscode.window.activeTextEditor?.document.uri.toString() === uri.toString(), 'it is that dossier');
  });
});
