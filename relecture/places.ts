// Where the threads of a review are now, each text compared once with what it was when it was commented.
import {
  type Ancre,
  type Cible,
  Comparaison,
  type Fil,
  type Lignes,
  lignes,
  type Place,
  placer,
} from '../core/relecture/index.js';
import type { Depot } from './depot.js';

/** A place, and its file: a passage may have gone from one to another. */
export type PlaceDuFil = Place & { readonly fichier: string };

/** UTF-16 units before or after a passage that tell it from the same words elsewhere. */
const context = 16;

/** Where each anchor was last surely found by comparison, and in which text: what nobody has touched since is there still. */
const dernieres = new WeakMap<Ancre, { readonly fichier: string; readonly texte: string; readonly place: Place }>();

/** The place of each thread that has a passage; `textes`: the files of the dossier as they are now. */
export async function places(
  depot: Depot,
  fils: readonly Fil[],
  textes: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, PlaceDuFil>> {
  const compared = new Map<string, Comparaison | undefined>();
  const since = new Map<string, Comparaison>();
  const lines = new Map<string, Lignes>();
  const comparer = (before: string, now: string): Comparaison => {
    const known = lines.get(now) ?? lignes(now);
    lines.set(now, known);
    return new Comparaison(before, now, known);
  };
  /** Whatever its version, by one comparison of the present text with the last one. */
  const suivie = (ancre: Ancre, now: string, fichier: string): Place | undefined => {
    const last = dernieres.get(ancre);
    if (last?.fichier !== fichier || !('span' in last.place)) return undefined;
    if (last.texte === now) return last.place;
    let depuis = since.get(fichier);
    if (depuis?.avant !== last.texte) depuis = comparer(last.texte, now);
    since.set(fichier, depuis);
    const { start, end } = last.place.span;
    const { span, garde } = depuis.image(last.place.span) ?? { span: { start, end }, garde: 0 };
    const same = garde === 1 && now.slice(span.start, span.end) === last.texte.slice(start, end);
    return same ? { ...last.place, span } : undefined;
  };
  const found = new Map<string, PlaceDuFil>();
  const placed = async (texte: Cible['texte'], ancre: Ancre, fichier: string): Promise<PlaceDuFil> => {
    const now = textes.get(fichier);
    if (now === undefined) return { etat: 'detache', fichier };
    const retenir = (place: Place): PlaceDuFil => {
      if (place.etat === 'place') dernieres.set(ancre, { fichier, texte: now, place });
      return { ...place, fichier };
    };
    const known = suivie(ancre, now, fichier);
    if (known) return retenir(known);
    const key = `${texte} ${fichier}`;
    if (texte !== undefined && !compared.has(key)) {
      // A text that cannot be read is one that has not come yet: its passages are looked for by likeness.
      const before = await depot.texte(texte).catch(() => undefined);
      compared.set(key, before === undefined ? undefined : comparer(before, now));
    }
    const depuis = compared.get(key);
    const place = placer(ancre, now, depuis);
    return depuis ? retenir(place) : { ...place, fichier };
  };
  for (const { id, cible } of fils) {
    const { ancre, texte, fichier } = cible;
    if (!ancre) continue;
    const own = await placed(texte, ancre, fichier);
    const other = own.etat === 'detache' ? ailleurs(fichier, ancre, textes) : undefined;
    const there = other === undefined ? own : await placed(texte, ancre, other);
    // While its own file is there, nobody but a person knows that the passage is the same.
    found.set(id, 'span' in there && other !== undefined && textes.has(fichier) ? { ...there, etat: 'a-verifier' } : there);
  }
  return found;
}

/** The one file where a passage that has left its own may be: its file was renamed, or divided. */
function ailleurs(fichier: string, { exact, prefix, suffix }: Ancre, textes: ReadonlyMap<string, string>): string | undefined {
  const others = [...textes].filter(([nom]) => nom !== fichier);
  const holding = others.filter(
    ([, texte]) => texte.includes(prefix.slice(-context) + exact) || texte.includes(exact + suffix.slice(0, context)),
  );
  if (holding.length === 1) return holding[0]?.[0];
  return textes.has(fichier) || others.length > 1 ? undefined : others[0]?.[0];
}
