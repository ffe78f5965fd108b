// In the front matter: the keys that are not there yet, and the values of those that have a list.
import type { Cadre } from '../../cadre.js';
import { type Cle, cles } from '../../entete.js';
import type { TypingOf } from '../cursor.js';
import type { Proposal } from './proposal.js';

const aides: Readonly<Record<Cle, string>> = {
  dossier: 'la certification que prépare ce dossier',
  titre: 'le titre du dossier',
  candidat: 'le nom du candidat, ou un prénom et une initiale',
  statut: 'où en est l’écriture',
  parties: 'les autres fichiers du dossier, dans l’ordre de lecture',
};

/** The keys that are not there yet, in the order in which they are usually written. */
export function clePropositions({ presentes, apres }: TypingOf<'cle'>): Proposal[] {
  return cles
    .filter((cle) => !presentes.includes(cle))
    .map((cle) => ({
      genre: 'cle',
      label: cle,
      detail: aides[cle],
      aide: '',
      noms: [cle],
      texte: `${cle}${apres}`,
      modele: cle === 'parties' && apres !== '' ? `${cle}:\n  - $1` : undefined,
    }));
}

/** Values of `statut` and `dossier`; the other keys are free. */
export function valeurDeClePropositions({ referentiel }: Cadre, { cle, avant }: TypingOf<'valeurDeCle'>): Proposal[] {
  const mots = cle === 'statut' ? referentiel.statuts : cle === 'dossier' ? [referentiel] : [];
  return mots.map(({ id, titre }) => ({
    genre: 'mot',
    label: id,
    detail: titre,
    aide: '',
    noms: [id, titre],
    texte: `${avant}${id}`,
    modele: undefined,
  }));
}
