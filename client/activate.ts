// What the extension does in VS Code, the same on a desktop and in a browser: starts the server, shows what it says.
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { CouvertureParams, InitializationOptions } from '../server/protocol.js';
import { couverture } from '../server/protocol.js';
import { showCouverture } from './couverture.js';
import { Dossiers } from './dossiers.js';
import { answerFiles } from './files.js';
import { openPlace } from './place.js';
import { showStatus } from './status.js';

/** Files the extension acts on; nothing of it shows anywhere else. */
export const selector = { language: 'markdown', pattern: '**/*.dep.md' };

/** How each host makes its client: as a child process on a desktop, as a worker in a browser. */
export type MakeClient = (context: vscode.ExtensionContext, options: LanguageClientOptions) => BaseLanguageClient;

/** Started by the first Markdown file; waits for a dossier before it starts anything. */
export async function activate(context: vscode.ExtensionContext, makeClient: MakeClient): Promise<void> {
  const dossiers = new Dossiers();
  context.subscriptions.push(dossiers, showCouverture(dossiers), showStatus(dossiers, selector), openPlace());
  let starting: Promise<void> | undefined;
  const startFor = (document: vscode.TextDocument): void => {
    if (vscode.languages.match(selector, document) === 0) return;
    starting ??= start(context, makeClient, dossiers).catch(() => {
      starting = undefined;
      const sentence = 'La vérification du dossier n’a pas pu démarrer. Fermez puis rouvrez ce fichier.';
      void vscode.window.showErrorMessage(sentence);
    });
  };
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument(startFor));
  vscode.workspace.textDocuments.forEach(startFor);
  await starting;
}

async function start(context: vscode.ExtensionContext, makeClient: MakeClient, dossiers: Dossiers): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher(selector.pattern);
  const initializationOptions: InitializationOptions = { fs: true };
  const client = makeClient(context, {
    documentSelector: [selector],
    synchronize: { fileEvents: watcher },
    initializationOptions,
    outputChannelName: 'DEP',
    diagnosticCollectionName: 'dep',
    // Markdown's headings are the Outline: a second provider would make a second group of it.
    middleware: { provideDocumentSymbols: () => [] },
  });
  context.subscriptions.push(watcher, client, ...answerFiles(client));
  client.onNotification(couverture, (params: CouvertureParams) => dossiers.receive(params));
  await client.start();
}
