// What the person sees of a review, as data: states of places, words of a thread, lines of the tree. Pure.
import { capital, french, plural, visible } from '../../core/french.js';
import {
  type Auteur,
  attend,
  type Commentaire,
  cleDe,
  type EtatDuFil,
  etats,
  type Fil,
  type FilPlace,
  genreEnMots,
  libelle,
} from '../../core/relecture/index.js';

/** What the list shows, besides the detached and the deleted, which have their own groups. */
export const filtres = {
  tout: 'Toutes les remarques',
  attendues: 'Ce qui m’attend',
  'a-verifier': 'Les passages à vérifier',
} as const satisfies Readonly<Record<string, string>>;
export type Filtre = keyof typeof filtres;

/** What the list is grouped by. */
export const rangements = { etat: 'Par état', auteur: 'Par auteur', competence: 'Par compétence' } as const satisfies Readonly<
  Record<string, string>
>;
export type Rangement = keyof typeof rangements;

/** One line of the tree: a group, or a thread. `id` is stable while the review changes. */
export interface Ligne {
  readonly id: string;
  readonly titre: string;
  readonly description: string;
  readonly aide: string;
  readonly vu?: FilPlace;
  readonly children: readonly Ligne[];
}

/** How the tree is wanted. `competenceDe`: the competence a thread is about, undefined for the whole dossier. */
export interface Souhait {
  readonly filtre: Filtre;
  readonly rangement: Rangement;
  readonly role: string;
  readonly competenceDe: (fil: Fil) => string | undefined;
}

/** The remarks of a thread that are this person’s, still there or taken away. */
export function miennes({ commentaires }: Fil, me: Auteur | undefined, quoi: 'presentes' | 'supprimees'): readonly Commentaire[] {
  return commentaires.filter(
    (one) => me && cleDe(one.auteur) === cleDe(me) && (one.supprime ? 'supprimees' : 'presentes') === quoi,
  );
}

/** The first words of a thread, or of the passage when it has none left. */
export function extrait({ commentaires, origine, plusRecents }: Fil): string {
  if (commentaires.length === 0 && plusRecents > 0)
    return french('Vient d’une version plus récente de l’extension : mettez-la à jour');
  const first = commentaires.find((one) => !one.supprime)?.corps ?? origine.ancre?.exact ?? '';
  const characters = [...visible(first).replace(/\s+/g, ' ').trim()];
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : characters.join('');
}

/** The threads in their groups; those that are empty are left out, detached and deleted ones come last. */
export function lignes(vus: readonly FilPlace[], souhait: Souhait): readonly Ligne[] {
  const shown = vus.filter(({ fil, lieu }) => !fil.supprime && lieu !== 'detache');
  const kept = shown.filter((one) => {
    if (souhait.filtre === 'attendues') return attend(one.fil, souhait.role);
    return souhait.filtre === 'tout' || one.lieu === souhait.filtre;
  });
  const groups = new Map<string, FilPlace[]>(
    souhait.rangement === 'etat' ? (Object.keys(etats) as EtatDuFil[]).map((etat) => [etats[etat], []]) : [],
  );
  for (const one of kept) {
    const name = groupe(one.fil, souhait);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  const detaches = vus.filter(({ fil, lieu }) => !fil.supprime && lieu === 'detache');
  const supprimes = vus.filter(({ fil }) => fil.supprime);
  const named = [...groups];
  if (souhait.rangement !== 'etat') named.sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...named.map(([titre, list]) => ligneDe(`groupe ${titre}`, capital(titre), list)),
    ligneDe('detaches', 'Passage introuvable', detaches),
    ligneDe('supprimes', 'Supprimées', supprimes),
  ].filter((one) => one.children.length > 0);
}

function groupe(fil: Fil, { rangement, competenceDe }: Souhait): string {
  if (rangement === 'etat') return etats[fil.etat];
  if (rangement === 'auteur') return `${visible(fil.auteur.nom)} (${fil.auteur.role})`;
  return competenceDe(fil) ?? 'Pour tout le dossier';
}

function ligneDe(id: string, titre: string, vus: readonly FilPlace[]): Ligne {
  const children = vus.map((vu): Ligne => {
    const { fil } = vu;
    const replies = fil.commentaires.filter((one) => !one.supprime).length - 1;
    const said = replies > 0 ? ` · ${plural(replies, 'réponse', 'réponses')}` : '';
    const newer =
      fil.plusRecents > 0
        ? french(
            `\n${plural(fil.plusRecents, 'ajout vient', 'ajouts viennent')} d’une version plus récente de l’extension : mettez-la à jour pour ${fil.plusRecents > 1 ? 'les' : 'le'} lire.`,
          )
        : '';
    const passage = fil.origine.ancre ? french(`\n« ${visible(fil.origine.ancre.exact.slice(0, 300))} »`) : '';
    return {
      id: `${id}/${fil.id}`,
      titre: extrait(fil) || genreEnMots(fil),
      description: french(`${libelle(vu)}${said}`),
      aide: french(`${visible(fil.auteur.nom)} (${fil.auteur.role}), ${visible(fil.cible.fichier)}${passage}${newer}`),
      vu,
      children: [],
    };
  });
  return { id, titre: french(titre), description: String(children.length), aide: '', children };
}

/** How many threads wait for this role. */
export function attendues(vus: readonly FilPlace[], role: string): number {
  return role === '' ? 0 : vus.filter(({ fil }) => attend(fil, role)).length;
}
