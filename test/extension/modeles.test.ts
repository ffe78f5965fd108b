// In a real VS Code: each modèle as its snippet engine inserts it, byte for byte as the terminal prints it.
import * as vscode from 'vscode';
import { plainSnippet, sentSnippet } from '../../core/gabarit.js';
import { expand } from '../../core/modele.js';
import { modelesApapp } from '../../snippets/index.js';
import { check, findings, folder, open, replace } from './editor.js';

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

  it('VS Code finds no variable in what is sent, and shows it as it is read', async () => {
    const name = 'TM_FILENAME';
    for (const said of [
      `$${name} \${${name}} \\$${name} \\\\$${name} } \${`,
      `\${1:[à préciser : $${name}]} \${2:\\\\$${name}} \${3:a \${4:$${name}} b}`,
      `\${1|a,,$${name}|} \${1|a|$${name}|} \${1/x/$${name}/}`,
      `\${1:un prix en \\$5, un signe \\}} $99999999999 \${99999999999:$${name}}`,
    ]) {
      const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
      const editor = await vscode.window.showTextDocument(document);
      await editor.insertSnippet(new vscode.SnippetString(sentSnippet(said)), new vscode.Position(0, 0));
      const text = document.getText();
      check(text === plainSnippet(sentSnippet(said)), `${said} is inserted as ${text}`);
      check(text.split(name).length === said.split(name).length, `a variable was looked up: ${text}`);
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

  it('make documents beside a dossier; those that name people stay out of any history, and nothing is overwritten', async () => {
    const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);
    const read = async (name: string): Promise<string> =>
      new TextDecoder('latin1').decode(await vscode.workspace.fs.readFile(at(name)));
    await vscode.workspace.fs.writeFile(at('.gitignore'), Uint8Array.from([0x6e, 0xe9]));
    await vscode.commands.executeCommand('dep.ajouterDocument', 'registre');
    const text = await read('registre-confidentiel.md');
    check(text.includes('pseudonyme'), text.slice(0, 200));
    check((await read('.gitignore')) === 'né\nregistre-confidentiel.md\n', await read('.gitignore'));
    await vscode.workspace.fs.writeFile(at('registre-confidentiel.md'), new TextEncoder().encode('le mien'));
    await vscode.commands.executeCommand('dep.ajouterDocument', 'registre');
    check((await read('registre-confidentiel.md')) === 'le mien', 'what was there is as it was');
    check((await read('.gitignore')) === 'né\nregistre-confidentiel.md\n', 'and it is named once');
  });

  it('fold their advice away when they are inserted', async () => {
    const editor = await open('brouillon.dep.md');
    const { document } = editor;
    const [modele] = modelesApapp.filter((one) => one.id === 'situation');
    const last = document.lineAt(document.lineCount - 1).range.end;
    await editor.insertSnippet(new vscode.SnippetString(`\n\n${modele?.corps}`), last);
    const line = document.getText().slice(0, document.getText().indexOf('<!-- À éviter')).split('\n').length - 1;
    editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
    const hidden = (): boolean =>
      editor.visibleRanges.some(({ end }, at) => end.line === line && editor.visibleRanges[at + 1]?.start.line === line + 3);
    await new Promise<void>((resolve) => {
      if (hidden()) return resolve();
      const listening = vscode.window.onDidChangeTextEditorVisibleRanges(() => {
        if (!hidden()) return;
        listening.dispose();
        resolve();
      });
    });
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
