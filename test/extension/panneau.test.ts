// In a real VS Code: what the panel does to a dossier, on the disk and on a virtual file system alike.
import * as vscode from 'vscode';
import { check, findings, folder, open } from './editor.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const name = 'depots/dossier.dep.md';
const at = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);

describe('the panel in the extension host', () => {
  let document: vscode.TextDocument;

  /** Runs a command of the panel until the text is as wanted: the panel may not have been told of the dossier yet. */
  async function until(wanted: RegExp, command: string, ...args: unknown[]): Promise<void> {
    for (let tries = 0; !wanted.test(document.getText()); tries++) {
      check(tries < 50, `after ${command}: ${document.getText()}`);
      await vscode.commands.executeCommand(command, ...args);
    }
  }

  before(async () => {
    await vscode.workspace.fs.writeFile(at(name), encode('---\ndossier: facilitateur-apprentissage\n---\n\n# C1\n\nTexte.\n'));
    await vscode.workspace.fs.writeFile(at('Plan de travail.pdf'), encode('plan'));
    await vscode.workspace.fs.writeFile(at('depots/preuves/Plan-de-travail.pdf'), encode('un autre'));
    document = (await open(name)).document;
    await findings(document.uri, (codes) => codes.includes('preuve-manquante'));
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(at('depots'), { recursive: true });
    await vscode.workspace.fs.delete(at('Plan de travail.pdf'));
  });

  it('inserts what a criterion lacks, at its place', async () => {
    await until(/^:::outil\[.*\]\{[^}]*pour="C1\.1"/m, 'dep.critere.inserer', 'C1.1');
    check(/^:::retour\[/m.test(document.getText()), 'and what rests on it');
  });

  it('copies a file that is dropped on a criterion, links it, and overwrites nothing', async () => {
    await until(/\[Plan de travail\]\(preuves\/Plan-de-travail-2\.pdf\)/, 'dep.critere.joindre', 'C1.3', [
      at('Plan de travail.pdf'),
    ]);
    const read = async (path: string): Promise<string> =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(at(`depots/preuves/${path}`)));
    check((await read('Plan-de-travail.pdf')) === 'un autre', 'the other file is as it was');
    check((await read('Plan-de-travail-2.pdf')) === 'plan', 'the copy is whole');
    check(/pour="C1\.3"[^\n]*\}\s+\[Plan de travail\]/.test(document.getText()), 'it is in a preuve of the criterion');
  });

  it('links a file of the dossier where it is, and takes words as they are', async () => {
    await until(/\]\(preuves\/Plan-de-travail\.pdf\)/, 'dep.critere.joindre', 'C1.2', [at('depots/preuves/Plan-de-travail.pdf')]);
    await until(/pour="C2\.1"[^\n]*\}\s+Un récit repris\.\s+:::/, 'dep.critere.joindre', 'C2.1', ['Un récit repris.']);
    const names = (await vscode.workspace.fs.readDirectory(at('depots/preuves'))).map(([one]) => one);
    check(names.length === 2, `nothing more is copied: ${names}`);
  });

  it('makes a preuve of what was selected, wherever it is once the question is answered', async () => {
    const editor = await vscode.window.showTextDocument(document);
    const text = 'Un paragraphe à marquer.';
    await editor.edit((edit) => edit.insert(new vscode.Position(6, 0), `${text}\n\n`));
    editor.selection = new vscode.Selection(6, 0, 6, text.length);
    let answered = false;
    const marked = vscode.commands.executeCommand('dep.marquer').then(() => {
      answered = true;
    });
    await editor.edit((edit) => edit.insert(new vscode.Position(6, 0), 'Deux lignes\ntapées au-dessus.\n\n'));
    // Does nothing until the question is there.
    while (!answered) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await marked;
    check(
      /tapées au-dessus\.\n\n:::[^\n]*\{pour="C1\.1"[^\n]*\}\nUn paragraphe à marquer\.\n:::\n/.test(document.getText()),
      document.getText(),
    );
  });

  it('makes a document beside the dossier that is shown, wherever the window is open', async () => {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('dep.ajouterDocument', 'soutenance-questions');
    await vscode.workspace.fs.stat(at('depots/soutenance/questions.md'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
