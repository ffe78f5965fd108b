// What the store asks of the files of a folder, so that a disk, an editor’s files and a test’s are one; and how bytes are texts.

/** Files by their path from the dossier’s folder, with `/`. Whatever fails rejects, with a `code` where it has one. */
export interface Fichiers {
  /** Names in a folder; none when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Undefined when there is nothing; `autre` for a link or a device, never followed. Milliseconds, bytes. */
  stat(
    path: string,
  ): Promise<{ readonly genre: 'fichier' | 'dossier' | 'autre'; readonly taille: number; readonly date: number } | undefined>;
  read(path: string): Promise<Uint8Array>;
  /** One level; nothing happens when it is there, and it rejects when something else is. */
  makeFolder(path: string): Promise<void>;
  /** A new file, its content on the disk. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Puts the names of a folder on the disk, where that can be asked for. */
  sync(folder: string): Promise<void>;
  /** A file, or a folder with all it holds. */
  remove(path: string): Promise<void>;
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export async function empreinteDuTexte(texte: string | Uint8Array): Promise<string> {
  const bytes = typeof texte === 'string' ? new TextEncoder().encode(texte) : (texte as Uint8Array<ArrayBuffer>);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A text in UTF-8, its mark of order kept; undefined when the bytes are none. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The bytes of a plain file, or why they are not read. */
export async function lireOctets(fichiers: Fichiers, path: string, most: number): Promise<Uint8Array | string> {
  try {
    const there = await fichiers.stat(path);
    if (there?.genre !== 'fichier') return 'ce n’est pas un fichier ordinaire';
    if (there.taille > most) return 'il est trop grand';
    return await fichiers.read(path);
  } catch {
    return 'il ne peut pas être lu : il n’est peut-être pas encore arrivé sur cet ordinateur';
  }
}

/** Writes a new file, whole and on the disk under its name, or not there at all; `salt` is in no other name. */
export async function ecrireEntier(
  fichiers: Fichiers,
  folder: string,
  nom: string,
  content: string,
  salt: string,
): Promise<void> {
  const beside = `${folder}/.${nom}.${salt}.tmp`;
  try {
    await fichiers.write(beside, new TextEncoder().encode(content));
    await fichiers.rename(beside, `${folder}/${nom}`);
  } catch (error) {
    await fichiers.remove(beside).catch(() => undefined);
    throw error;
  }
  await fichiers.sync(folder);
}

/** Thirty-two at a time: enough to be fast, few enough for any system. */
export async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < items.length; at += 32) done.push(...(await Promise.all(items.slice(at, at + 32).map(work))));
  return done;
}

/** Why the disk refused something, in a few words. */
export function raison(error: unknown): string {
  // A remote disk tells through VS Code’s files, in the message alone.
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  const said = `${code} ${message}`;
  if (/ENOSPC|EDQUOT/.test(said)) return 'le disque est plein';
  return /EACCES|EPERM|EROFS|NoPermissions/.test(said)
    ? 'vous n’avez pas le droit d’écrire dans ce dossier'
    : 'le disque a refusé l’opération';
}

/** Why a writing failed, in a sentence for the person whose words are still on the screen. */
export function pourquoi(error: unknown): string {
  return `Rien n’a été enregistré : ${raison(error)}. Votre texte n’est pas perdu, recommencez quand ce sera réglé.`;
}
