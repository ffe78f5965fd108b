// In a real VS Code: a passage is commented, answered and marked; its text changes and the thread is still on it.
import * as vscode from 'vscode';
import { check, folder, open, replace } from './editor.js';

interface Event {
  readonly type: string;
  readonly fil: string;
  readonly corps?: string;
}

const passage = 'son plan de la semaine';

/** The events of the store, by the files themselves. */
async function events(dossier: string): Promise<readonly Event[]> {
  const at = vscode.Uri.joinPath(folder(), `.dep/relecture/${dossier}/evenements`);
  const names = (await vscode.workspace.fs.readDirectory(at)).map(([name]) => name).sort();
  const read = async (name: string): Promise<Event> =>
    JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(at, name)))) as Event;
  return Promise.all(names.map(read));
}

/** Tries again until the command does what is wanted: a dossier is first read by the server. */
async function eventually(what: string, done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await done().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(what);
}

describe('relecture in the extension host', () => {
  let editor: vscode.TextEditor;
  const thread = (text: string): vscode.CommentReply => {
    const at = editor.document.getText().indexOf(passage);
    const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + passage.length));
    return { thread: { uri: editor.document.uri, range } as vscode.CommentThread, text };
  };
  /** The text that « Aller au passage » selects. */
  const placed = async (fil: string): Promise<string> => {
    await vscode.commands.executeCommand('dep.relecture.aller', fil);
    const active = vscode.window.activeTextEditor;
    return active?.document.getText(active.selection) ?? '';
  };

  before(async () => {
    const settings = vscode.workspace.getConfiguration('dep.relecture');
    await settings.update('nom', 'Maud', vscode.ConfigurationTarget.Global);
    await settings.update('role', 'accompagnateur', vscode.ConfigurationTarget.Global);
    editor = await open('relu.dep.md');
  });

  it('keeps a remark, its answer and its state; follows the passage while its text changes', async () => {
    const reply = thread('Comment le savez-vous ?');
    await eventually('the remark is kept', async () => {
      await vscode.commands.executeCommand('dep.relecture.envoyer', reply, { genre: 'question' });
      return (await events('relu')).length > 0;
    });
    const [first] = await events('relu');
    check(first?.type === 'commentaire' && first.corps === 'Comment le savez-vous ?', 'the event is on the disk');
    const fil = first?.fil ?? '';
    await eventually('the thread is placed', async () => (await placed(fil)) === passage);
    await vscode.commands.executeCommand('dep.relecture.envoyer', { thread: reply.thread, text: 'Je le précise.' });
    await vscode.commands.executeCommand('dep.relecture.traiter', fil);
    check((await events('relu')).map((one) => one.type).join() === 'commentaire,reponse,traite', 'an answer, then a state');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# Avant\n\nUne page de plus.\n\n'));
    check((await placed(fil)) === passage, 'it moved with the text');
    await replace(editor, 'plan de la semaine', 'plan de chaque semaine');
    await eventually('it grew with its passage', async () => (await placed(fil)) === 'son plan de chaque semaine');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually('a text from outside is placed again', async () => (await placed(fil)) === passage);
  });

  it('takes what somebody else wrote, and leaves aside what cannot be read', async () => {
    const at = vscode.Uri.joinPath(folder(), '.dep/relecture/relu/evenements');
    const [first] = await events('relu');
    const other = {
      ...first,
      type: 'reouvert',
      id: '20260101t000000000z-autre',
      n: 9,
      auteur: { nom: 'Camille', role: 'candidat' },
    };
    const write = (name: string, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(at, name), new TextEncoder().encode(text));
    await write('abime.json', '{"v":1,');
    await write('20260101t000000000z-autre.json', JSON.stringify(other));
    await eventually('the passage is still found', async () => (await placed(first?.fil ?? '')) === passage);
  });

  it('keeps what was typed when nothing can be written', async () => {
    const before = vscode.Uri.joinPath(folder(), '.dep/relecture/ferme');
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folder(), '.dep/relecture'));
    // A file where the folder of the store should be: the same failure in every host.
    await vscode.workspace.fs.writeFile(before, new Uint8Array());
    editor = await open('ferme.dep.md');
    let refused = false;
    await eventually('the remark is refused', async () => {
      const failed = vscode.commands.executeCommand('dep.relecture.envoyer', thread('Ma remarque'), { genre: 'question' });
      refused = await Promise.resolve(failed).then(
        () => false,
        () => true,
      );
      return refused;
    });
    check(refused, 'VS Code keeps the text of a command that ends badly');
  });
});
