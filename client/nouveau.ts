// « Nouveau dossier… »: a few questions, then the files of a dossier to fill; and the documents that go beside one.
import * as vscode from 'vscode';
import { type DocumentAside, documents, type Projet, trame } from '../server/protocol.js';
import type { Ask } from './asking.js';
import { dire } from './dire.js';
import type { Dossiers } from './dossiers.js';
import { exists } from './files.js';

const create = 'dep.nouveauDossier';
const add = 'dep.ajouterDocument';
const walkthrough = 'dossier-dep.dossier-dep#premiersPas';

/** Registers the two commands; they live until the result is disposed. */
export function offerNewDossier(ask: Ask, dossiers: Dossiers): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(create, (folder?: unknown) => newDossier(ask, folder)),
    vscode.commands.registerCommand(add, (...ids: readonly unknown[]) => newDocument(ask, dossiers, ids)),
  );
}

async function newDossier(ask: Ask, given: unknown): Promise<void> {
  const folder = await folderFor(given);
  const projet = folder && (await questions());
  if (!folder || !projet) return;
  const files = await ask<readonly { readonly chemin: string; readonly texte: string }[]>(trame, projet);
  if (!files) return;
  const made = [...files, ...settings, { chemin: 'preuves/LISEZ-MOI.txt', texte: readme }];
  const needed = files.map((one) => one.chemin);
  const kept = await write(folder, made, needed);
  if (!kept) return;
  const [root] = files;
  if (!root) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, root.chemin));
  const editor = await vscode.window.showTextDocument(document);
  placeCursor(editor);
  await vscode.commands.executeCommand('dep.couverture.focus');
  await vscode.window.showTextDocument(document);
  const what =
    files.length > 1 ? `${files.length} fichiers, dont « ${root.chemin} » qui les réunit` : `le fichier « ${root.chemin} »`;
  const next = 'Voir les premiers pas';
  const elsewhere = !(vscode.workspace.workspaceFolders ?? []).some((one) => one.uri.toString() === folder.toString());
  const open = 'Ouvrir ce dossier dans VS Code';
  const comfort = settings.some((one) => kept.has(one.chemin))
    ? 'Les réglages que ce dossier avait déjà sont gardés tels quels.'
    : `Réglages pour lui seul${elsewhere ? ', dès que vous l’ouvrez' : ''} : enregistrement automatique, retour à la ligne, ni numéros de ligne ni carte du texte en marge, images collées rangées dans « preuves ».`;
  const answer = await dire.information(
    `Votre dossier est prêt : ${what}, et le dossier « preuves » pour vos images et annexes. ${comfort} Remplacez chaque repère entre crochets par votre texte ; « / » en début de ligne insère un modèle.`,
    ...(elsewhere ? [open] : []),
    next,
  );
  // Its settings, and its list of files, are those of an open folder only.
  if (answer === open) await vscode.commands.executeCommand('vscode.openFolder', folder);
  if (answer === next) await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough);
}

async function questions(): Promise<Projet | undefined> {
  const title = 'Nouveau dossier';
  const candidat = await vscode.window.showInputBox({
    title: `${title} (1 sur 4)`,
    prompt: 'Votre prénom et l’initiale de votre nom, tels que le jury les lira',
    placeHolder: 'Par exemple : Camille R.',
    ignoreFocusOut: true,
  });
  if (candidat === undefined) return undefined;
  const titre = await vscode.window.showInputBox({
    title: `${title} (2 sur 4)`,
    prompt: 'Le titre de votre dossier ; vous pourrez le changer plus tard',
    placeHolder: 'Facultatif : laissez vide si vous ne savez pas encore',
    ignoreFocusOut: true,
  });
  if (titre === undefined) return undefined;
  const contenu = await choose(`${title} (3 sur 4)`, 'Par quoi commencer ?', [
    {
      label: 'Les grandes parties',
      detail: 'Des titres et quelques repères : vous insérez chaque preuve quand vous l’écrivez',
      value: 'parties' as const,
    },
    {
      label: 'Une trame complète',
      detail: 'Un modèle à remplir pour chaque preuve attendue, déjà à sa place',
      value: 'complet' as const,
    },
  ]);
  if (!contenu) return undefined;
  const fichiers = await choose(`${title} (4 sur 4)`, 'Un seul fichier ou plusieurs ?', [
    { label: 'Un seul fichier', detail: 'Plus simple pour commencer', value: 'un' as const },
    {
      label: 'Un fichier par partie',
      detail: 'Plus léger pour un long dossier : ils sont vérifiés ensemble, et l’aperçu les montre un par un',
      value: 'plusieurs' as const,
    },
  ]);
  return fichiers && { candidat: candidat.trim(), titre: titre.trim(), contenu, fichiers };
}

async function choose<T>(
  title: string,
  placeHolder: string,
  items: readonly (vscode.QuickPickItem & { readonly value: T })[],
): Promise<T | undefined> {
  return (await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true }))?.value;
}

/** Where a dossier goes: the folder that is given, or open alone, unless it holds one already; else the person chooses. */
async function folderFor(given: unknown): Promise<vscode.Uri | undefined> {
  const [only, ...others] = vscode.workspace.workspaceFolders ?? [];
  const first = given instanceof vscode.Uri ? given : others.length === 0 ? only?.uri : undefined;
  const taken = first !== undefined && (await holdsDossier(first));
  if (first && !taken) return first;
  const why = taken ? 'Ce dossier en contient déjà un : où créer le nouveau ?' : 'Où créer votre dossier ?';
  const chosen = await chooseFolder(why);
  if (!chosen || !(await holdsDossier(chosen))) return chosen;
  void dire.attention(
    'Il y a déjà un dossier à cet endroit. Rien n’a été créé : recommencez et choisissez, ou créez, un autre dossier.',
  );
  return undefined;
}

