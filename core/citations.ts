// Calls to readings in a paragraph: « (Deci et Ryan, 2008) », « Vermersch (1994) », « (Clot, 2008 ; Carré et al., 2005, p. 12) ».
import type { Citation } from './extraction.js';
import { allOf, fold, remembering, type Span } from './text.js';

// Over texts whose letters beyond ASCII are É, é and \u0301 (`simple`).
const mot = String.raw`[A-ZÉ]\u0301*[A-Za-zÉé\u0301’'-]+`;
const nom = String.raw`(?:[A-ZÉ]\u0301*\.[ -]?){0,3}\s?${mot}(?:\s(?:(?:de|du|des|von|van|la|le)\s)?${mot}){0,2}`;
const autres = String.raw`,?\set\s(?:al\b\.?|coll\b\.?|(?:ses\s)?coll[eé]\u0301?gues|(?:ses\s)?collaborateurs)`;
const noms = String.raw`${nom}(?:\s?,\s${nom}){0,5}(?:,?\s(?:et|&|and)\s${nom})?(?:${autres})?`;
const unMot = new RegExp(mot, 'g');
const plusieurs = new RegExp(`${autres}$`);
const annee = String.raw`(?:1[89]|20)\d\d[a-z]?`;

const parenthese = new RegExp(String.raw`\(([^()]{0,200}?\b${annee}(?![\d-])[^()]{0,80})\)`, 'gu');
const annees = String.raw`${annee}(?:\s?(?:[/,&]|et)\s?${annee})*`;
const precision = String.raw`\s?,\s?(?:p{1,2}\.|chap|§|vol|t\.|op\.|loc\.|ibid)[^]*|\s?:\s?\d[^]*`;
const avant = String.raw`(?:[A-Za-zÉé][a-zé\u0301’'.]*\s)??(?:[a-zé][a-zé\u0301’'.]*\s){0,4}?(?:d[’'])?`;
const renvoi = new RegExp(String.raw`^(${avant})(${noms})(\s?,)?\s(${annees})(${precision})?([\s,][^]*)?$`, 'd');
const seulesAnnees = new RegExp(`^${annees}(?:${precision})?$`);
// Other words before the names, or after the year, leave a doubt.
const annonce =
  /^(?:(?:voir|cf\.?|selon|d'apres|par exemple|notamment|aussi|in|(?:cite|cites|citee|citees|repris|reprise) (?:par|in|dans)) ?)*$/;
const nomsAvant = new RegExp(String.raw`(?:^|[^A-Za-zÉé\u0301])(?:([A-Za-zÉé][A-Za-zÉé\u0301]*)[’'\s]\s?)?(${noms})\s?$`, 'd');

/** One letter for all capitals beyond ASCII, one for the other letters, one for accents apart. */
const letter = remembering((one) => {
  if (/\p{Lu}/u.test(one)) return 'É';
  if (/\p{L}/u.test(one)) return 'é';
  return /\p{M}/u.test(one) ? '\u0301' : one;
});

/** A text of the same length for expressions over few letters: V8 takes some ten milliseconds to make one over all of them. */
function simple(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, letter);
}

/** What the parts of an expression find in a text, as typed there. */
function parts(expression: RegExp, text: string): readonly (string | undefined)[] {
  const places = expression.exec(simple(text))?.indices ?? [];
  return places.map((place) => place && text.slice(...place));
}

// A text of law, a month or a numbered thing with its year is no reading.
const pasUneLecture =
  /\b(?:loi|decret|arrete|code|article|art\.|circulaire|ordonnance|directive|reglement|norme|rgpd|iso|annexe|tableau|figure|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b/;
// Before a name, these words announce a place as often as an author.
const lieu = /^(?:a|au|aux|en|dans|vers|sur|pres|de|du|des|d)$/;

/** The calls to readings of a paragraph, in its order. `start` is the offset of `source` in its file. */
export function citationsIn(source: string, start: number): Citation[] {
  return allOf(parenthese, source).flatMap((match) => {
    const [whole, inside = ''] = match;
    const at = start + match.index;
    if (seulesAnnees.test(inside.trim())) {
      const before = source.slice(Math.max(0, match.index - 90), match.index);
      return narrative(before, inside, { start: at, end: at + whole.length });
    }
    let offset = at + 1;
    return inside.split(';').flatMap((piece) => {
      const from = offset + (piece.length - piece.trimStart().length);
      offset += piece.length + 1;
      const found = inParentheses(piece.trim());
      return found ? [{ ...found, span: { start: from, end: from + piece.trim().length } }] : [];
    });
  });
}

function inParentheses(piece: string): Omit<Citation, 'span'> | undefined {
  const [, before = '', who = '', comma, years = '', page, after] = parts(renvoi, piece.replace(/[*_]/g, ''));
  if (who === '' || pasUneLecture.test(fold(piece))) return undefined;
  const auteurs = authors(who);
  const alone = auteurs.length === 1 && !isPlural(who);
  const vague = isAcronym(who) || after !== undefined || !annonce.test(fold(before));
  const certitude = vague ? 'vague' : page !== undefined || (!alone && comma !== undefined) ? 'sure' : 'probable';
  return { auteurs, annees: yearsOf(years), certitude };
}

/** « Vermersch (1994) »: the names stand before the parentheses. */
function narrative(before: string, years: string, parentheses: Span): Citation[] {
  const [, word = '', who = ''] = parts(nomsAvant, before);
  const annees = yearsOf(years);
  if (who === '') {
    const auteurs = allOf(unMot, simple(before)).map(({ 0: one, index }) => before.slice(index, index + one.length));
    return auteurs.length === 0 ? [] : [{ auteurs, annees, certitude: 'vague', span: parentheses }];
  }
  if (pasUneLecture.test(fold(who))) return [];
  const auteurs = authors(who);
  const alone = auteurs.length === 1 && !isPlural(who);
  const certitude = !alone ? 'sure' : isAcronym(who) || lieu.test(fold(word)) ? 'vague' : 'probable';
  const start = parentheses.start - (before.length - before.trimEnd().length) - who.trimEnd().length;
  return [{ auteurs, annees, certitude, span: { start, end: parentheses.end } }];
}

/** « Carré, Moisan et Poisson » → the last word of each name. */
function authors(who: string): string[] {
  const names = who.slice(0, simple(who).replace(plusieurs, '').length).split(/\s?,\s|,?\s(?:et|&|and)\s/);
  return names.flatMap((name) => name.trim().split(/\s+/).at(-1) ?? []);
}

function isPlural(who: string): boolean {
  return plusieurs.test(simple(who));
}

function isAcronym(who: string): boolean {
  return who === who.toUpperCase();
}

function yearsOf(text: string): string[] {
  return allOf(/(?:1[89]|20)\d\d/g, text).map(([year]) => year);
}
