// Entry in the Node extension host: the server is a child process of VS Code's own Node.
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activate as start } from './activate.js';

/** What VS Code calls. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.node.cjs').fsPath;
  return start(context, (_, options) => new LanguageClient('dep', 'DEP', { module, transport: TransportKind.stdio }, options));
}
