// Where a thread stands and which competence it is about: the same words in the editor, the terminal and the synthèse.
import { french, visible } from '../french.js';
import { fold } from '../text.js';
import type { Place } from './ancre.js';
import { cheminDe, plan, type Section } from './plan.js';
import { etats, type Fil, genreEnMots } from './pli.js';

/** Where a thread stands: on its passage, on one to be checked, on the whole file, or nowhere that can be told. */
export type Lieu = 'place' | 'a-verifier' | 'fichier' | 'detache';

/** A thread and its place now. */
export interface FilPlace {
  readonly fil: Fil;
  readonly lieu: Lieu;
}

/** What ranks threads by competence: the criteria of each, and the headings of its parties, as the dossier writes them. */
export interface Competences {
  readonly chapitres: readonly { readonly id: string; readonly criteres: readonly { readonly id: string }[] }[];
  readonly parties: readonly { readonly titre: string; readonly competence: string }[];
}

/** What is said of a passage that is not simply there. */
const doutes: Readonly<Record<Lieu, string>> = {
  place: '',
  'a-verifier': ' · passage à vérifier',
  fichier: '',
  detache: ' · passage introuvable',
};

/** A remark that has lost its place was on a passage, and is on none. */
export function lieuDe({ cible, origine }: Fil, place: Place | undefined): Lieu {
  if (!cible.ancre) return origine.ancre ? 'detache' : 'fichier';
  return place?.etat ?? 'detache';
}

/** « Question (C1.2) · à traiter · passage à vérifier ». */
export function libelle({ fil, lieu }: FilPlace): string {
  const critere = fil.critere === undefined ? '' : ` (${visible(fil.critere)})`;
  return french(`${genreEnMots(fil)}${critere} · ${etats[fil.etat]}${doutes[lieu]}`);
}

/** The titles around each thread: those of today where its passage is; those of the day of the remark when it is lost. */
export function titresAutour(
  texteDe: (fichier: string) => string | undefined,
): (fil: Fil, place: (Place & { readonly fichier: string }) | undefined) => readonly string[] {
  const plans = new Map<string, readonly Section[]>();
  return ({ origine }, place) => {
    if (!place || !('span' in place)) return origine.ancre?.bloc ?? [];
    const sections = plans.get(place.fichier) ?? plan(texteDe(place.fichier) ?? '');
    plans.set(place.fichier, sections);
    return cheminDe(sections, place.span.start);
  };
}

/** The competence of a thread: that of its criterion, else that of the titles around it; undefined for the whole dossier. */
export function competenceDe(
  { critere }: Fil,
  chemin: readonly string[],
  { chapitres, parties }: Competences,
): string | undefined {
  const owner = chapitres.find(({ criteres }) => criteres.some(({ id }) => id === critere));
  if (owner) return owner.id;
  const known = new Map(parties.map(({ titre, competence }) => [mots(titre), competence]));
  const titres = chemin.map(mots);
  const partie = titres.findLast((titre) => known.has(titre));
  // A heading that the dossier has no more may still begin with the identifier.
  return chapitres.find(({ id }) =>
    partie === undefined ? titres.some((titre) => `${titre} `.startsWith(`${mots(id)} `)) : id === known.get(partie),
  )?.id;
}

/** A title without its marks: the parser’s reading of it has none. */
function mots(titre: string): string {
  return fold(titre)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
