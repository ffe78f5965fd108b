// « Ce qui a changé depuis ma dernière relecture »: the sections of a file that are new, reworded or gone.
import type { Span } from '../text.js';
import { plan } from './plan.js';

/** A section that changed; `span` is in the present text, except for one that is gone, in the former. */
export interface Changement {
  readonly genre: 'nouvelle' | 'modifiee' | 'retiree';
  /** Titles, outermost first; none for what stands before the first heading. */
  readonly chemin: readonly string[];
  readonly span: Span;
}

/** A section of one file of a dossier; `manque`: which of its two texts is not there, so that nobody can say more. */
export interface ChangementDuDossier extends Changement {
  readonly fichier: string;
  readonly manque?: 'avant' | 'apres';
}

/** What changed in a dossier since its files were seen (undefined: that text is lost); all of a file that was not seen is new. */
export function changementsDuDossier(
  vus: ReadonlyMap<string, string | undefined>,
  textes: ReadonlyMap<string, string>,
): readonly ChangementDuDossier[] {
  return [...new Set([...vus.keys(), ...textes.keys()])].flatMap((fichier): readonly ChangementDuDossier[] => {
    const [avant, apres] = [vus.has(fichier) ? vus.get(fichier) : '', textes.get(fichier)];
    if (avant !== undefined && apres !== undefined) return changements(avant, apres).map((one) => ({ ...one, fichier }));
    const manque = apres === undefined ? 'apres' : 'avant';
    return [{ genre: 'modifiee', chemin: [fichier], span: { start: 0, end: 0 }, fichier, manque }];
  });
}

interface Bout {
  readonly cle: string;
  readonly chemin: readonly string[];
  readonly span: Span;
  readonly corps: string;
}

/** What changed from one text to another, in the order of the present one, then what is gone. Blanks do not count. */
export function changements(avant: string, apres: string): readonly Changement[] {
  if (avant === apres) return [];
  const old = new Map(bouts(avant).map((one) => [one.cle, one]));
  const left = new Set(old.values());
  const now = bouts(apres).map((bout) => {
    const same = old.get(bout.cle);
    if (same) left.delete(same);
    return { bout, same };
  });
  const found: Changement[] = [];
  for (const { bout, same } of now) {
    const { chemin, span, corps } = bout;
    if (same?.corps === corps) continue;
    // The same text under another title, or the same title elsewhere, was not written anew.
    const before =
      same ??
      [...left].find((one) => one.corps !== '' && one.corps === corps) ??
      [...left].find((one) => one.chemin.at(-1) === chemin.at(-1));
    if (before) left.delete(before);
    found.push({ genre: before ? 'modifiee' : 'nouvelle', chemin, span });
  }
  return [...found, ...[...left].map(({ chemin, span }) => ({ genre: 'retiree' as const, chemin, span }))];
}

/** Each section’s own text, up to the next heading or block; two of the same titles are told apart by their rank. */
function bouts(texte: string): Bout[] {
  const sections = plan(texte);
  const seen = new Map<string, number>();
  const starts = [{ start: 0, chemin: [] as readonly string[] }, ...sections];
  return starts.flatMap(({ start, chemin }, rank) => {
    const end = starts[rank + 1]?.start ?? texte.length;
    const whole = texte.slice(start, end);
    if (rank === 0 && whole.trim() === '') return [];
    const titre = chemin.join('\n');
    const times = seen.get(titre) ?? 0;
    seen.set(titre, times + 1);
    const corps = (rank === 0 ? whole : whole.replace(/^.*/, '')).replace(/\s+/g, ' ').trim();
    // The opening line of a block says more than its title.
    const line = rank === 0 ? '' : (/^.*/.exec(whole)?.[0] ?? '');
    return [
      { cle: `${times} ${titre}`, chemin, span: { start, end }, corps: /^ {0,3}:/.test(line) ? `${line} ${corps}` : corps },
    ];
  });
}
