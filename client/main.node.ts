// Entry in the Node extension host: the server is a child process of VS Code's own Node.
import { type ChildProcess, spawn } from 'node:child_process';
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { disque } from '../relecture/disque.js';
import { type Offered, activate as start } from './activate.js';

/** Room for new objects, in MB for each half: VS Code’s Node gives more, which a long dossier would fill, and is no faster for it. */
const youngSpace = '--max-semi-space-size=16';

/** What VS Code calls. */
export function activate(context: vscode.ExtensionContext): Offered {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.node.cjs').fsPath;
  const args = [youngSpace, module, '--stdio', `--clientProcessId=${process.pid}`];
  // VS Code's own program is then Node, and nothing else.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1' };
  return start(
    context,
    (options) => {
      let server: ChildProcess | undefined;
      const run = async (): Promise<ChildProcess> => {
        server = spawn(process.execPath, args, { env });
        // A program that cannot be started closes its streams: the client sees that.
        return server.on('error', () => undefined);
      };
      return { client: new LanguageClient('dep', 'DEP', run, options), kill: () => void server?.kill('SIGKILL') };
    },
    (folder) => disque(folder.fsPath),
  );
}
