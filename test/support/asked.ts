// What a request is about: a dossier, one of its files, and the place of its cursor.
import { strict as assert } from 'node:assert';
import type { Analysis, Fichier } from '../../core/index.js';
import { analyseFiles } from './core.js';
import { readCursor } from './cursor.js';
import { parseFixture } from './fixture.js';

export interface Asked {
  readonly analysis: Analysis;
  readonly fichier: Fichier;
  readonly offset: number;
}

/**
 * Analyses a fixture (`-- name --` before each file, the root first) that holds one cursor; throws without one, or with
 * two. `save` writes each text as some editor would.
 */
export function asked(source: string, save: (text: string) => string = (text) => text): Asked {
  readCursor(source);
  const files = new Map([...parseFixture(source).files].map(([name, text]) => [name, save(text)]));
  const [chemin = '', marked = ''] = [...files].find(([, text]) => text.includes('<|>')) ?? [];
  const { text, offset } = readCursor(marked);
  const analysis = analyseFiles(new Map([...files].map(([name, own]) => [name, name === chemin ? text : own])));
  const fichier = analysis.dossier.fichiers.find((one) => one.chemin === chemin);
  assert.ok(fichier, `${chemin} is no file of the dossier`);
  return { analysis, fichier, offset };
}