async function holdsDossier(folder: vscode.Uri): Promise<boolean> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
  return entries.some(([name]) => name.endsWith('.dep.md'));
}

async function chooseFolder(title: string): Promise<vscode.Uri | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: 'Créer ici',
      title,
    })) ?? [];
  return chosen;
}

/** Where the documents beside a dossier go: with the one that is shown, else in the only open folder, or where one chooses. */
async function folderBeside({ current }: Dossiers): Promise<vscode.Uri | undefined> {
  if (current) return vscode.Uri.joinPath(vscode.Uri.parse(current.racine), '..');
  const [only, ...others] = vscode.workspace.workspaceFolders ?? [];
  return only && others.length === 0 ? only.uri : chooseFolder('Où créer ce document ?');
}

/** The documents of these identifiers; without any, those that the person chooses. */
async function newDocument(ask: Ask, dossiers: Dossiers, ids: readonly unknown[]): Promise<void> {
  const folder = await folderBeside(dossiers);
  const all = folder && (await ask<readonly DocumentAside[]>(documents));
  if (!folder || !all) return;
  const named = all.filter((one) => ids.includes(one.id));
  const made = named.length > 0 ? named : await chooseDocuments(all);
  if (made.length === 0) return;
  const kept = made.filter((one) => one.confidentiel).map((one) => one.chemin);
  // First, so that no history ever sees what names real people.
  if (kept.length > 0 && !(await leaveOut(vscode.Uri.joinPath(folder, '.gitignore'), kept))) {
    void dire.erreur(
      'Le fichier « .gitignore », qui garde ces documents hors des historiques, n’a pas pu être complété. Rien n’a été créé : vérifiez que vous avez le droit de l’écrire.',
    );
    return;
  }
  if (
    !(await write(
      folder,
      made,
      made.map((one) => one.chemin),
    ))
  )
    return;
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, made[0]?.chemin ?? ''));
}

/** Writes those that are not there, gives the paths of the others; says so and writes nothing when one of `needed` is there. */
async function write(
  folder: vscode.Uri,
  files: readonly { readonly chemin: string; readonly texte: string }[],
  needed: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  const there = new Set<string>();
  for (const { chemin } of files) if (await exists(vscode.Uri.joinPath(folder, chemin))) there.add(chemin);
  const taken = needed.find((chemin) => there.has(chemin));
  if (taken !== undefined) {
    void dire.attention(`« ${taken} » existe déjà dans ce dossier. Rien n’a été créé : choisissez un autre dossier.`);
    return undefined;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { chemin, texte } of files) {
    if (there.has(chemin)) continue;
    const contents = new TextEncoder().encode(texte);
    edit.createFile(vscode.Uri.joinPath(folder, chemin), { contents, overwrite: false });
  }
  if (await vscode.workspace.applyEdit(edit)) return there;
  void dire.erreur('Les fichiers n’ont pas pu être créés ici. Vérifiez que vous avez le droit d’écrire dans ce dossier.');
  return undefined;
}

async function chooseDocuments(all: readonly DocumentAside[]): Promise<readonly DocumentAside[]> {
  const chosen = await vscode.window.showQuickPick(
    all.map((one) => ({ label: one.titre, description: one.chemin, one })),
    { title: 'Ajouter un document à côté du dossier', placeHolder: 'Ce document n’est pas lu par le jury', canPickMany: true },
  );
  return (chosen ?? []).map(({ one }) => one);
}

/** Adds names at the end of what a history of versions leaves out; what is there stays to the byte. False when it cannot. */
async function leaveOut(uri: vscode.Uri, names: readonly string[]): Promise<boolean> {
  try {
    const before = (await exists(uri)) ? await vscode.workspace.fs.readFile(uri) : new Uint8Array();
    const text = new TextDecoder().decode(before);
    const missing = names.filter((name) => !text.split(/\r?\n/).includes(name));
    if (missing.length === 0) return true;
    const lead = text === '' || text.endsWith('\n') ? '' : '\n';
    const added = new TextEncoder().encode(`${lead}${missing.join('\n')}\n`);
    await vscode.workspace.fs.writeFile(uri, new Uint8Array([...before, ...added]));
    return true;
  } catch {
    return false;
  }
}

/** At the first thing to write, after the lines of the front matter, which are folded. */
function placeCursor(editor: vscode.TextEditor): void {
  const text = editor.document.getText();
  const start = Math.max(0, text.indexOf('[à '));
  const end = text.indexOf(']', start) + 1;
  editor.selection = new vscode.Selection(editor.document.positionAt(start), editor.document.positionAt(Math.max(start, end)));
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** What makes VS Code comfortable for a long text, for this folder only. */
const settings = [
  {
    chemin: '.vscode/settings.json',
    texte: `${JSON.stringify(
      {
        'files.autoSave': 'afterDelay',
        '[markdown]': {
          'editor.wordWrap': 'on',
          'editor.minimap.enabled': false,
          'editor.lineNumbers': 'off',
          'editor.wordBasedSuggestions': 'off',
        },
        'markdown.copyFiles.destination': { '**/*.dep.md': 'preuves/' },
        'markdown.updateLinksOnFileMove.enabled': 'prompt',
      },
      null,
      2,
    )}\n`,
  },
];

const readme =
  'Rangez ici les images, les fiches et les autres documents que votre dossier montre en annexe.\nUne image collée dans le dossier arrive ici toute seule.\n';
