// How the server sees files: it asks its client, so that desktop, remote and web share one path.
import type { Connection } from 'vscode-languageserver';
import type { Files } from './gather.js';
import { fsBytes, fsList, fsRead, type Unread } from './protocol.js';

/** Files as the client shows them. */
export function clientFiles(connection: Connection): Files {
  return {
    read: (uri) => connection.sendRequest<string | null>(fsRead, uri),
    list: (folder) => connection.sendRequest<readonly string[]>(fsList, folder),
    bytes: async (uri) => {
      const base64 = await connection.sendRequest<string | Unread | null>(fsBytes, uri);
      return typeof base64 === 'string' ? Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)) : base64;
    },
  };
}

/** For a client without `dep/fs/*` where there is no disk: only open documents are known. */
export const noFiles: Files = { read: async () => null, list: async () => [], bytes: async () => null };
