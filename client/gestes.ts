// What a person does to a criterion: insert what is missing, read what it asks for, ignore a finding, mark their selection.
import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-types';
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
    await perform(ask, () => ({ geste: 'inserer', uri, cible }), 'Que voulez-vous insérer ?');
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
      const { document, selection } = editor;
      const { version } = document;
      const text = document.getText(selection);
      const marking = (): Geste | undefined => {
        const range = document.version === version ? selection : onlyPlace(document, text);
        return range && { geste: 'marquer', uri: document.uri.toString(), range: plain(range) };
      };
      const done = await perform(ask, marking, 'De quel critère cette sélection est-elle la preuve ?');
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
  await carryOut(ask, () => ({ geste: 'ignorer', uri, cible, motif }), chosen.titre);
}

/** What is wanted of the texts as they are when it is asked; undefined once what it was about is gone. */
type Wanted = () => Geste | undefined;

/** Null, after a message, when there is no answer. */
async function waysTo(ask: Ask, wanted: Wanted): Promise<readonly Retouche[] | null> {
  const geste = wanted();
  return geste ? ask<readonly Retouche[]>(retouches, geste) : [];
}

/** Asks for the ways to do it, which one when there are several, and does it, once `ready` says that all is there. */
export async function perform(
  ask: Ask,
  wanted: Wanted,
  question: string,
  ready = async () => true,
): Promise<'done' | 'left' | 'impossible'> {
  const ways = await waysTo(ask, wanted);
  if (!ways) return 'left';
  if (ways.length === 0) return 'impossible';
  const chosen = await choose(ways, question);
  return chosen && (await ready()) && (await carryOut(ask, wanted, chosen.titre)) ? 'done' : 'left';
}

/** Does what was chosen to the texts as they are now: the person may have typed while a question stood. */
async function carryOut(ask: Ask, wanted: Wanted, titre: string): Promise<boolean> {
  for (let tries = 0; tries < 3; tries++) {
    const ways = await waysTo(ask, wanted);
    if (!ways) return false;
    const way = ways.find((one) => one.titre === titre);
    if (way && (await apply(way))) return true;
  }
  void dire.attention('Votre texte a changé pendant ce temps : rien n’y a été ajouté. Recommencez.');
  return false;
}

/** Where a text stands in a document as it is now; undefined when it is there no more, or several times. */
export function onlyPlace(document: vscode.TextDocument, text: string): vscode.Range | undefined {
  const whole = document.getText();
  const at = whole.indexOf(text);
  if (at < 0 || at !== whole.lastIndexOf(text)) return undefined;
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** A range as the server reads it. */
export function plain({ start, end }: vscode.Range): Range {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
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

/** Shows the first file and edits it: places to fill are then gone through with Tab. False when a text is no more what was read. */
async function apply(way: Retouche): Promise<boolean> {
  const [first] = way.fichiers;
  const start = first?.edits[0]?.range.start;
  if (!first || !start) return false;
  const at = new vscode.Range(start.line, start.character, start.line, start.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(first.uri), { selection: at });
  const versions = new Map(vscode.workspace.textDocuments.map((one) => [one.uri.toString(), one.version]));
  const moved = way.fichiers.some(({ uri, version = 0 }) => version !== 0 && version !== versions.get(uri));
  return !moved && vscode.workspace.applyEdit(editOf(way));
}
