// Entry in the web extension host: the server is a web worker.
import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { type Offered, activate as start } from './activate.js';

/** The one thing of the web's globals this entry needs. */
declare const Worker: new (url: string) => ConstructorParameters<typeof BrowserMessageReader>[0] & { terminate(): void };

/** A worker that is terminated says nothing: its reader has to. */
class Reader extends BrowserMessageReader {
  close(): void {
    this.fireClose();
  }
}

/** What VS Code calls. */
export function activate(context: vscode.ExtensionContext): Offered {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js').toString(true);
  return start(context, (options) => {
    let kill = (): void => {};
    const run = async () => {
      const worker = new Worker(module);
      const reader = new Reader(worker);
      kill = () => {
        worker.terminate();
        reader.close();
      };
      return { reader, writer: new BrowserMessageWriter(worker) };
    };
    return { client: new LanguageClient('dep', 'DEP', run, options), kill: () => kill() };
  });
}
