// « Marquer la sélection comme preuve de… » : the selected lines put between the two lines of a block, one choice by criterion.
import type { Analysis } from '../analysis.js';
import { exigencesCouvertes } from '../couverture.js';
import { type Fichier, isIn } from '../dossier.js';
import { at, eolOf, lineAround } from '../edits.js';
import type { Fix } from '../fix.js';
import { french } from '../french.js';
import type { Critere } from '../referentiel.js';
import type { Span } from '../text.js';
import { isMet } from '../words.js';

/** One fix for each written criterion, those of the chapter first; none where a block cannot hold these lines. */
export function markAsPreuve(analysis: Analysis, fichier: Fichier, selection: Span): readonly FixDeCritere[] {
  const lines = wholeLines(fichier, selection);
  const colons = lines && colonsFor(fichier, lines);
  if (!lines || colons === undefined) return [];
  return criteresNear(analysis, fichier, lines.start).map((critere) => ({
    ...wrap(fichier, lines, colons, critere, natureFor(analysis, critere)),
    critere,
  }));
}

/** A fix that makes a preuve of one criterion. */
export type FixDeCritere = Fix & { readonly critere: Critere };

/** The written criteria, those of the chapter around a place first. */
export function criteresNear({ dossier, cadre }: Analysis, fichier: Fichier, offset: number): readonly Critere[] {
  const here = dossier.parties.filter((one) => one.fichier === fichier && isIn(one.span, offset));
  const own = cadre.referentiel.competences.filter((one) => here.some(({ type }) => type?.competence === one.id));
  return [...new Set([...own.flatMap((one) => one.ecrit), ...cadre.criteres])];
}

function wrap(fichier: Fichier, { start, end }: Span, colons: string, critere: Critere, nature: string): Fix {
  const { texte } = fichier;
  const eol = eolOf(texte);
  const above =
    start > 0 &&
    texte
      .slice(lineAround(texte, start - 1).start, start)
      .trim()
      .replace('\ufeff', '') !== '';
  const opening = `${above ? eol : ''}${colons}${nature}[\${1:[à préciser : titre]}]{pour="${critere.id}"}${eol}`;
  return {
    titre: french(`Marquer la sélection comme preuve de ${critere.id} : ${critere.titre}`),
    edits: [
      { fichier, span: at(start), texte: opening },
      { fichier, span: at(end), texte: `${eol}${colons}` },
    ],
    modele: true,
  };
}

/** The nature that the criterion takes first where it is not met yet. */
function natureFor({ couverture }: Analysis, critere: Critere): string {
  const open = exigencesCouvertes(couverture).find((one) => one.critere === critere && !isMet(one.etat));
  return (open?.exigence ?? critere.exigences[0])?.natures[0] ?? '';
}

/** The written lines that a selection touches, blank ones left out at both ends; undefined when there are none to wrap, or code or a comment is cut. */
function wholeLines({ texte, extraction }: Fichier, { start, end }: Span): Span | undefined {
  if (texte.slice(start, end).trim() === '') return undefined;
  let [from, to] = [start, end];
  while (/\s/.test(texte.charAt(from))) from++;
  while (/\s/.test(texte.charAt(to - 1))) to--;
  const lines = { start: lineAround(texte, from).start, end: lineAround(texte, to).end };
  const heading = extraction.titres.some(({ span }) => span.start < lines.end && span.end > lines.start);
  const entete = extraction.entete !== undefined && lines.start < extraction.entete.span.end;
  const cut = (offset: number): boolean => extraction.bruts.some((one) => one.start < offset && offset < one.end);
  if (cut(lines.start) || cut(lines.end)) return undefined;
  return heading || entete || /^[ \t]/.test(texte.slice(lines.start, lines.end)) ? undefined : lines;
}

/** Enough colons for the blocks inside, fewer than the block around; undefined when a block is cut, or would not fit. */
function colonsFor({ texte, extraction }: Fichier, { start, end }: Span): string | undefined {
  const count = (span: Span): number => /^:+/.exec(texte.slice(span.start, span.start + 100))?.[0].length ?? 3;
  const touched = extraction.blocs.filter(({ span }) => span.start < end && span.end > start);
  const inside = touched.filter(({ span }) => span.start >= start && span.end <= end);
  const around = touched.filter(({ span, ouverture }) => ouverture.end < start && span.end > end);
  if (inside.length + around.length < touched.length) return undefined;
  const wanted = Math.max(3, ...inside.map(({ span }) => count(span) + 1));
  return around.every(({ span }) => count(span) > wanted) ? ':'.repeat(wanted) : undefined;
}
