// The review as the suite does it: remarks sent as VS Code sends them, its files read as anyone may read them.
import * as vscode from 'vscode';
import { check, folder, until } from './editor.js';

/** What the suite reads of an event. */
export interface Evenement {
  readonly type: string;
  readonly fil: string;
  readonly id: string;
  readonly corps?: string;
  readonly cible?: { readonly fichier: string; readonly ancre?: { readonly exact: string } };
}

/** A place of the folder of the suite. */
export const at = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);

/** The folder of the events of a dossier. */
export const evenementsDe = (dossier: string): string => {
  const [, parent = '', name = ''] = /^(.*\/)?([^/]+)$/.exec(dossier) ?? [];
  return `${parent}.dep/relecture/${name}/evenements`;
};

/** The events of a dossier, by the files themselves. */
export async function evenements(dossier: string): Promise<readonly Evenement[]> {
  const names = (await vscode.workspace.fs.readDirectory(at(evenementsDe(dossier)))).map(([name]) => name).sort();
  const texts = await Promise.all(names.map((name) => texte(`${evenementsDe(dossier)}/${name}`)));
  // What is cut is for the extension to leave aside.
  return texts.filter((one) => one.trimEnd().endsWith('}')).map((one) => JSON.parse(one));
}

/** The types of the events of a thread, in order. */
export async function typesDe(dossier: string, fil: string): Promise<string> {
  return (await evenements(dossier)).flatMap((one) => (one.fil === fil ? one.type : [])).join(' ');
}

/** A file as text. */
export async function texte(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)));
}

/** Writes a file, as another program does, and waits until VS Code has seen it. */
export async function deposer(path: string, content: string): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder(), '**'));
  const seen = (uri?: vscode.Uri): boolean => uri?.path === at(path).path;
  // The extension, that watches since before, has been told when the suite is.
  const told = Promise.race([until(watcher.onDidCreate, seen), until(watcher.onDidChange, seen)]);
  await vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(content));
  await told;
  watcher.dispose();
}

/** Who comments from now on. */
export async function etre(nom: string, role: 'candidat' | 'accompagnateur'): Promise<void> {
  const settings = vscode.workspace.getConfiguration('dep.relecture');
  await settings.update('nom', nom, vscode.ConfigurationTarget.Global);
  await settings.update('role', role, vscode.ConfigurationTarget.Global);
}

/** What VS Code gives when a person writes about a passage, or about the whole file. */
export function reponse({ document }: vscode.TextEditor, passage: string | undefined, text: string): vscode.CommentReply {
  const start = document.getText().indexOf(passage ?? '');
  check(start >= 0, `« ${passage} » is in the text`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + (passage ?? '').length));
  return { thread: { uri: document.uri, range: passage === undefined ? undefined : range, comments: [] } as never, text };
}

/** Writes a remark; the identifier of its thread. */
export async function commenter(dossier: string, reply: vscode.CommentReply): Promise<string> {
  const known = await evenements(dossier).catch(() => []);
  await vscode.commands.executeCommand('dep.relecture.envoyer', reply, { genre: 'question' });
  const made = (await evenements(dossier)).filter((one) => !known.some(({ id }) => id === one.id));
  check(made.length === 1 && made[0]?.corps === reply.text, 'the remark is on the disk');
  return made[0]?.fil ?? '';
}

/** What « Aller au passage » says of a thread, and the text that it selects. */
export async function lieu(fil: string): Promise<{ readonly dit: string; readonly passage: string }> {
  const dit = String(await vscode.commands.executeCommand('dep.relecture.aller', fil));
  const editor = vscode.window.activeTextEditor;
  return { dit, passage: editor?.document.getText(editor.selection) ?? '' };
}

/** The former text of the comparison that is shown. */
export async function compare(): Promise<string> {
  const { tabGroups } = vscode.window;
  const shown = (): unknown => tabGroups.activeTabGroup.activeTab?.input;
  await until(tabGroups.onDidChangeTabs, () => shown() instanceof vscode.TabInputTextDiff);
  const { original } = shown() as vscode.TabInputTextDiff;
  check(original.scheme === 'dep-relecture', 'a text of the store is compared');
  const document = await vscode.workspace.openTextDocument(original);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  return document.getText();
}
