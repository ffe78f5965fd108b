// A dossier with a cursor in one of its files, and the places an answer must name: caret lines, as for findings.
import type { Analysis, Fichier, Place } from '../../core/index.js';
import { analyseFiles } from './core.js';
import { readCursor } from './cursor.js';
import { parseFixture, placesOf } from './fixture.js';

export interface Navigation {
  readonly analysis: Analysis;
  /** The file that holds the cursor, the root when none does. */
  readonly fichier: Fichier;
  readonly offset: number;
  /** `file:line:from-to word`, sorted. */
  readonly expected: readonly string[];
}

/** Reads a fixture; on the line of the cursor, what carets cover stands before it. */
export function readNavigation(source: string): Navigation {
  const { files, expected } = parseFixture(source);
  const [at, marked] = [...files].find(([, text]) => text.includes('<|>')) ?? [];
  const { text, offset } = marked === undefined ? { text: '', offset: 0 } : readCursor(marked);
  const analysis = analyseFiles(new Map([...files].map(([name, own]) => [name, name === at ? text : own])));
  const fichier = analysis.dossier.fichiers.find((one) => one.chemin === at) ?? analysis.dossier.racine;
  return { analysis, fichier, offset, expected: expected.map((one) => one.place).sort() };
}

/** Places under one word, as `expected` writes them. */
export function placed(word: string, places: readonly Place[]): readonly string[] {
  return placesOf(places.map(({ fichier, span }) => ({ fichier, span, code: word }))).sort();
}
