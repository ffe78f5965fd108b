// Entry in the web extension host: the server is a web worker.
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activate as start } from './activate.js';

/** The one thing of the web's globals this entry needs. */
declare const Worker: new (url: string) => ConstructorParameters<typeof LanguageClient>[2];

/** What VS Code calls. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js');
  return start(context, (_, options) => new LanguageClient('dep', 'DEP', new Worker(module.toString(true)), options));
}
