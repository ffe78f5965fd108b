// The files of a review on a disk: what is said to be written is there after a power cut too.
import { lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fichiers } from './fichiers.js';

/** The calls of the system that are used; a test gives others, which fail. */
export const systeme = { lstat, mkdir, open, readdir, readFile, rename, rm };

/** Files of the folder `racine`. */
export function disque(racine: string, fs: typeof systeme = systeme): Fichiers {
  const at = (path: string): string => join(racine, path);
  return {
    list: (folder) => fs.readdir(at(folder)).catch(absent([])),
    async stat(path) {
      const found = await fs.lstat(at(path)).catch(absent(undefined));
      if (!found) return undefined;
      const genre = found.isFile() ? 'fichier' : found.isDirectory() ? 'dossier' : 'autre';
      return { genre, taille: found.size, date: found.mtimeMs };
    },
    read: (path) => fs.readFile(at(path)),
    async makeFolder(path) {
      await fs.mkdir(at(path)).catch(async (error: unknown) => {
        if (codeOf(error) !== 'EEXIST' || !(await fs.lstat(at(path))).isDirectory()) throw error;
      });
    },
    async write(path, bytes) {
      const file = await fs.open(at(path), 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async rename(from, to) {
      // Under Windows a scanner may hold a new file for a moment.
      for (let wait = 10; ; wait *= 3) {
        try {
          return await fs.rename(at(from), at(to));
        } catch (error) {
          if (process.platform !== 'win32' || wait > 1_000 || !/EPERM|EACCES|EBUSY/.test(codeOf(error))) throw error;
          await new Promise((resolve) => setTimeout(resolve, wait));
        }
      }
    },
    async sync(folder) {
      // Windows writes names down by itself, and does not open folders.
      if (process.platform === 'win32') return;
      const opened = await fs.open(at(folder), 'r');
      try {
        // Some network drives cannot be asked.
        await opened.sync().catch((error: unknown) => {
          if (!/EINVAL|ENOTSUP|EOPNOTSUPP/.test(codeOf(error))) throw error;
        });
      } finally {
        await opened.close();
      }
    },
    remove: (path) => fs.rm(at(path), { recursive: true, force: true }),
  };
}

function absent<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (codeOf(error) === 'ENOENT') return value;
    throw error;
  };
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}
