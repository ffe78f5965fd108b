// In a real VS Code: each modèle as its snippet engine inserts it, byte for byte as the terminal prints it.
import * as vscode from 'vscode';
import { plainSnippet } from '../../core/gabarit.js';
import { expand } from '../../core/modele.js';
import { modelesApapp } from '../../snippets/index.js';
import { check, findings, open, replace } from './editor.js';

describe('modèles in the extension host', () => {
  it('are inserted by VS Code as the terminal prints them', async () => {
    for (const modele of modelesApapp) {
      const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
      const editor = await vscode.window.showTextDocument(document);
      const corps = expand(modele);
      await editor.insertSnippet(new vscode.SnippetString(corps), new vscode.Position(0, 0));
      const text = document.getText().replaceAll('\r\n', '\n');
      check(text === plainSnippet(corps), `${modele.id} is inserted otherwise:\n${text}`);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  it('are checked while a pack is written, and shown as a candidate will find them', async () => {
    const editor = await open('paquet/modeles/essai.md');
    const { uri } = editor.document;
    const found = await findings(uri, (codes) => codes.includes('numero-inattendu'));
    check(editor.document.getText(found[0]?.range) === `\${3:[à rédiger : un usage daté]}`, 'the place that is out of order');
    await replace(editor, `\${3:`, `\${2:`);
    await findings(uri, (codes) => codes.length === 0);
    await vscode.commands.executeCommand('dep.apercuModele');
    const shown = vscode.workspace.textDocuments.find((one) => one.uri.scheme === 'dep-apercu');
    check(shown?.getText().includes(':::outil[[à préciser : nom]]{pour="C1.3"') === true, 'the modèle is shown inserted');
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('of a pack that a setting names are proposed beside the others, and no more once it is not named', async () => {
    const editor = await open('brouillon.dep.md');
    const { document } = editor;
    const settings = vscode.workspace.getConfiguration('dep');
    await editor.edit((edit) => edit.insert(document.lineAt(document.lineCount - 1).range.end, '\n\n/'));
    /** Titles proposed after the slash, once they are as wanted; the time limit is mocha’s. */
    const proposed = async (wanted: (titles: readonly string[]) => boolean): Promise<void> => {
      for (let titles: string[] = []; !wanted(titles); ) {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          document.lineAt(document.lineCount - 1).range.end,
        );
        titles = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      }
    };
    await proposed((titles) => titles.includes('Fiche outil') && !titles.includes('Fiche du centre'));
    await settings.update('paquets', ['centre'], vscode.ConfigurationTarget.Workspace);
    await proposed((titles) => titles.includes('Fiche outil') && titles.includes('Fiche du centre'));
    await settings.update('paquets', undefined, vscode.ConfigurationTarget.Workspace);
    await proposed((titles) => titles.includes('Fiche outil') && !titles.includes('Fiche du centre'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
