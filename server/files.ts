// How the server sees files: it asks its client, so that desktop, remote and web share one path.
import type { Connection } from 'vscode-languageserver';
import type { Files } from './gather.js';
import { fsList, fsRead } from './protocol.js';

/** Files as the client shows them. */
export function clientFiles(connection: Connection): Files {
  return {
    read: (uri) => connection.sendRequest<string | null>(fsRead, uri),
    list: (folder) => connection.sendRequest<readonly string[]>(fsList, folder),
  };
}

/** For a client without `dep/fs/*` where there is no disk: only open documents are known. */
export const noFiles: Files = { read: async () => null, list: async () => [] };
