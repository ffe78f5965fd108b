// For whoever maintains a pack: « Nouveau modèle… » and « Aperçu du modèle ».
import * as vscode from 'vscode';
import { french } from '../core/french.js';
import { type Apercu, apercu, type ModeleEcrit, modeleNeuf, type NomsDuPaquet, noms } from '../server/protocol.js';
import { schemeApercu } from './apercu.js';
import type { Ask } from './asking.js';
import type { Cadres } from './cadres.js';
import { dire } from './dire.js';
import { exists } from './files.js';

/** Files of a pack, for whoever maintains one; they are looked at only where a pack is. */
export const packSelector = [
  { language: 'markdown', pattern: '**/{modeles,snippets}/*.md' },
  { language: 'yaml', pattern: '**/{pack,referentiel}.yaml' },
];

/** Files of packs: what is loaded is read again when one changes. */
export const packPattern = '**/{pack.yaml,referentiel.yaml,modeles/*.md,snippets/*.md,*.zip}';

/** The folder of the pack a file belongs to: its own or the one above, where the sheet of the pack is. */
export async function packOf(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const own = vscode.Uri.joinPath(uri, '..');
  for (const folder of [own, vscode.Uri.joinPath(own, '..')])
    if (await exists(vscode.Uri.joinPath(folder, 'pack.yaml'))) return folder;
  return undefined;
}

/** Registers the two commands; they live until the result is disposed. */
export function offerPackTools(ask: Ask, cadres: Cadres): vscode.Disposable {
  const shown = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(schemeApercu, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => shown.get(uri.path) ?? '',
    }),
    vscode.commands.registerCommand('dep.nouveauModele', () => newModele(ask)),
    vscode.commands.registerCommand('dep.apercuModele', async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document || !(await packOf(document.uri))) {
        void dire.information('Ouvrez d’abord le fichier d’un modèle, dans le dossier d’un paquet.');
        return;
      }
      const chemin = document.uri.path.split('/').at(-1) ?? '';
      const ecrit: ModeleEcrit = { uri: document.uri.toString(), chemin, texte: document.getText() };
      const found = await ask<Apercu>(apercu, ecrit);
      if (!found) return;
      if ('refus' in found) {
        void dire.attention(`Ce modèle ne peut pas encore être montré. ${found.refus}`);
        return;
      }
      cadres.write(found.referentiel);
      // Not a dossier's name: nobody is told what this text lacks. It is never saved.
      const uri = vscode.Uri.from({ scheme: schemeApercu, path: `/${chemin}` });
      shown.set(uri.path, `---\ndossier: ${found.referentiel.id}\n---\n\n${found.texte}`);
      changed.fire(uri);
      const inserted = await vscode.workspace.openTextDocument(uri);
      // Without VS Code's own preview, the text itself is shown.
      await vscode.commands
        .executeCommand('markdown.showPreviewToSide', uri)
        .then(undefined, () => vscode.window.showTextDocument(inserted, vscode.ViewColumn.Beside));
    }),
  );
}

async function newModele(ask: Ask): Promise<void> {
  const folder = await choosePack();
  if (!folder) return;
  const sheet = vscode.Uri.joinPath(folder, 'pack.yaml');
  const known = await ask<NomsDuPaquet>(noms, sheet.toString());
  if (!known) return;
  const title = 'Nouveau modèle';
  const titre = await vscode.window.showInputBox({
    title: `${title} (1 sur 3)`,
    prompt: 'Son titre, tel que la personne le lira pour le choisir',
    placeHolder: french('Par exemple : Récit d’une première rencontre'),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? 'Un modèle a besoin d’un titre.' : undefined),
  });
  if (titre === undefined) return;
  const nature = await vscode.window.showQuickPick(
    [
      ...known.natures.map((one) => ({ label: one.titre, description: one.id, id: one.id })),
      { label: 'Un texte sans preuve', description: 'pour une partie du dossier', id: '' },
    ],
    { title: `${title} (2 sur 3)`, placeHolder: french('Quelle sorte de preuve insère-t-il ?'), ignoreFocusOut: true },
  );
  if (!nature) return;
  const criteres = await vscode.window.showQuickPick(
    known.criteres.map((one) => ({ label: one.id, description: one.titre })),
    {
      title: `${title} (3 sur 3)`,
      placeHolder: french('Quels critères aide-t-il à prouver ? Aucun, si ce n’est aucun en particulier'),
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  if (!criteres) return;
  const voulu = {
    titre: titre.trim(),
    criteres: criteres.map((one) => one.label),
    ...(nature.id === '' ? {} : { nature: nature.id }),
  };
  const made = await ask<{ readonly nom: string; readonly texte: string }>(modeleNeuf, { uri: sheet.toString(), ...voulu });
  if (!made) return;
  const uri = vscode.Uri.joinPath(
    folder,
    (await exists(vscode.Uri.joinPath(folder, 'snippets'))) ? 'snippets' : 'modeles',
    made.nom,
  );
  if (await exists(uri)) {
    void dire.attention(`« ${made.nom} » existe déjà dans ce paquet. Rien n’a été créé : donnez un autre titre.`);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(made.texte), overwrite: false });
  if (await vscode.workspace.applyEdit(edit)) await vscode.window.showTextDocument(uri);
  else void dire.erreur('Le modèle n’a pas pu être créé ici. Vérifiez que vous avez le droit d’écrire dans ce dossier.');
}

/** The pack of the file that is open, else the only one of the folder, else one to choose. */
async function choosePack(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const own = active && (await packOf(active));
  if (own) return own;
  const sheets = await vscode.workspace.findFiles('**/pack.yaml', '**/node_modules/**', 20);
  const folders = sheets.map((one) => vscode.Uri.joinPath(one, '..'));
  if (folders.length < 2) {
    if (folders.length === 0)
      void dire.information(
        'Aucun paquet dans ce dossier : il y faut un fichier « pack.yaml ». La page « maintenance » dit comment le commencer.',
      );
    return folders[0];
  }
  const items = folders.map((folder) => ({ label: vscode.workspace.asRelativePath(folder), folder }));
  return (await vscode.window.showQuickPick(items, { title: french('Dans quel paquet ?') }))?.folder;
}
