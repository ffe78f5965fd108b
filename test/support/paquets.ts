// Packs in tests: the invented one, whole or with one of its texts changed, and all that is said of it.
import { cadreOf, type Probleme, readPaquet, verifyPaquet } from '../../core/index.js';
import { paquetTexts } from './core.js';

/** The texts of the invented pack. */
export const invente = paquetTexts('passeur-de-lecture');

/** The same with one text replaced; without it when there is none. */
export function changed(path: string, change: (text: string) => string | undefined): ReadonlyMap<string, string> {
  const files = new Map(invente);
  const text = change(files.get(path) ?? '');
  if (text === undefined) files.delete(path);
  else files.set(path, text);
  return files;
}

/** All that is wrong with a pack: as it is read, then as it is used. */
export function problemesOf(files: ReadonlyMap<string, string>): readonly Probleme[] {
  const lu = readPaquet(files);
  const cadre = cadreOf(lu, undefined);
  return [...lu.problemes, ...(cadre ? verifyPaquet(lu, cadre) : [])];
}

/** `path:line:column code message`, spaces made plain. */
export function inLine({ chemin, ligne, colonne, code, message }: Probleme): string {
  return `${chemin}:${ligne}:${colonne} ${code} ${message}`.replace(/[\u00a0\u202f]/g, ' ');
}

/** What an editor would look up in a snippet, read as editors do and not as the core does: all that is not escaped. */
export function variablesIn(snippet: string): readonly string[] {
  return snippet.replace(/\\[\\$}]/g, '').match(/\$\{?[A-Za-z_]\w*/g) ?? [];
}
