// The plan of a file (parties, headings, preuves) and the names of a whole dossier, to go to them by name.
import type { Analysis } from '../analysis.js';
import type { Fichier, Preuve } from '../dossier.js';
import type { Place } from '../finding.js';
import { fold, type Span } from '../text.js';
import { mentions, placeOfPreuve } from './mentions.js';

/** What a symbol names. */
export type GenreDeSymbole = 'partie' | 'titre' | 'preuve' | 'apprenant';

/** One line of a file's plan, with what lies under it. */
export interface Symbole {
  readonly genre: GenreDeSymbole;
  readonly nom: string;
  /** The nature of a preuve, in words. */
  readonly detail: string;
  /** All of it; those of the symbols under it lie inside. */
  readonly span: Span;
  /** Its name. */
  readonly spanNom: Span;
  readonly enfants: readonly Symbole[];
}

/** A name of the dossier and its place. */
export interface Nom extends Place {
  readonly genre: GenreDeSymbole;
  readonly nom: string;
  readonly detail: string;
}

/** The plan of one file, in the order of its text. */
export function symbols({ dossier }: Analysis, fichier: Fichier): readonly Symbole[] {
  const headings = fichier.extraction.titres.map((titre, index, all): Line => {
    const next = all.slice(index + 1).find((one) => one.niveau <= titre.niveau);
    const partie = dossier.parties.some((one) => one.titre === titre && one.type);
    return {
      genre: partie ? 'partie' : 'titre',
      nom: titre.texte.trim() || '…',
      detail: '',
      span: { start: titre.span.start, end: next?.span.start ?? fichier.texte.length },
      spanNom: titre.span,
    };
  });
  const preuves = dossier.preuves.filter((one) => one.fichier === fichier).map(lineOf);
  return nest([...headings, ...preuves].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end));
}

/** Parties, preuves and learners whose name holds what was typed, however typed; at most `most`. */
export function namesIn(analysis: Analysis, query: string, most: number): readonly Nom[] {
  const { dossier } = analysis;
  const wanted = fold(query);
  const learners = new Map<string, Nom>();
  for (const one of mentions(analysis)) {
    if (one.genre !== 'apprenant' || learners.has(fold(one.nom))) continue;
    learners.set(fold(one.nom), { genre: 'apprenant', nom: one.nom, detail: 'apprenant', fichier: one.fichier, span: one.span });
  }
  const all: Nom[] = [
    ...dossier.parties
      .filter((one) => one.titre.texte.trim() !== '')
      .map(({ titre, fichier }) => ({ genre: 'partie' as const, nom: titre.texte, detail: 'partie', fichier, span: titre.span })),
    ...dossier.preuves.map((one) => ({ ...lineOf(one), ...placeOfPreuve(one) })),
    ...learners.values(),
  ];
  return all.filter(({ nom }) => fold(nom).includes(wanted)).slice(0, most);
}

type Line = Omit<Symbole, 'enfants'>;

function lineOf({ titre, nature, bloc }: Preuve): Line {
  return { genre: 'preuve', nom: titre, detail: nature?.titre ?? bloc.nom, span: bloc.span, spanNom: bloc.spanTitre };
}

/** Puts lines sorted by their start under the line that holds them. */
function nest(lines: readonly Line[]): Symbole[] {
  const roots: Symbole[] = [];
  const open: { readonly end: number; readonly enfants: Symbole[] }[] = [];
  for (const line of lines) {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= line.span.start) open.pop();
    const end = Math.min(line.span.end, open.at(-1)?.end ?? line.span.end);
    const enfants: Symbole[] = [];
    (open.at(-1)?.enfants ?? roots).push({ ...line, span: { start: line.span.start, end }, enfants });
    open.push({ end, enfants });
  }
  return roots;
}
