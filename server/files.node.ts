// Read-only files for editors whose client does not answer `dep/fs/*`.
import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { Files } from './files.js';

/** Reads `*.dep.md` files only, and never one that a link takes out of its folder. */
export const diskFiles: Files = {
  async read(uri) {
    const path = pathOf(uri);
    if (path === undefined || !path.endsWith('.dep.md')) return null;
    try {
      const target = await realpath(path);
      if (!target.startsWith((await realpath(dirname(path))) + sep)) return null;
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(target));
    } catch {
      return null;
    }
  },
  async list(folder) {
    const path = pathOf(folder);
    if (path === undefined) return [];
    const names = await readdir(path).catch(() => []);
    return names.filter((name) => name.endsWith('.dep.md')).sort();
  },
};

function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' && parsed.authority === '' ? parsed.fsPath : undefined;
}
