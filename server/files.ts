// How the server sees files: it asks its client, so that desktop, remote and web share one path.
import type { Connection } from 'vscode-languageserver';
import { fsList, fsRead } from './protocol.js';

/** Read-only access to texts by URI. Never rejects: what cannot be read is not there. */
export interface Files {
  read(uri: string): Promise<string | null>;
  /** Names of the `*.dep.md` files directly in a folder. */
  list(folder: string): Promise<readonly string[]>;
}

/** Files as the client shows them. */
export function clientFiles(connection: Connection): Files {
  return {
    read: (uri) => connection.sendRequest<string | null>(fsRead, uri).catch(() => null),
    list: (folder) => connection.sendRequest<readonly string[]>(fsList, folder).catch(() => []),
  };
}

/** For a client without `dep/fs/*` where there is no disk: only open documents are known. */
export const noFiles: Files = { read: async () => null, list: async () => [] };
