// Modèles (templates): texts with places to fill that a candidate inserts, and what can be read off one. Plain data.
import type { Written } from './features/opening.js';
import { readOpening } from './features/opening.js';
import { readGabarit, renumber, snippetText } from './gabarit.js';

/** One modèle, as its Markdown file says it. */
export interface Modele {
  readonly id: string;
  readonly titre: string;
  /** What is typed to call it. */
  readonly prefixe: string;
  readonly description: string;
  /** Nature of the block it begins with; undefined for a text without block. */
  readonly nature?: string;
  /** The partie it belongs in (an `id` of the référentiel's structure); its heading is not in the text. */
  readonly partie?: string;
  /** Path of the document it makes beside the dossier: it is then never inserted in one. */
  readonly fichier?: string;
  /** True when that document names real people: it stays on their computer, out of any history of versions. */
  readonly confidentiel?: boolean;
  /** What `{{phase}}` stands for in the one line that holds it, which is repeated for each. */
  readonly phases?: readonly string[];
  /** Written criteria it helps to prove; empty when it serves none in particular. */
  readonly criteres: readonly string[];
  /** How many marks « [à …] » stand in it once it is inserted. */
  readonly reperes: number;
  readonly version: string;
  /** Text to insert, with `${1:…}` placeholders. */
  readonly corps: string;
}

/** The text to insert, the line about a phase repeated for each of `phases`, and its places numbered in order. */
export function expand({ corps, phases }: Modele, chosen: readonly string[] | undefined = phases): string {
  if (!chosen) return corps;
  const lines = corps.split('\n').flatMap((line) => {
    return line.includes('{{phase}}') ? chosen.map((one) => line.replaceAll('{{phase}}', snippetText(one))) : [line];
  });
  let last = 0;
  return renumber(lines.join('\n'), () => ++last);
}

/** One block of a modèle, its lines apart. */
export interface BlocDeModele {
  readonly nature: string;
  /** Text of the title, and of each attribute, places included. */
  readonly titre: string;
  readonly attributs: ReadonlyMap<string, string>;
  /** What stands in it, without the blocks inside. */
  readonly corps: string;
}

/** The blocks of a modèle, outermost first. */
export function blocsOf({ corps }: Pick<Modele, 'corps'>): BlocDeModele[] {
  const found: (Omit<BlocDeModele, 'corps'> & { lines: string[]; colons: number })[] = [];
  const open: typeof found = [];
  for (const line of corps.split('\n')) {
    const colons = /^:{3,}/.exec(line)?.[0].length ?? 0;
    const opening = colons > 0 ? readOpening(line, 0) : undefined;
    const name = opening ? line.slice(opening.nom.start, opening.nom.end).trim() : '';
    if (opening && name !== '') {
      const written = ({ valeur }: Written): string => (valeur ? line.slice(valeur.start, valeur.end) : '');
      const head = line.slice(opening.nom.end, opening.accolades ? opening.accolades.start - 1 : undefined).trim();
      const titre = head.startsWith('[') && head.endsWith(']') ? head.slice(1, -1) : '';
      const attributs = new Map(opening.attributs.map((one) => [one.nom, written(one)]));
      const bloc = { nature: name, titre, attributs, lines: [], colons };
      found.push(bloc);
      open.push(bloc);
    } else if (colons > 0 && open.at(-1)?.colons === colons) open.pop();
    else open.at(-1)?.lines.push(line);
  }
  return found.map(({ lines, colons: _, ...bloc }) => ({ ...bloc, corps: lines.join('\n') }));
}

/** What a modèle asks, place by place, under the rubric it stands in. */
export interface Question {
  /** The label in bold, or the first cell of the row; empty before the first one. */
  readonly rubrique: string;
  readonly texte: string;
}

/** The questions of a modèle, in their order; what the opening lines ask is left out. */
export function questions({ corps }: Pick<Modele, 'corps'>): Question[] {
  let rubrique = '';
  return corps.split('\n').flatMap((line) => {
    if (line.startsWith(':::')) return [];
    const label = /\*\*([^*$]{1,120})\*\*|^\|([^|$]{1,120})\||^#{2,6} ([^$]{1,120})$/.exec(line)?.slice(1).find(Boolean);
    rubrique = label?.trim().replace(/[.:]$/, '').trim() ?? (line.startsWith('|') ? '' : rubrique);
    return readGabarit(line).morceaux.flatMap((one) => {
      const asked =
        typeof one === 'string' ? undefined : /^\[à [^:\]]{1,40}:([^\]]{1,400})\]$/.exec(one.valeurs[0] ?? '')?.[1]?.trim();
      return asked === undefined ? [] : [{ rubrique, texte: asked }];
    });
  });
}
