// What a person is typing at an offset: read from the line alone, so that it costs the same in a text of any size.
import type { Fichier } from '../dossier.js';
import { cles } from '../entete.js';
import { items } from '../fence.js';
import { limits } from '../limits.js';
import type { Span } from '../text.js';
import { type Opening, readOpening, type Written } from './opening.js';

/** A line of a text, its end excluded. */
export interface Line extends Span {
  readonly texte: string;
}

/** What is being typed; `span` is what an answer replaces. It holds the cursor and stays on its line. */
export type Typing = { readonly span: Span } /** `portee`: how much of a block can be written there (see `reach`). */ & (
  | { readonly type: 'nature'; readonly opening: Opening; readonly portee: 'bloc' | 'ligne' | 'nom' }
  | { readonly type: 'attribut'; readonly opening: Opening; readonly avant: string; readonly apres: string }
  | { readonly type: 'valeur'; readonly opening: Opening; readonly written: Written; readonly avant: string }
  | { readonly type: 'modele' }
  | { readonly type: 'renvoi' }
  | { readonly type: 'cle'; readonly presentes: readonly string[]; readonly apres: string }
  | { readonly type: 'valeurDeCle'; readonly cle: string; readonly avant: string }
);

/** The part of `Typing` of that type. */
export type TypingOf<T extends Typing['type']> = Extract<Typing, { readonly type: T }>;

/** What is typed at an offset; undefined in prose, in code, in a comment, and after the braces of a block. */
export function typingAt(fichier: Fichier, offset: number): Typing | undefined {
  const line = lineAt(fichier.texte, offset);
  const head = enteteAround(fichier, line);
  if (head !== undefined) return inEntete(head, line, offset);
  if (fichier.extraction.bruts.some(({ start, end }) => start < offset && offset <= end)) return undefined;
  const opening = readOpening(line.texte, line.start);
  if (opening) return inOpening(fichier, opening, line, offset);
  return inProse(line, offset);
}

