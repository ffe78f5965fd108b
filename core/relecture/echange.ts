// A review sent without git: one text that holds everything, and its reading. Taken in twice, it changes nothing more.
import { reviewLimits } from '../limits.js';
import { type Lu, lireEvenement, parse } from './evenement.js';

/** A file that was set aside, and why, in words. */
export interface Refus {
  readonly nom: string;
  readonly raison: string;
}

/** What an exchanged file holds. The texts are what the file says they are: whoever keeps them checks it. */
export interface Echange {
  readonly lus: readonly Lu[];
  readonly textes: ReadonlyMap<string, string>;
  readonly refus: readonly Refus[];
}

const format = 'dep-relecture';

/** The exchanged file: every event word for word, and every text that was commented, by SHA-256. */
export function ecrireEchange(lus: readonly Lu[], textes: ReadonlyMap<string, string>): string {
  const evenements = lus.map((one) => one.source);
  return `${JSON.stringify({ format, v: 1, evenements, textes: [...textes] }, null, 1)}\n`;
}

/** Reads an exchanged file; a reason in words when it is not one. An event that cannot be read is set aside alone. */
export function lireEchange(source: string): Echange | { readonly raison: string } {
  if (source.length > reviewLimits.echange) return { raison: 'ce fichier est trop grand.' };
  const data = parse(source.replace(/^\ufeff/, ''));
  const { evenements, textes } = (typeof data === 'object' && data !== null ? data : {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(evenements) || !Array.isArray(textes) || (data as { format?: unknown }).format !== format)
    return { raison: 'ce n’est pas une relecture exportée, ou ce fichier est abîmé. Demandez qu’on vous l’envoie à nouveau.' };
  const lus: Lu[] = [];
  const refus: Refus[] = [];
  for (const [rank, one] of evenements.entries()) {
    const read = typeof one === 'string' ? lireEvenement(one) : { refus: 'ce n’est pas une remarque de relecture' };
    if ('evenement' in read) lus.push(read);
    else refus.push({ nom: `remarque ${rank + 1}`, raison: read.refus });
  }
  const pairs = textes.filter(
    (one): one is [string, string] => Array.isArray(one) && one.every((part) => typeof part === 'string'),
  );
  return { lus, textes: new Map(pairs), refus };
}
