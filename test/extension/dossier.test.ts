// In a real VS Code: a dossier is checked while it is written, its parts too, and nothing else is touched.
import * as vscode from 'vscode';
import { check, findings, folder, open, replace } from './editor.js';

describe('in the extension host', () => {
  it('is active for a dossier', async () => {
    await open('brouillon.dep.md');
    const extension = vscode.extensions.all.find((one) => one.packageJSON.name === 'dossier-dep');
    check(extension !== undefined, 'the extension is there');
    await extension?.activate();
    check(extension?.isActive === true, 'the extension is active');
  });

  it('shows what a dossier still misses, and takes a finding back when it is mended', async () => {
    const editor = await open('brouillon.dep.md');
    const { uri } = editor.document;
    const found = await findings(uri, (codes) => codes.includes('critere-inconnu'));
    const wrong = found.find((one) => one.code === 'critere-inconnu');
    check(wrong?.severity === vscode.DiagnosticSeverity.Warning, 'an unknown criterion is a warning in a draft');
    check(wrong !== undefined && editor.document.getText(wrong.range) === 'C1.9', 'it is placed on the criterion');
    check(
      found.some((one) => one.code === 'preuve-manquante' && one.severity === vscode.DiagnosticSeverity.Information),
      'what is missing is information',
    );
    await replace(editor, 'C1.9', 'C1.3');
    await findings(uri, (codes) => !codes.includes('critere-inconnu'));
    await replace(editor, 'C1.3', 'C1.9');
    await findings(uri, (codes) => codes.includes('critere-inconnu'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('reads the parts of a dossier that are not open', async () => {
    await open('livre/dossier.dep.md');
    await findings(vscode.Uri.joinPath(folder(), 'livre/c1.dep.md'), (codes) => codes.includes('facette-inconnue'));
  });

  it('knows the dossier of a part that is opened alone', async () => {
    await open('livre/c1.dep.md');
    await findings(vscode.Uri.joinPath(folder(), 'livre/dossier.dep.md'), (codes) => codes.includes('partie-absente'));
  });

  it('goes to a passage', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'brouillon.dep.md');
    const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 3 } };
    await vscode.commands.executeCommand('dep.allerAuPassage', { uri: uri.toString(), range });
    const editor = vscode.window.activeTextEditor;
    check(editor?.document.uri.toString() === uri.toString() && editor.selection.start.line === 4, 'the passage is selected');
  });

  it('leaves other Markdown files alone', async () => {
    await open('notes.md');
    await open('brouillon.dep.md');
    await findings(vscode.Uri.joinPath(folder(), 'brouillon.dep.md'), (codes) => codes.length > 0);
    const notes = vscode.languages.getDiagnostics(vscode.Uri.joinPath(folder(), 'notes.md'));
    check(
      notes.every((one) => one.source !== 'DEP'),
      'no finding on a file that is no dossier',
    );
  });

  // The preview asks the extensions of its own host only; where VS Code runs it in another one, there is nothing to see here.
  if (vscode.extensions.getExtension('vscode.markdown-language-features')) {
    it('shows preuves as cards in VS Code’s own preview, in dossiers and their parts only', async () => {
      const shown = async (name: string): Promise<string> => {
        const { document } = await open(name);
        return String(await vscode.commands.executeCommand('markdown.api.render', document));
      };
      for (const name of ['brouillon.dep.md', 'livre/c1.dep.md']) {
        const html = await shown(name);
        check(html.includes('<article class="dep-preuve'), `${name} has a card`);
        check(!html.includes(':::') && !html.includes('facilitateur-apprentissage'), `${name} shows no sign and no front matter`);
      }
      check((await shown('notes.md')).includes(':::outil'), 'another Markdown file is as it was');
    });
  }
});
