// What a person does to a criterion: insert what is missing, read what it asks for, ignore a finding, mark their selection.
import * as vscode from 'vscode';
import { french } from '../core/french.js';
import { ficheDeCritere, type Geste, type Retouche, retouches } from '../server/protocol.js';
import type { Ask } from './asking.js';
import { dire } from './dire.js';
import type { Dossiers } from './dossiers.js';

/** Scheme of the texts that only show a criterion: nothing of them is ever saved. */
const scheme = 'dep-critere';
const inserer = 'dep.critere.inserer';
const voir = 'dep.critere.voir';
const ignorer = 'dep.critere.ignorer';
const marquer = 'dep.marquer';

/** Registers the commands; they live until the result is disposed. The first three are given a line of the couverture. */
export function offerGestures(ask: Ask, dossiers: Dossiers, selector: vscode.DocumentSelector): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const on = (act: (uri: string, cible: string) => Promise<void>) => async (cible?: unknown) => {
    const racine = dossiers.current?.racine;
    if (racine !== undefined && typeof cible === 'string') await act(racine, cible);
  };
  const insert = async (uri: string, cible: string): Promise<void> => {
    await perform(ask, { geste: 'inserer', uri, cible }, 'Que voulez-vous insérer ?');
  };
  const ignore = (uri: string, cible: string): Promise<void> => ignoreFinding(ask, uri, cible);
  const read = async ({ path, query }: vscode.Uri): Promise<string> =>
    (await ask<string>(ficheDeCritere, { uri: query, cible: path.slice(1, -'.md'.length) })) ?? '';
  const see = async (uri: string, cible: string): Promise<void> => {
    const fiche = vscode.Uri.from({ scheme, path: `/${cible.split('/')[0]}.md`, query: uri });
    if ((await read(fiche)) === '') return;
    // Without VS Code's own preview, the text itself is shown.
    await vscode.commands
      .executeCommand('markdown.showLockedPreviewToSide', fiche)
      .then(undefined, () => vscode.window.showTextDocument(fiche));
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: read,
    }),
    // Also what VS Code shows again after a restart, before the dossier is read.
    dossiers.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
    }),
    vscode.commands.registerCommand(inserer, on(insert)),
    vscode.commands.registerCommand(voir, on(see)),
    vscode.commands.registerCommand(ignorer, on(ignore)),
    vscode.commands.registerCommand(marquer, async () => {
      const editor = vscode.window.activeTextEditor;
      if (!editor || editor.selection.isEmpty || vscode.languages.match(selector, editor.document) === 0) {
        void dire.information('Sélectionnez d’abord, dans votre dossier, le passage qui fait preuve.');
        return;
      }
      const { start, end } = editor.selection;
      const range = {
        start: { line: start.line, character: start.character },
        end: { line: end.line, character: end.character },
      };
      const done = await perform(
        ask,
        { geste: 'marquer', uri: editor.document.uri.toString(), range },
        'De quel critère cette sélection est-elle la preuve ?',
      );
      if (done === 'impossible')
        void dire.information(
          'Ce passage ne peut pas devenir une preuve d’un seul bloc : sélectionnez des lignes entières, sans titre de partie, dans une seule preuve.',
        );
    }),
  );
}

async function ignoreFinding(ask: Ask, uri: string, cible: string): Promise<void> {
  const possible = (await ask<readonly Retouche[]>(retouches, { geste: 'ignorer', uri, cible, motif: '' })) ?? [];
  const chosen = await choose(possible, 'Quel constat ignorer ?');
  if (!chosen) {
    if (possible.length === 0) void dire.information('Aucun constat sur ce critère ne peut être ignoré pour le moment.');
    return;
  }
  const motif = await vscode.window.showInputBox({
    title: 'Ignorer avec motif',
    prompt:
      'Pourquoi ne pas en tenir compte ? Votre raison sera écrite en commentaire dans le dossier, au-dessus du passage : les constats de cette sorte y seront tus, pour ce critère seulement.',
    placeHolder: 'Par exemple : montré à l’oral',
    validateInput: (text) => (text.trim() === '' ? french('Dites pourquoi : sans motif, le constat reste.') : undefined),
    ignoreFocusOut: true,
  });
  if (motif === undefined) return;
  const ways = await ask<readonly Retouche[]>(retouches, { geste: 'ignorer', uri, cible, motif });
  const same = ways?.find((one) => one.titre === chosen.titre);
  if (same) await apply(same);
}

/** Asks for the ways to do it, which one when there are several, and does it. */
export async function perform(ask: Ask, geste: Geste, question: string): Promise<'done' | 'left' | 'impossible'> {
  const ways = await ask<readonly Retouche[]>(retouches, geste);
  if (!ways) return 'left';
  if (ways.length === 0) return 'impossible';
  const chosen = await choose(ways, question);
  return chosen && (await apply(chosen)) ? 'done' : 'left';
}

/** The only way, or the one that is chosen; the question waits, since what is dropped may come from another window. */
export async function choose(ways: readonly Retouche[], placeHolder: string): Promise<Retouche | undefined> {
  if (ways.length < 2) return ways[0];
  const items = ways.map((way) => ({ label: way.titre, way }));
  return (await vscode.window.showQuickPick(items, { title: 'DEP', placeHolder, ignoreFocusOut: true }))?.way;
}

/** The edits of a way, places to fill included. */
export function editOf({ fichiers }: Retouche): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits } of fichiers) {
    const made = edits.map(({ range: { start, end }, snippet }) => {
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      return new vscode.SnippetTextEdit(range, new vscode.SnippetString(snippet));
    });
    edit.set(vscode.Uri.parse(uri), made);
  }
  return edit;
}

/** Shows the first file and edits it: places to fill are then gone through with Tab. */
async function apply(way: Retouche): Promise<boolean> {
  const [first] = way.fichiers;
  const start = first?.edits[0]?.range.start;
  if (!first || !start) return false;
  const at = new vscode.Range(start.line, start.character, start.line, start.character);
  const { document } = await vscode.window.showTextDocument(vscode.Uri.parse(first.uri), { selection: at });
  if (first.version !== undefined && first.version !== document.version) return false;
  return vscode.workspace.applyEdit(editOf(way));
}
