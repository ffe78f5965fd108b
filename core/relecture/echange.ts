// A review sent without git: one text that holds everything, and its reading. Taken in twice, it changes nothing more.
import { limits, reviewLimits } from '../limits.js';
import { type Lu, lireEvenement, parse } from './evenement.js';

/** A file that was set aside, and why, in words. */
export interface Refus {
  readonly nom: string;
  readonly raison: string;
}

/** What an exchanged file holds. The texts are what the file says they are: whoever keeps them checks it. */
export interface Echange {
  readonly lus: readonly Lu[];
  readonly textes: Iterable<readonly [sha: string, texte: string]>;
  readonly refus: readonly Refus[];
}

const format = 'dep-relecture';

/**
 * The exchanged file: every event word for word, and the texts that were commented, by SHA-256: their lines, each once, then the
 * ranks of those of each text. Hundreds of versions of a dossier are little more than one.
 */
export function ecrireEchange(lus: readonly Lu[], textes: ReadonlyMap<string, string>): string {
  const evenements = lus.map((one) => one.source);
  const ranks = new Map<string, number>();
  const written: (readonly [string, string])[] = [];
  let left: number = reviewLimits.textes;
  for (const [sha, texte] of textes) {
    left -= texte.length;
    // What no one could take in is not sent: the places of its remarks are then looked for by likeness.
    if (left < 0) break;
    const runs: [from: number, to: number][] = [];
    for (const line of texte.match(/[^\n]+\n*|\n+/g) ?? []) {
      const rank = ranks.get(line) ?? ranks.size;
      ranks.set(line, rank);
      const last = runs.at(-1);
      if (last?.[1] === rank - 1) last[1] = rank;
      else runs.push([rank, rank]);
    }
    written.push([sha, runs.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(' ')]);
  }
  return `${JSON.stringify({ format, v: 2, evenements, lignes: [...ranks.keys()], textes: written }, null, 1)}\n`;
}

/** Reads an exchanged file; a reason in words when it is not one. An event that cannot be read is set aside alone. */
export function lireEchange(source: string): Echange | { readonly raison: string } {
  if (source.length > reviewLimits.echange) return { raison: 'ce fichier est trop grand.' };
  const data = parse(source.replace(/^\ufeff/, ''));
  const { evenements, textes, lignes } = (typeof data === 'object' && data !== null ? data : {}) as Readonly<
    Record<string, unknown>
  >;
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
  const lines = Array.isArray(lignes) ? lignes.filter((one) => typeof one === 'string') : undefined;
  return { lus, textes: reunir(pairs, lines), refus };
}

/** Each text in its turn, so that they are never all in memory; without `lignes`, as version 1 wrote them. What is wrong is empty. */
function* reunir(pairs: readonly [string, string][], lignes: readonly string[] | undefined): Iterable<readonly [string, string]> {
  let left: number = reviewLimits.textes;
  for (const [sha, said] of pairs) {
    const texte = lignes === undefined ? said : assembler(said, lignes, Math.min(left, limits.file));
    left -= texte.length;
    yield [sha, texte];
  }
}

function assembler(runs: string, lignes: readonly string[], most: number): string {
  const parts: string[] = [];
  let length = 0;
  for (const run of runs === '' ? [] : runs.split(' ')) {
    const [from, to = from] = run.split('-').map(Number);
    for (let rank = from ?? 0; rank <= (to ?? 0); rank++) {
      const line = lignes[rank];
      // An empty line would let a short file ask for endless work.
      if (line === undefined || line === '' || length + line.length > most) return '';
      parts.push(line);
      length += line.length;
    }
  }
  return parts.join('');
}
