// Shared by the two rules on readings: the entries of the bibliography, and which calls of the text name them.

import { type Dossier, isIn, type Partie } from '../dossier.js';
import type { Citation, Piece } from '../extraction.js';
import type { Place } from '../finding.js';
import { listAnd } from '../french.js';
import { withoutComments } from '../marks.js';
import { movedSpan } from '../pieces.js';
import { fold, remembering, rememberingOf, type Span, slug } from '../text.js';

/** An entry of the bibliography: a line or a paragraph that begins with an author and holds a year. */
export interface Reference extends Place {
  readonly texte: string;
  readonly annees: readonly string[];
  /** The words of the entry, folded, each between hyphens: « Jean-Luc » and « d’Aubigné » are found by their parts. */
  readonly mots: string;
}

/** The same, its place from the start of its section, and which section that is. */
interface Entry extends Omit<Reference, 'fichier'> {
  readonly section: number;
}

const auteur =
  /^(?:(?:de|du|des|von|van|der|le|la)\s|d[’']){0,2}(?:\p{Lu}[\p{L}\p{M}’'.-]*\s?){1,4}(?:\s?,\s?\p{Lu}|\s?[([]|\.\s|,?\s(?:et|&)\s\p{Lu})/u;
const loi = /^(?:loi|decret|arrete|code|circulaire|ordonnance|directive|reglement)\b/;

/** A reading called in the text, as « Authors, year ». */
export interface Appelee extends Place {
  readonly citation: Citation;
  readonly lecture: string;
}

/** A dossier’s bibliography beside the calls of its text. */
export interface Bibliographie {
  readonly entries: readonly Reference[];
  /** Indexes of the entries that the text calls. */
  readonly called: ReadonlySet<number>;
  /** The readings called, vague calls left out, that no entry answers: the first call of each. */
  readonly lost: readonly Appelee[];
}

/** The entries of every partie that the référentiel says to be the bibliography, and the calls of the text outside it. */
export const bibliographie = rememberingOf((dossier: Dossier): Bibliographie => {
  const parties = dossier.parties.filter(({ type }) => type?.bibliographie === true);
  const texts = parties.map(({ fichier, titre, span }) => fichier.rope.slice(titre.span.end, span.end).replaceAll('\0', ' '));
  const { entries, callsIn } = read(texts.join('\0'));
  const called = new Set<number>();
  const lost = new Map<string, Appelee>();
  for (const fichier of dossier.fichiers) {
    const inside = parties.filter((one) => one.fichier === fichier);
    for (const { piece, start } of fichier.extraction.pieces) {
      for (const { citation, answers, lecture } of callsIn(piece)) {
        const at = start + citation.span.start;
        if (inside.some(({ span }) => isIn(span, at))) continue;
        for (const index of answers) called.add(index);
        if (answers.length > 0 || citation.certitude === 'vague' || lost.has(lecture)) continue;
        lost.set(lecture, { citation, lecture, fichier, span: movedSpan(citation.span, start) });
      }
    }
  }
  return { entries: entries.flatMap((one) => placed(one, parties[one.section])), called, lost: [...lost.values()] };
});

function placed({ section: _, span, ...entry }: Entry, partie: Partie | undefined): Reference[] {
  return partie ? [{ ...entry, fichier: partie.fichier, span: movedSpan(span, partie.titre.span.end) }] : [];
}

/** What these sections hold, their texts joined by `\0`, and which entries answer each call of a piece. */
const read = remembering((texts) => {
  const entries = texts
    .split('\0')
    .flatMap((text, section) =>
      [...entriesIn(text, { start: 0, end: text.length })].flatMap((span) => reference(text, span, section)),
    );
  const found = new Map<string, { readonly answers: readonly number[]; readonly lecture: string }>();
  const answered = (citation: Citation) => {
    const { auteurs, annees, certitude } = citation;
    const key = [certitude, ...auteurs, ...annees].join('\0');
    const known = found.get(key) ?? {
      answers: entries.flatMap((one, index) => (answers(one, citation) ? [index] : [])),
      lecture: `${listAnd(auteurs)}, ${annees[0] ?? ''}`,
    };
    if (found.size > 1000) found.clear();
    found.set(key, known);
    return known;
  };
  const callsIn = rememberingOf(({ citations }: Piece) => citations.map((citation) => ({ citation, ...answered(citation) })));
  return { entries, callsIn };
}, 100_000);

/** True when the entry has a year of the call and, for all the authors named (a vague call names too many), each of them. */
function answers({ annees, mots }: Entry, citation: Citation): boolean {
  return annees.some((one) => citation.annees.includes(one)) && namesOf(citation, mots);
}

/** True when the entry names the authors of the call, whatever its year. */
export function namesOf({ auteurs, certitude }: Citation, mots: string): boolean {
  const held = auteurs.map((one) => mots.includes(`-${slug(one)}-`));
  return certitude === 'vague' ? held.some((one) => one) : held.every((one) => one);
}

function reference(text: string, span: Span, section: number): Entry[] {
  const texte = text.slice(span.start, span.end).replace(/[*_]/g, '');
  const annees = [...texte.matchAll(/\b(?:1[89]|20)\d\d(?=[a-z]?\b)/g)].map(([year]) => year);
  if (annees.length === 0 || !auteur.test(texte) || loi.test(fold(texte))) return [];
  return [{ span, texte, annees, mots: `-${slug(texte)}-`, section }];
}

/** Stretches that may be entries: a blank line, a list marker or a new author begins one. */
function* entriesIn(text: string, { start, end }: Span): Generator<Span> {
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
