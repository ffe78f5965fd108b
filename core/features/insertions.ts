// « Insérer… »: the modèles that may be put near a place, and the blank line where they go.
import type { Analysis } from '../analysis.js';
import type { Fichier } from '../dossier.js';
import { eolOf } from '../edits.js';
import { sentSnippet } from '../gabarit.js';
import { blocksAround, lineAt } from './cursor.js';
import { modelePropositions } from './proposals/modeles.js';

/** What may be inserted, and where: texts come with the blank lines that set them apart. */
export interface Insertions {
  readonly offset: number;
  readonly choix: readonly Insertion[];
}

/** One modèle to insert: words to choose it by, and its text. */
export interface Insertion {
  readonly label: string;
  readonly detail: string;
  readonly aide: string;
  /** With places to fill, `${1:…}`. */
  readonly snippet: string;
}

/** The modèles for a place: after the block or the paragraph that holds it, those that fill what is missing there first. */
export function insertions(analysis: Analysis, fichier: Fichier, near: number): Insertions {
  const { texte } = fichier;
  const offset = freePlace(fichier, near);
  const eol = eolOf(texte);
  const before = /(?:^|[\r\n])[ \t]*$/.test(texte.slice(Math.max(0, offset - 200), offset)) ? '' : eol.repeat(2);
  const after = /^[ \t]*(?:$|[\r\n])/.test(texte.slice(offset, offset + 200)) ? '' : eol.repeat(2);
  const choix = modelePropositions(analysis, fichier, { start: offset, end: offset }, Number.POSITIVE_INFINITY).map(
    ({ label, detail, aide, modele, texte: plain }) => ({
      label,
      detail,
      aide,
      snippet: before + sentSnippet(modele ?? plain) + after,
    }),
  );
  return { offset, choix };
}

/** The place itself on a blank line; else the end of the outermost block, of the front matter, or of the paragraph. */
export function freePlace(fichier: Fichier, near: number): number {
  const { texte, extraction } = fichier;
  const { entete } = extraction;
  if (entete && near < entete.span.end) return entete.span.end;
  const [around] = [...blocksAround(fichier, lineAt(texte, near))].sort((a, b) => a.span.start - b.span.start);
  const from = around ? around.span.end : near;
  const line = lineAt(texte, from);
  if (line.texte.trim() === '') return from;
  const blank = /\r?\n[ \t]*(?:\r?\n|$)/g;
  blank.lastIndex = line.start;
  return blank.exec(texte)?.index ?? texte.length;
}
