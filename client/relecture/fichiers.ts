// The files of a review through VS Code, for the web and every disk that is not this machine’s own.
import * as vscode from 'vscode';
import type { Fichiers } from '../../relecture/fichiers.js';

/** Gives the files of a folder. */
export type OuvrirFichiers = (folder: vscode.Uri) => Fichiers;

/** Files of a folder, whatever holds them. A file is whole under its name or not there: it is renamed, over no other. */
export const parVSCode: OuvrirFichiers = (folder) => {
  const { fs } = vscode.workspace;
  const at = (path: string): vscode.Uri => vscode.Uri.joinPath(folder, path);
  const absent =
    <T>(value: T) =>
    (error: unknown): T => {
      if ((error as { code?: unknown } | null)?.code === 'FileNotFound') return value;
      throw error;
    };
  return {
    list: (path) =>
      Promise.resolve(fs.readDirectory(at(path))).then((entries) => entries.map(([name]) => name), absent<string[]>([])),
    async stat(path) {
      const found = await Promise.resolve(fs.stat(at(path))).catch(absent(undefined));
      if (!found) return undefined;
      const genre =
        found.type === vscode.FileType.File ? 'fichier' : found.type === vscode.FileType.Directory ? 'dossier' : 'autre';
      return { genre, taille: found.size, date: found.mtime };
    },
    read: async (path) => fs.readFile(at(path)),
    makeFolder: async (path) => fs.createDirectory(at(path)),
    write: async (path, bytes) => fs.writeFile(at(path), bytes),
    rename: async (from, to) => fs.rename(at(from), at(to), { overwrite: false }),
    sync: async () => {},
    remove: (path) => Promise.resolve(fs.delete(at(path), { recursive: true, useTrash: false })).catch(absent(undefined)),
  };
};
