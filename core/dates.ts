// Dates as candidates write them: 2025-03, 2025-03-17, 17/03/2025, 17-03-2025, 03/2025, 17 mars 2025, mars 2025, 2025.
import { remembering, type Span } from './text.js';

/** A date read in a value; what is not written is undefined, and the numbers may be on no calendar. */
export interface DateLue {
  readonly annee: number;
  readonly mois: number | undefined;
  readonly jour: number | undefined;
  /** Relative to the value. */
  readonly span: Span;
}

const moisFrancais = [
  'janvier',
  'f[ée]\u0301?vrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'ao[ûu]\u0302?t',
  'septembre',
  'octobre',
  'novembre',
  'd[ée]\u0301?cembre',
];
const nomDeMois = new RegExp(`^(?:${moisFrancais.map((one) => `(${one})`).join('|')})$`, 'i');
/** Dates in figures, and years alone. */
const chiffres =
  /(?<!\d|\d-)(?:(\d{4})-(\d{1,2})(?:-(\d{1,2}))?|(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})|((?:19|20)\d\d))(?!\d|-\d|\/\d{1,2}(?!\d))/g;
/** What may stand just before a year: a month in words, and its day. */
const motsAvant = new RegExp(String.raw`(?:(\d{1,2})(?:er)?\s)?(?<!\p{L})(${moisFrancais.join('|')})\s$`, 'iu');

/** The dates of a value, in its order. A month without a year is not one. */
export const datesIn: (text: string) => readonly DateLue[] = remembering((text) =>
  [...text.matchAll(chiffres)].map((match) => {
    const [whole, isoYear, isoMonth, isoDay, day, month, year, alone] = match;
    const before = text.slice(Math.max(0, match.index - 20), match.index);
    const [words = '', wordDay, word = ''] = alone === undefined ? [] : (motsAvant.exec(before) ?? []);
    const number = (typed: string | undefined): number | undefined => (typed === undefined ? undefined : Number(typed));
    const named = (nomDeMois.exec(word) ?? []).findIndex((one, at) => at > 0 && one !== undefined);
    return {
      annee: Number(isoYear ?? year ?? alone),
      mois: number(isoMonth ?? month) ?? (named > 0 ? named : undefined),
      jour: number(isoDay ?? day ?? wordDay),
      span: { start: match.index - words.length, end: match.index + whole.length },
    };
  }),
);

/** True when a calendar has it. */
export function exists({ annee, mois = 1, jour = 1 }: DateLue): boolean {
  return mois >= 1 && mois <= 12 && jour >= 1 && jour <= daysIn(annee, mois);
}

/** Its first day, as `2025-03-01`: such texts compare as the days do. */
export function firstDay({ annee, mois = 1, jour = 1 }: DateLue): string {
  return iso(annee, mois, jour);
}

/** Its last day, as `2025-03-31`. */
export function lastDay({ annee, mois = 12, jour }: DateLue): string {
  return iso(annee, mois, jour ?? daysIn(annee, mois));
}

function iso(annee: number, mois: number, jour: number): string {
  return `${annee}-${String(mois).padStart(2, '0')}-${String(jour).padStart(2, '0')}`;
}

function daysIn(annee: number, mois: number): number {
  const leap = (annee % 4 === 0 && annee % 100 !== 0) || annee % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][mois - 1] ?? 31;
}
