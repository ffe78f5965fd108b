// « Matrice de couverture »: a panel, on demand, that shows the server's document and goes to the passage a reader chooses.
import * as vscode from 'vscode';
import { type Matrice, type MatriceParams, matrice } from '../server/protocol.js';
import type { Ask } from './asking.js';
import { dire } from './dire.js';
import type { Dossiers } from './dossiers.js';
import { goTo } from './place.js';

/** Milliseconds without a change before lines are shown anew. */
const quiet = 500;

/** Registers the command; what it opened closes when the result is disposed. */
export function offerMatrice(ask: Ask, dossiers: Dossiers, extension: vscode.Uri): vscode.Disposable {
  let close = (): void => {};
  let reveal: (() => void) | undefined;
  const command = vscode.commands.registerCommand('dep.matrice', () => {
    if (reveal) reveal();
    else if (dossiers.current) {
      const panel = open(ask, dossiers, vscode.Uri.joinPath(extension, 'media'));
      close = () => panel.dispose();
      reveal = () => panel.reveal();
      panel.onDidDispose(() => {
        reveal = undefined;
      });
    } else void dire.information('Ouvrez d’abord un dossier : son nom finit par « .dep.md ».');
  });
  const saving = vscode.commands.registerCommand('dep.matrice.enregistrer', () => save(ask, dossiers));
  return vscode.Disposable.from(command, saving, { dispose: () => close() });
}

/** Writes the matrix as a page, since VS Code prints nothing, and says what prints it. */
async function save(ask: Ask, { current }: Dossiers): Promise<void> {
  const made = current && (await ask<Matrice>(matrice, { uri: current.racine } satisfies MatriceParams));
  if (!made) return;
  const target = await vscode.window.showSaveDialog({
    title: 'Enregistrer la matrice pour l’imprimer',
    saveLabel: 'Enregistrer',
    defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(current.racine), '../matrice-de-couverture.html'),
    filters: { 'Page à imprimer': ['html'] },
  });
  if (!target) return;
  const nom = target.path.split('/').at(-1);
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(made.html));
    void dire.information(
      `« ${nom} » est enregistré. Ouvrez ce fichier dans votre navigateur, puis imprimez-le (Ctrl+P, ou Cmd+P sur un Mac).`,
    );
  } catch {
    void dire.erreur(`« ${nom} » n’a pas pu être enregistré. Vérifiez que vous avez le droit d’écrire à cet endroit.`);
  }
}

function open(ask: Ask, dossiers: Dossiers, media: vscode.Uri): vscode.WebviewPanel {
  const options = { enableScripts: true, enableForms: false, localResourceRoots: [media] };
  const panel = vscode.window.createWebviewPanel('dep.matrice', 'Matrice de couverture', vscode.ViewColumn.Beside, options);
  const script = panel.webview.asWebviewUri(vscode.Uri.joinPath(media, 'matrice.js')).toString();
  let shown: Matrice | null = null;
  let wanted = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let loading = false;
  const read = async (nonce: string): Promise<Matrice | null> => {
    const uri = dossiers.current?.racine;
    return uri === undefined ? null : ask<Matrice>(matrice, { uri, panneau: { nonce, script } } satisfies MatriceParams);
  };
  // VS Code keeps the scroll from one document to the next; a hidden panel is refreshed when it shows again. A document that
  // comes while it loads the one before may never be shown: the next waits for what this one's script says.
  const refresh = async (): Promise<void> => {
    loading &&= panel.visible;
    if (!panel.visible || loading) return;
    const turn = ++wanted;
    const nonce = crypto.randomUUID();
    const next = await read(nonce);
    if (!next || turn !== wanted || loading) return;
    const same = shown?.html === next.html.replaceAll(nonce, '');
    shown = { html: next.html.replaceAll(nonce, ''), passages: next.passages };
    if (same) return;
    loading = true;
    panel.webview.html = next.html;
  };
  const listening = vscode.Disposable.from(
    dossiers.onDidChange(refresh),
    panel.onDidChangeViewState(refresh),
    // What is written above a preuve moves its line, and nothing else of the matrix.
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (dossiers.of(document.uri)?.racine !== dossiers.current?.racine) return;
      clearTimeout(waiting);
      waiting = setTimeout(refresh, quiet);
    }),
    panel.webview.onDidReceiveMessage(async ({ passage }: { readonly passage?: unknown }) => {
      if (passage === undefined) {
        loading = false;
        return refresh();
      }
      const now = await read('');
      const place = now?.passages.length === shown?.passages.length ? now?.passages[Number(passage)] : undefined;
      if (!place) return;
      const editors = vscode.window.visibleTextEditors;
      const beside = editors.find((one) => one.document.uri.toString() === place.uri) ?? editors[0];
      void vscode.commands.executeCommand(goTo, place, beside?.viewColumn ?? vscode.ViewColumn.One);
    }),
  );
  panel.onDidDispose(() => {
    wanted++;
    clearTimeout(waiting);
    listening.dispose();
  });
  void refresh();
  return panel;
}