/** The line around an offset. */
export function lineAt(texte: string, offset: number): Line {
  let start = offset;
  while (start > 0 && !isLineEnd(texte[start - 1])) start--;
  let end = offset;
  while (end < texte.length && !isLineEnd(texte[end])) end++;
  return { start, end, texte: texte.slice(start, end) };
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

/** The blocks around a line, outermost first. */
export function blocksAround(fichier: Fichier, { start }: Span): Fichier['extraction']['blocs'] {
  return fichier.extraction.blocs.filter(({ span }) => span.start < start && start < span.end);
}

function inOpening(fichier: Fichier, opening: Opening, line: Line, offset: number): Typing | undefined {
  const { nom, accolades, attributs } = opening;
  if (nom.start <= offset && offset <= nom.end) {
    const portee = reach(fichier, opening, line);
    return portee && { type: 'nature', span: nom, opening, portee };
  }
  if (!accolades || offset < accolades.start || offset > accolades.end) return undefined;
  const value = attributs.find(({ valeur }) => valeur && valeur.start <= offset && offset <= valeur.end);
  if (value?.valeur) return { type: 'valeur', opening, written: value, ...itemAt(value.valeur, line, offset) };
  if (attributs.some(({ spanNom, valeur }) => valeur && spanNom.end < offset && offset < valeur.start)) return undefined;
  const name = attributs.find(({ spanNom }) => spanNom.start <= offset && offset <= spanNom.end);
  const span = name?.spanNom ?? { start: offset, end: offset };
  const before = line.texte[span.start - line.start - 1] ?? '';
  const after = line.texte[span.end - line.start] ?? '';
  return {
    type: 'attribut',
    opening,
    span,
    avant: span.start === accolades.start || /\s/.test(before) ? '' : ' ',
    apres: span.end === accolades.end || /[\s=]/.test(after) ? '' : ' ',
  };
}

/**
 * How much of a block can be written without breaking another one: a whole block; its opening line where a closing
 * line would close the block around; its name where the line goes on or the block is already closed. Undefined where
 * the colons alone close a block, even one whose opening line cannot be read: Enter after them must stay Enter.
 */
function reach(fichier: Fichier, { colons, nom }: Opening, line: Line): 'bloc' | 'ligne' | 'nom' | undefined {
  const { blocs, illisibles } = fichier.extraction;
  const strayColons = illisibles.some(({ span, cause }) => cause === 'fermeture' && span.start === colons.start);
  if (line.texte.slice(colons.end - line.start).trim() === '' && !strayColons) return undefined;
  if (line.texte.slice(nom.end - line.start).trim() !== '') return 'nom';
  if (blocs.some(({ span, ferme }) => ferme && span.start === colons.start)) return 'nom';
  const length = colons.end - colons.start;
  const closes = blocksAround(fichier, line).some(({ span, spanNom }) => spanNom.start - span.start <= length);
  const above = blocs.findLast(({ span }) => span.start < line.start);
  const cutShort = above?.ferme === false && fichier.texte.slice(above.span.end, line.start).trim() === '';
  return closes || cutShort ? 'ligne' : 'bloc';
}

/** The comma-separated item under the cursor, and the space that is missing after the comma before it. */
function itemAt(valeur: Span, line: Line, offset: number): { span: Span; avant: string } {
  const raw = line.texte.slice(valeur.start - line.start, valeur.end - line.start);
  const under = items(raw, valeur.start).find(({ span }) => span.start <= offset && offset <= span.end);
  const before = raw[(under?.span.start ?? offset) - valeur.start - 1];
  return { span: under?.span ?? itemGap(raw, valeur, offset), avant: before === ',' ? ' ' : '' };
}

/** Between two commas, or after an item and its space: nothing is there to replace but the spaces typed so far. */
function itemGap(raw: string, valeur: Span, offset: number): Span {
  const typed = raw.slice(0, offset - valeur.start);
  const [last] = items(typed.slice(typed.lastIndexOf(',') + 1), valeur.start + typed.lastIndexOf(',') + 1);
  return { start: last?.span.start ?? offset, end: offset };
}

function inProse(line: Line, offset: number): Typing | undefined {
  const before = line.texte.slice(0, offset - line.start);
  const slash = /^(\ufeff?[ \t]*)\/[\p{L}\p{M}\p{N}’' -]*$/u.exec(before);
  // Who types fast is further in the word, by the time of the answer, than the place that is asked about.
  const word = /^[\p{L}\p{M}\p{N}’'-]*/u.exec(line.texte.slice(before.length))?.[0] ?? '';
  if (slash && line.texte.trim() === (before + word).trim())
    return { type: 'modele', span: { start: line.start + (slash[1]?.length ?? 0), end: offset + word.length } };
  const anchor = /\]\(#([^()\s]*)$/.exec(before)?.[1];
  const inCode = (before.match(/`/g)?.length ?? 0) % 2 === 1;
  if (anchor === undefined || inCode) return undefined;
  const rest = /^[^()\s]*/.exec(line.texte.slice(before.length))?.[0] ?? '';
  return { type: 'renvoi', span: { start: offset - anchor.length, end: offset + rest.length } };
}

/** Text of the front matter a line belongs to, even while it is not closed; undefined for any other line. */
function enteteAround({ texte, extraction }: Fichier, line: Line): string | undefined {
  const { entete } = extraction;
  if (entete) {
    const end = entete.contentStart + entete.yaml.length;
    return entete.contentStart <= line.start && line.end <= end ? entete.yaml : undefined;
  }
  if (line.start === 0 || line.end > limits.entete || !texte.slice(0, 4).includes('---')) return undefined;
  const [first = '', ...rows] = texte.slice(0, line.end).split(/\r\n|\n|\r/);
  const isRow = (row: string): boolean => /^(?:\s*$|\s+\S|- |[\p{L}\p{M}]+\s*:|[\p{L}\p{M}]*$)/u.test(row);
  return /^\ufeff?---[ \t\u00a0\u2009\u202f]*$/.test(first) && rows.every(isRow) ? rows.join('\n') : undefined;
}

function inEntete(head: string, line: Line, offset: number): Typing | undefined {
  const [, nom = '', colon] = /^([\p{L}\p{M}]*)(\s*:[ \t]*)?/u.exec(line.texte) ?? [];
  const value = line.start + nom.length + (colon?.length ?? 0);
  if (colon === undefined || offset <= line.start + nom.length) {
    if (offset > line.start + nom.length || (colon === undefined && nom.length < line.texte.trimEnd().length)) return undefined;
    const apres = colon === undefined ? ': ' : '';
    const presentes = cles.filter((cle) => cle !== nom && new RegExp(`^${cle}\\s*:`, 'm').test(head));
    return { type: 'cle', span: { start: line.start, end: line.start + nom.length }, presentes, apres };
  }
  if (offset < value) return undefined;
  const quotes = /^(["']?)(.*?)\1$/.exec(line.texte.slice(value - line.start).trimEnd());
  const start = value + (quotes?.[1]?.length ?? 0);
  const end = start + (quotes?.[2]?.trimEnd().length ?? 0);
  if (offset < start) return undefined;
  return { type: 'valeurDeCle', cle: nom, span: { start, end: Math.max(end, offset) }, avant: /\s$/.test(colon) ? '' : ' ' };
}
