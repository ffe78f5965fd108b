// The public surface of the review’s core: what the store, the editor’s side and the terminal may use. No parser comes with it.
export { plural } from '../french.js';
export { limits, reviewLimits } from '../limits.js';
export { ancrer, entier, type Place, placer, suivre } from './ancre.js';
export { type ChangementDuDossier, changements, changementsDuDossier } from './changements.js';
export { Comparaison } from './comparaison.js';
export { type Echange, ecrireEchange, lireEchange, type Refus } from './echange.js';
export {
  type Ancre,
  type Auteur,
  type Cible,
  type Contenu,
  type Evenement,
  ecrireEvenement,
  genres,
  type Lu,
  lireEvenement,
  type Vu,
  verdicts,
  version,
} from './evenement.js';
export { inoffensif } from './inoffensif.js';
export { type Competences, competenceDe, type FilPlace, type Lieu, libelle, lieuDe, titresAutour } from './lieu.js';
export { type Lignes, lignes } from './lignes.js';
export {
  type AvisDonne,
  attend,
  avisDesFormateurs,
  type Commentaire,
  cleDe,
  type EtatDuFil,
  etats,
  type Fil,
  genreEnMots,
  plier,
  type Relecture,
  type Signature,
  suite,
  unir,
} from './pli.js';
export { type Chapitre, type Matiere, synthese } from './synthese.js';
