// In a real VS Code: each modèle as its snippet engine inserts it, byte for byte as the terminal prints it.
import * as vscode from 'vscode';
import { plainSnippet } from '../../core/gabarit.js';
import { expand } from '../../core/modele.js';
import { modelesApapp } from '../../snippets/index.js';
import { check } from './editor.js';

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
});
