// Read-only files on a disk: for the terminal, and for editors whose client does not answer `dep/fs/*`.
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { paquetLimits } from '../core/index.js';
import { type Files, suffix } from './gather.js';

/** Reads `*.dep.md` files, as UTF-8, and files of packs; never one that a link takes out of its folder. */
export const diskFiles: Files = {
  async read(uri) {
    const bytes = uri.endsWith(suffix) ? await bytesOf(uri) : null;
    try {
      return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  },
  bytes: (uri) => (/\.(?:zip|md|yaml|txt|sha256)$/.test(uri) ? bytesOf(uri, paquetLimits.total) : Promise.resolve(null)),
  async list(folder) {
    const path = pathOf(folder);
    return path === undefined ? [] : readdir(path).catch(() => []);
  },
};

async function bytesOf(uri: string, most = Number.POSITIVE_INFINITY): Promise<Uint8Array | null> {
  const path = pathOf(uri);
  if (path === undefined) return null;
  try {
    const target = await realpath(path);
    if (leaves(relative(await realpath(dirname(path)), target)) || (await stat(target)).size > most) return null;
    return await readFile(target);
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
