// Answers the server's questions about files: dossiers only, through VS Code, whatever the disk behind.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { fsList, fsRead } from '../server/protocol.js';

const suffix = '.dep.md';

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
