// Writes a file whole or not at all: a temporary file beside it, flushed to the disk, then renamed over it or linked to it.
import { access, constants, link, mkdir, open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A text to put in place of the one that was read; `path` is absolute. */
export interface Rewrite {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Why a file cannot be rewritten now, in words; undefined when it can. */
export async function refusal({ path, before }: Rewrite): Promise<string | undefined> {
  try {
    const target = await realpath(path);
    const { mode } = await stat(target);
    if ((mode & 0o222) === 0) return 'ce fichier est en lecture seule. Donnez-vous le droit de le modifier, puis recommencez.';
    await access(target, constants.W_OK);
    await access(dirname(target), constants.W_OK);
    if ((await readFile(target, 'utf8')) !== before)
      return 'ce fichier a changé pendant la vérification. Enregistrez-le, puis recommencez.';
    return undefined;
  } catch {
    return 'ce fichier ne peut pas être modifié. Vérifiez que vous en avez le droit.';
  }
}

/** Rewrites one file, its mode kept. On failure the file is as it was and nothing is left beside it. */
export async function rewrite({ path, after }: Rewrite): Promise<void> {
  const target = await realpath(path);
  const { mode } = await stat(target);
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const file = await open(beside, 'wx', mode);
    try {
      await file.writeFile(after, 'utf8');
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw error;
  }
}

/** Writes a file that is not there, whole or not at all, with the folders above it. Rejects, with the code EEXIST, when it is there. */
export async function create(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    // A rename would take the place of a file made in the meantime; a link never does.
    await link(beside, path);
  } finally {
    await unlink(beside).catch(() => undefined);
  }
}
