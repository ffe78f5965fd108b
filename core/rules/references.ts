// Shared by the two rules on readings: the entries of the bibliography, and which calls of the text name them.

import { type Dossier, isIn } from '../dossier.js';
import type { Citation } from '../extraction.js';
import type { Place } from '../finding.js';
import { withoutComments } from '../marks.js';
import { fold, remembering, type Span, slug } from '../text.js';

/** An entry of the bibliography: a line or a paragraph that begins with an author and holds a year. */
export interface Reference extends Place {
  readonly texte: string;
  readonly annees: readonly string[];
  /** The words of the entry, folded, each between hyphens: « Jean-Luc » and « d’Aubigné » are found by their parts. */
  readonly mots: string;
}

/** A call to a reading, and where it stands. */
export interface Appel extends Place {
  readonly citation: Citation;
}

const auteur = /^(?:\p{Lu}[\p{L}\p{M}’'.-]*\s?){1,4}(?:\s?,\s?\p{Lu}|\s?[([]|\.\s|,?\s(?:et|&)\s\p{Lu})/u;
const loi = /^(?:loi|decret|arrete|code|circulaire|ordonnance|directive|reglement)\b/;

/** The entries of every partie that the référentiel says to be the bibliography; texts of law are left out. */
export function references(dossier: Dossier): Reference[] {
  return dossier.parties
    .filter(({ type }) => type?.bibliographie === true)
    .flatMap(({ fichier, titre, span: { end } }) => {
      const { end: start } = titre.span;
      return entriesOf(fichier.texte.slice(start, end)).map(({ span, ...rest }) => ({
        ...rest,
        fichier,
        span: { start: start + span.start, end: start + span.end },
      }));
    });
}

/** The entries of one section, with spans from its start. */
const entriesOf = remembering(
  (text): readonly Omit<Reference, 'fichier'>[] =>
    [...entries(text, { start: 0, end: text.length })].flatMap((span) => reference(text, span)),
  100_000,
);

/** The calls of the text, outside the bibliography. */
export function appels(dossier: Dossier): Appel[] {
  const biblio = dossier.parties.filter(({ type }) => type?.bibliographie === true);
  return dossier.fichiers.flatMap((fichier) =>
    fichier.extraction.citations
      .filter(({ span }) => !biblio.some((partie) => partie.fichier === fichier && isIn(partie.span, span.start)))
      .map((citation) => ({ fichier, span: citation.span, citation })),
  );
}

/** True when the entry has a year of the call and, for all the authors named (a vague call names too many), each of them. */
export function answers({ annees, mots }: Reference, citation: Citation): boolean {
  return annees.some((one) => citation.annees.includes(one)) && namesOf(citation, mots);
}

/** True when the entry names the authors of the call, whatever its year. */
export function namesOf({ auteurs, certitude }: Citation, mots: string): boolean {
  const held = auteurs.map((one) => mots.includes(`-${slug(one)}-`));
  return certitude === 'vague' ? held.some((one) => one) : held.every((one) => one);
}

function reference(text: string, span: Span): Omit<Reference, 'fichier'>[] {
  const texte = text.slice(span.start, span.end).replace(/[*_]/g, '');
  const annees = [...texte.matchAll(/\b(?:1[89]|20)\d\d(?=[a-z]?\b)/g)].map(([year]) => year);
  if (annees.length === 0 || !auteur.test(texte) || loi.test(fold(texte))) return [];
  return [{ span, texte, annees, mots: `-${slug(texte)}-` }];
}

/** Stretches that may be entries: a blank line, a list marker or a new author begins one. */
function* entries(text: string, { start, end }: Span): Generator<Span> {
  let from: number | undefined;
  let to = start;
  const visible = withoutComments(text.slice(start, end), ' ');
  for (const match of visible.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    const [line] = match;
    const marker = /^[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])\s+)?/.exec(line)?.[0] ?? '';
    const body = line.slice(marker.length).trimEnd();
    const at = start + match.index + marker.length;
    const stops = body === '' || /^(?:#{1,6}\s|:::)/.test(body);
    const begins = marker.trim() !== '' || (auteur.test(body.replace(/^[*_]+/, '')) && /\((?:1[89]|20)\d\d/.test(body));
    if (from !== undefined && (stops || begins)) {
      yield { start: from, end: to };
      from = undefined;
    }
    if (stops) continue;
    from ??= at;
    to = at + body.length;
  }
  if (from !== undefined) yield { start: from, end: to };
}
