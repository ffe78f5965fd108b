// In a real VS Code: a passage is commented, answered and marked; its text changes and the thread is still on it.
import * as vscode from 'vscode';
import { check, open, openKnown, replace, until } from './editor.js';
import { at, commenter, deposer, etre, evenements, evenementsDe, lieu, reponse, texte, typesDe } from './relecteur.js';

const passage = 'son plan de la semaine';

describe('relecture in the extension host', () => {
  let editor: vscode.TextEditor;
  let fil: string;

  before(async () => {
    await etre('Maud', 'accompagnateur');
    editor = await openKnown('relu.dep.md');
  });

  it('keeps a remark, its answer and its state; follows the passage while its text changes', async () => {
    const before = editor.document.getText();
    fil = await commenter('relu', reponse(editor, passage, 'Comment le savez-vous ?'));
    check((await lieu(fil)).passage === passage, 'the thread is on its passage');
    await vscode.commands.executeCommand('dep.relecture.envoyer', { thread: { fil }, text: 'Je le précise.' });
    await vscode.commands.executeCommand('dep.relecture.traiter', fil);
    check((await typesDe('relu', fil)) === 'commentaire reponse traite', 'an answer, then a state');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# Avant\n\nUne page de plus.\n\n'));
    check((await lieu(fil)).passage === passage, 'it moved with the text');
    await replace(editor, 'plan de la semaine', 'plan de chaque semaine');
    check((await lieu(fil)).passage === 'son plan de chaque semaine', 'it grew with its passage');
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
    await editor.edit((edit) => edit.replace(whole, before));
    check((await lieu(fil)).passage === passage, 'it came back with the text');
    await editor.document.save();
  });

  it('follows a file that somebody else saved', async () => {
    const before = await texte('relu.dep.md');
    await deposer(
      'relu.dep.md',
      before.replace('Chaque lundi', '# Avant\n\nEn début de semaine').replace('la semaine', 'sa semaine'),
    );
    await until(vscode.workspace.onDidChangeTextDocument, () => editor.document.getText().includes('En début'));
    check((await lieu(fil)).passage === 'son plan de sa semaine', 'the thread is on the words that took the place of its own');
    await deposer('relu.dep.md', before);
    await until(vscode.workspace.onDidChangeTextDocument, () => editor.document.getText() === before);
    check((await lieu(fil)).passage === passage, 'and on its own when they are back');
  });

  it('takes what somebody else wrote, and leaves aside what cannot be read', async () => {
    const [first] = await evenements('relu');
    const auteur = { nom: 'Camille', role: 'candidat' };
    const other = { ...first, type: 'reouvert', id: '20260101t000000000z-autre', n: 9, auteur };
    check((await lieu(fil)).dit === 'Question · traité', 'nobody else has written yet');
    await deposer(`${evenementsDe('relu')}/abime.json`, '{"v":1,');
    await deposer(`${evenementsDe('relu')}/${other.id}.json`, JSON.stringify(other));
    check((await lieu(fil)).dit === 'Question · rouvert', 'the thread is open again');
    check((await lieu(fil)).passage === passage, 'it is where it was');
  });

  it('a dossier that was renamed finds its review again, and its threads their passages', async () => {
    const before = await evenements('relu');
    // The folder’s other files stay where they are: each has its own review, or none.
    await vscode.workspace.fs.copy(at(evenementsDe('relu')), at('renomme/.dep/relecture/relu/evenements'));
    await vscode.workspace.fs.copy(at('relu.dep.md'), at('renomme/nouveau nom.dep.md'));
    const renamed = await openKnown('renomme/nouveau nom.dep.md');
    await vscode.commands.executeCommand('dep.relecture.reprendre');
    check(JSON.stringify(await evenements('renomme/nouveau nom')) === JSON.stringify(before), 'everything is under the new name');
    const left = (await vscode.workspace.fs.readDirectory(at('renomme/.dep/relecture'))).map(([name]) => name).join();
    check(left === 'relu,nouveau nom' || left === 'nouveau nom,relu', 'what cannot be read stays where it was');
    const found = await lieu(fil);
    check(found.passage === passage && found.dit === 'Question · rouvert', 'the thread is on its passage');
    check(vscode.window.activeTextEditor?.document.uri.path === renamed.document.uri.path, 'in the file of the new name');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('knows the threads of a dossier from those of its copy, under a name that means something in a pattern', async () => {
    const store = await vscode.workspace.fs.readDirectory(at(evenementsDe('relu')));
    const copie = 'copie/relu [2]';
    for (const [name] of store)
      await vscode.workspace.fs.copy(at(`${evenementsDe('relu')}/${name}`), at(`${evenementsDe(copie)}/${name}`));
    await vscode.workspace.fs.copy(at('relu.dep.md'), at(`${copie}.dep.md`));
    const other = await openKnown(`${copie}.dep.md`);
    await vscode.commands.executeCommand('dep.relecture.valider', fil);
    check((await typesDe(copie, fil)).endsWith('valide'), 'the copy is validated');
    check(!(await typesDe('relu', fil)).includes('valide'), 'the other is as it was');
    const [first] = await evenements(copie);
    const again = { ...first, type: 'reouvert', id: '20260102t000000000z-autre', n: 99 };
    await deposer(`${evenementsDe(copie)}/${again.id}.json`, JSON.stringify(again));
    check((await lieu(fil)).dit === 'Question · rouvert', 'what comes is seen');
    check(vscode.window.activeTextEditor?.document.uri.path === other.document.uri.path, 'its own file is shown');
    editor = await open('relu.dep.md');
    await lieu(fil);
    check(vscode.window.activeTextEditor?.document.uri.path === editor.document.uri.path, 'and the other’s from the other');
  });

  it('keeps what was typed when nothing can be written', async () => {
    await vscode.workspace.fs.createDirectory(at('.dep/relecture'));
    // A file where the folder of the store should be: the same failure in every host.
    await vscode.workspace.fs.writeFile(at('.dep/relecture/ferme'), new Uint8Array());
    await refuse('ferme.dep.md');
  });

  it('keeps what was typed when the folder takes no writing', async () => {
    const free = await Promise.resolve(vscode.workspace.fs.writeFile(at('verrou/essai'), new Uint8Array())).then(
      () => true,
      () => false,
    );
    if (free) return console.log('An administrator may write anywhere: a folder that takes no writing was not tried.');
    await refuse('verrou/ferme.dep.md');
  });

  /** A remark on this file ends badly: VS Code then keeps what was typed. */
  async function refuse(name: string): Promise<void> {
    const sent = vscode.commands.executeCommand('dep.relecture.envoyer', reponse(await openKnown(name), passage, 'Ma remarque'), {
      genre: 'question',
    });
    const refused = await Promise.resolve(sent).then(
      () => false,
      () => true,
    );
    check(refused, 'the command ends badly');
  }
});
