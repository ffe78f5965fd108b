// The entries of a block that is a list of them (a veille): rows of a table, headings, labels in bold, items of a list.

import { datesIn } from '../dates.js';
import type { Preuve } from '../dossier.js';
import { withoutComments } from '../marks.js';
import type { Span } from '../text.js';

/** One entry. `span` is its first line; `cellules` are its cells with their titles, when it is a row. */
export interface Entree {
  readonly span: Span;
  readonly texte: string;
  readonly cellules?: readonly (readonly [titre: string, texte: string])[];
}

interface Ligne {
  readonly texte: string;
  readonly span: Span;
}

/** What may begin an entry, the first that does so with a date being the one in use. */
const starts = [/^#{1,6}\s/, /^[ \t]*(?:\*\*|__)\S/, /^ ?(?:[-*+]|\d{1,3}[.)])\s/];

/**
 * The entries of a block; when nothing tells them apart, the whole block is one. `isOne` knows an entry that has no date,
 * as the first or the last one may.
 */
export function entrees(preuve: Preuve, isOne: (entree: Entree) => boolean = () => false): readonly Entree[] {
  const lines = linesOf(preuve);
  const rows = rowsOf(lines);
  if (rows.length > 0) return rows;
  for (const start of starts) {
    const pieces = dated(piecesOf(lines, start), isOne);
    if (pieces.length > 0) return pieces;
  }
  return [{ span: preuve.bloc.spanTitre, texte: lines.map(({ texte }) => texte).join('\n') }];
}

/** Without what comes before the first entry and after the last one: introductions and remarks. Some entry has a date. */
function dated(pieces: readonly Entree[], isOne: (entree: Entree) => boolean): readonly Entree[] {
  const hasDate = ({ texte }: Entree): boolean => datesIn(texte).length > 0;
  if (!pieces.some(hasDate)) return [];
  const isEntree = (one: Entree): boolean => hasDate(one) || isOne(one);
  return pieces.slice(pieces.findIndex(isEntree), pieces.findLastIndex(isEntree) + 1);
}

function piecesOf(lines: readonly Ligne[], start: RegExp): Entree[] {
  const at = lines.flatMap(({ texte }, index) => (start.test(texte) ? [index] : []));
  return at.flatMap((from, index) => {
    const piece = lines.slice(from, at[index + 1]);
    const first = piece[0];
    return first ? [{ span: first.span, texte: piece.map(({ texte }) => texte).join('\n') }] : [];
  });
}

function rowsOf(lines: readonly Ligne[]): Entree[] {
  const cells = (line: string): string[] =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((one) => one.trim());
  const isRow = (line: Ligne | undefined): boolean => line !== undefined && /^[ \t]*\|/.test(line.texte);
  let titles: string[] = [];
  return lines.flatMap((line, index) => {
    if (!isRow(line) || /^[\s|:-]+$/.test(line.texte)) return [];
    if (!isRow(lines[index - 1])) {
      titles = cells(line.texte);
      return [];
    }
    const cellules = cells(line.texte).map((cell, column) => [titles[column] ?? '', cell] as const);
    return [{ span: line.span, texte: line.texte, cellules }];
  });
}

/** The lines inside a block, comments blanked, ends of line and of text left out. */
function linesOf({ bloc, fichier }: Preuve): Ligne[] {
  const start = bloc.ouverture.end;
  const source = withoutComments(fichier.rope.slice(start, bloc.span.end), ' ');
  return [...source.matchAll(/[^\r\n]+/g)]
    .filter(([line]) => !/^[ \t]*:::/.test(line))
    .map(({ 0: line, index }) => {
      const from = start + index + (line.length - line.trimStart().length);
      return { texte: line.trimEnd(), span: { start: from, end: from + line.trim().length } };
    });
}
