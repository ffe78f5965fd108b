// What the person sees of a review, as data: states of places, words of a thread, lines of the tree. Pure.
import { capital, french, plural, visible } from '../../core/french.js';
import { attend, type EtatDuFil, etats, type Fil, genreEnMots, type Place } from '../../core/relecture/index.js';

/** Where a thread stands: on its passage, on one to be checked, on the whole file, or nowhere that can be told. */
export type Lieu = 'place' | 'a-verifier' | 'fichier' | 'detache';

/** A thread and its place now. */
export interface FilPlace {
  readonly fil: Fil;
  readonly lieu: Lieu;
}

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

/** A remark that has lost its place was on a passage, and is on none. */
export function lieuDe({ cible, origine }: Fil, place: Place | undefined): Lieu {
  if (!cible.ancre) return origine.ancre ? 'detache' : 'fichier';
  return place?.etat ?? 'detache';
}

/** « Question (C1.2) · à traiter · passage à vérifier ». */
export function libelle({ fil, lieu }: FilPlace): string {
  const critere = fil.critere === undefined ? '' : ` (${visible(fil.critere)})`;
  const doute = { place: '', 'a-verifier': ' · passage à vérifier', fichier: '', detache: ' · passage introuvable' }[lieu];
  return french(`${genreEnMots(fil)}${critere} · ${etats[fil.etat]}${doute}`);
}

/** What someone wrote, as Markdown in which nothing links, shows from elsewhere or is a tag. */
export function inoffensif(texte: string): string {
  const entity = (sign: string): string => `&#${sign.charCodeAt(0)};`;
  return texte
    .replace(/[&<[\]@]/g, entity)
    .replace(/:(?=\/\/)/g, entity)
    .replace(/\b(www)\./gi, '$1&#46;')
    .replace(/\r\n|\r|\n/g, '  \n');
}

/** The first words of a thread, or of the passage when it has none left. */
export function extrait({ commentaires, origine }: Fil): string {
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
        ? `\n${plural(fil.plusRecents, 'ajout vient', 'ajouts viennent')} d’une version plus récente de cet outil.`
        : '';
    const passage = fil.origine.ancre ? `\n« ${visible(fil.origine.ancre.exact.slice(0, 300))} »` : '';
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
