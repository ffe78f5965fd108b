// Read-only files on a disk: for the terminal, and for editors whose client does not answer `dep/fs/*`.
import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { type Files, suffix } from './gather.js';

/** Reads `*.dep.md` files only, as UTF-8, and never one that a link takes out of its folder. */
export const diskFiles: Files = {
  async read(uri) {
    const path = pathOf(uri);
    if (path === undefined || !path.endsWith(suffix)) return null;
    try {
      const target = await realpath(path);
      if (leaves(relative(await realpath(dirname(path)), target))) return null;
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(target));
    } catch {
      return null;
    }
  },
  async list(folder) {
    const path = pathOf(folder);
    return path === undefined ? [] : readdir(path).catch(() => []);
  },
};

function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' && parsed.authority === '' ? parsed.fsPath : undefined;
}

/** True for a relative path that goes out of the folder it starts from. */
function leaves(path: string): boolean {
  return path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}
