// Read-only files on a disk: for the terminal, and for editors whose client does not answer `dep/fs/*`.
import { isUtf8 } from 'node:buffer';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { paquetLimits } from '../core/index.js';
import { type Files, suffix } from './gather.js';
import type { Unread } from './protocol.js';

/** Reads `*.dep.md` files, as UTF-8, and files of packs; never one that a link takes out of its folder. */
export const diskFiles: Files = {
  async read(uri) {
    const bytes = uri.endsWith(suffix) ? await bytesOf(uri) : null;
    return Buffer.isBuffer(bytes) && isUtf8(bytes) ? bytes.toString() : null;
  },
  bytes: (uri) => (/\.(?:zip|md|yaml|txt|sha256)$/.test(uri) ? bytesOf(uri, paquetLimits.total) : Promise.resolve(null)),
  async list(folder) {
    const path = pathOf(folder);
    return path === undefined ? [] : readdir(path).catch(() => []);
  },
};

async function bytesOf(uri: string, most = Number.POSITIVE_INFINITY): Promise<Buffer | Unread | null> {
  const path = pathOf(uri);
  if (path === undefined) return null;
  try {
    const info = await lstat(path);
    const isLink = info.isSymbolicLink();
    if (isLink && leaves(relative(await realpath(dirname(path)), await realpath(path)))) return { cause: 'lien' };
    return (isLink ? await stat(path) : info).size > most ? { cause: 'gros' } : await readFile(path);
  } catch {
    return null;
  }
}

function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' && parsed.authority === '' ? parsed.fsPath : undefined;
}

/** True for a relative path that goes out of the folder it starts from. */
function leaves(path: string): boolean {
  return path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}
