// « Matrice de couverture »: a panel, on demand, that shows the server's document and goes to the passage a reader chooses.
import * as vscode from 'vscode';
import { type Matrice, type MatriceParams, matrice } from '../server/protocol.js';
import type { Ask } from './asking.js';
import { dire } from './dire.js';
import type { Dossiers } from './dossiers.js';
import { goTo } from './place.js';

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
  return vscode.Disposable.from(command, { dispose: () => close() });
}

function open(ask: Ask, dossiers: Dossiers, media: vscode.Uri): vscode.WebviewPanel {
  const options = { enableScripts: true, enableForms: false, localResourceRoots: [media] };
  const panel = vscode.window.createWebviewPanel('dep.matrice', 'Matrice de couverture', vscode.ViewColumn.Beside, options);
  const script = panel.webview.asWebviewUri(vscode.Uri.joinPath(media, 'matrice.js')).toString();
  let shown: Matrice | null = null;
  let wanted = 0;
  // VS Code keeps the scroll from one document to the next; a hidden panel is refreshed when it shows again.
  const refresh = async (): Promise<void> => {
    const uri = dossiers.current?.racine;
    if (uri === undefined || !panel.visible) return;
    const turn = ++wanted;
    const nonce = crypto.randomUUID();
    const next = await ask<Matrice>(matrice, { uri, nonce, script } satisfies MatriceParams);
    if (!next || turn !== wanted) return;
    const same = shown?.html === next.html.replaceAll(nonce, '');
    shown = { html: next.html.replaceAll(nonce, ''), passages: next.passages };
    if (!same) panel.webview.html = next.html;
  };
  const listening = vscode.Disposable.from(
    dossiers.onDidChange(refresh),
    panel.onDidChangeViewState(refresh),
    panel.webview.onDidReceiveMessage(({ passage }: { readonly passage?: unknown }) => {
      const place = shown?.passages[Number(passage)];
      if (!place) return;
      const editors = vscode.window.visibleTextEditors;
      const beside = editors.find((one) => one.document.uri.toString() === place.uri) ?? editors[0];
      void vscode.commands.executeCommand(goTo, place, beside?.viewColumn ?? vscode.ViewColumn.One);
    }),
  );
  panel.onDidDispose(() => {
    wanted++;
    listening.dispose();
  });
  void refresh();
  return panel;
}
