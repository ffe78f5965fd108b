// Answers the server's questions about files: dossiers, and packs that a setting names, through VS Code, whatever the disk behind.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { fsBytes, fsList, fsRead, type Unread } from '../server/protocol.js';

const suffix = '.dep.md';
/** Bytes of the largest file of a pack that is read. */
const largest = 10_000_000;

/** Registers the answers; they live until the result is disposed. A file set aside is told as empty: it exists, and is not read. */
export function answerFiles(client: BaseLanguageClient, isAside: (uri: string) => boolean): vscode.Disposable[] {
  return [
    client.onRequest(fsRead, async (uri: string): Promise<string | null> => {
      const file = vscode.Uri.parse(uri);
      if (!file.path.endsWith(suffix)) return null;
      if (isAside(file.toString())) return '';
      try {
        return await vscode.workspace.decode(await vscode.workspace.fs.readFile(file), { uri: file });
      } catch {
        return null;
      }
    }),
    client.onRequest<string | Unread | null, unknown>(fsBytes, async (uri: string) => {
      const file = vscode.Uri.parse(uri);
      if (!isOfPack(file)) return null;
      try {
        if ((await vscode.workspace.fs.stat(file)).size > largest) return { cause: 'gros' };
        const bytes = await vscode.workspace.fs.readFile(file);
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      } catch {
        return null;
      }
    }),
    client.onRequest(fsList, async (folder: string): Promise<string[]> => {
      try {
        const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(folder));
        return entries.map(([name]) => name);
      } catch {
        return [];
      }
    }),
  ];
}

/** True for a file of a pack that the setting names, or that is written in an open folder: nothing else of the disk is given. */
function isOfPack(file: vscode.Uri): boolean {
  const { path } = file;
  if (!/\.(?:zip|md|yaml|txt|sha256)$/.test(path)) return false;
  if (vscode.workspace.getWorkspaceFolder(file)) return true;
  // A folder that is not trusted names none: VS Code leaves its own settings out.
  const named: unknown = vscode.workspace.getConfiguration('dep').get('paquets');
  if (!Array.isArray(named)) return false;
  return named.some((one: unknown) => {
    const steps = String(one).trim().replace(/\\/g, '/').split('/');
    const own = steps.filter((step) => !['', '.', '..'].includes(step)).join('/');
    return own !== '' && `${path}/`.toLowerCase().includes(`/${own}/`.toLowerCase());
  });
}

/** Whether there is anything there. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
