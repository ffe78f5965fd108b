// « Insérer… »: the modèles that fit where the cursor is, to choose from; the one icon of a dossier's editor.
import * as vscode from 'vscode';
import { french } from '../core/french.js';
import { type Insertion, type Insertions, insertions } from '../server/protocol.js';
import type { Ask } from './asking.js';
import { dire } from './dire.js';

const command = 'dep.inserer';

type Item = vscode.QuickPickItem & { readonly insertion?: Insertion };

/** Registers the command; it lives until the result is disposed. */
export function offerInsertions(ask: Ask, selector: vscode.DocumentSelector): vscode.Disposable {
  return vscode.commands.registerCommand(command, async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor || vscode.languages.match(selector, editor.document) === 0) {
      void dire.information('Ouvrez d’abord votre dossier : le modèle s’y insère à l’endroit du curseur.');
      return;
    }
    const { active } = editor.selection;
    const position = { line: active.line, character: active.character };
    const found = await ask<Insertions | null>(insertions, { textDocument: { uri: editor.document.uri.toString() }, position });
    if (!found) return;
    const chosen = await vscode.window.showQuickPick(items(found.choix), {
      title: 'Insérer dans le dossier',
      placeHolder: french('Choisissez ce que vous voulez écrire ; ce qui manque ici vient en premier'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (!chosen) return;
    const at = new vscode.Position(found.position.line, found.position.character);
    await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active });
    if (chosen.insertion) await editor.insertSnippet(new vscode.SnippetString(chosen.insertion.snippet), at);
  });
}

/** What is missing here, then the rest. */
function items(choix: readonly Insertion[]): Item[] {
  const item = (insertion: Insertion): Item => ({
    label: insertion.label,
    description: insertion.detail,
    detail: insertion.aide,
    insertion,
  });
  const group = (titre: string, list: readonly Insertion[]): Item[] =>
    list.length > 0 ? [{ label: titre, kind: vscode.QuickPickItemKind.Separator }, ...list.map(item)] : [];
  return [
    ...group(
      'Ce qui manque ici',
      choix.filter((one) => one.detail !== ''),
    ),
    ...group(
      'Autres modèles',
      choix.filter((one) => one.detail === ''),
    ),
  ];
}
