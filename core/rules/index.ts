// The rules, by hand and in order: what cannot be read, what is wrongly named, what is missing, what is thin.
import type { Rule } from '../finding.js';
import { annexeAbsente } from './annexe-absente.js';
import { annexeNonAppelee } from './annexe-non-appelee.js';
import { attributEnDouble } from './attribut-en-double.js';
import { attributInconnu } from './attribut-inconnu.js';
import { blocIllisible } from './bloc-illisible.js';
import { blocNonFerme } from './bloc-non-ferme.js';
import { champManquant } from './champ-manquant.js';
import { citationSansReference } from './citation-sans-reference.js';
import { cleInconnue } from './cle-inconnue.js';
import { consentementManquant } from './consentement-manquant.js';
import { critereInconnu } from './critere-inconnu.js';
import { dateFuture } from './date-future.js';
import { dateImpossible } from './date-impossible.js';
import { emplacementInattendu } from './emplacement-inattendu.js';
import { enteteIllisible } from './entete-illisible.js';
import { enteteInsecable } from './entete-insecable.js';
import { entreeIncomplete } from './entree-incomplete.js';
import { espaceInsecable } from './espace-insecable.js';
import { facetteInconnue } from './facette-inconnue.js';
import { facetteManquante } from './facette-manquante.js';
import { facetteSansLigne } from './facette-sans-ligne.js';
import { fichierAbsent } from './fichier-absent.js';
import { fichierAutreGraphie } from './fichier-autre-graphie.js';
import { formeNonAdmise } from './forme-non-admise.js';
import { identifiantEnDouble } from './identifiant-en-double.js';
import { ignoreIncomplet } from './ignore-incomplet.js';
import { lienAvecEspaces } from './lien-avec-espaces.js';
import { lienIntrouvable } from './lien-introuvable.js';
import { listeSansCommentaire } from './liste-sans-commentaire.js';
import { marqueInvisible } from './marque-invisible.js';
import { minimumGlobal } from './minimum-global.js';
import { natureInconnue } from './nature-inconnue.js';
import { natureNonAttendue } from './nature-non-attendue.js';
import { nomDecompose } from './nom-decompose.js';
import { nomObsolete } from './nom-obsolete.js';
import { partieAbsente } from './partie-absente.js';
import { partieDesequilibree } from './partie-desequilibree.js';
import { partieEnDouble } from './partie-en-double.js';
import { partieHorsDossier } from './partie-hors-dossier.js';
import { partieIncomplete } from './partie-incomplete.js';
import { partieIntrouvable } from './partie-introuvable.js';
import { partiesEnBoucle } from './parties-en-boucle.js';
import { periodeInversee } from './periode-inversee.js';
import { precisionManquante } from './precision-manquante.js';
import { preuveCommune } from './preuve-commune.js';
import { preuveManquante } from './preuve-manquante.js';
import { preuveNonLiee } from './preuve-non-liee.js';
import { preuveReemployee } from './preuve-reemployee.js';
import { preuveSansCritere } from './preuve-sans-critere.js';
import { preuveVide } from './preuve-vide.js';
import { referenceNonCitee } from './reference-non-citee.js';
import { referentielInconnu } from './referentiel-inconnu.js';
import { repereLaisse } from './repere-laisse.js';
import { retourNonLie } from './retour-non-lie.js';
import { retourSansParole } from './retour-sans-parole.js';
import { rubriqueVide } from './rubrique-vide.js';
import { sectionVide } from './section-vide.js';
import { statutInconnu } from './statut-inconnu.js';
import { texteTropComplexe } from './texte-trop-complexe.js';
import { tropDeParties } from './trop-de-parties.js';
import { valeurInconnue } from './valeur-inconnue.js';

/** Every rule, in the order in which findings on the same place are shown. */
export const rules: readonly Rule[] = [
  enteteIllisible,
  enteteInsecable,
  cleInconnue,
  statutInconnu,
  referentielInconnu,
  partieIntrouvable,
  partieHorsDossier,
  partiesEnBoucle,
  partieEnDouble,
  tropDeParties,
  texteTropComplexe,
  blocIllisible,
  blocNonFerme,
  espaceInsecable,
  marqueInvisible,
  ignoreIncomplet,
  natureInconnue,
  attributInconnu,
  attributEnDouble,
  critereInconnu,
  facetteInconnue,
  valeurInconnue,
  nomObsolete,
  natureNonAttendue,
  preuveSansCritere,
  identifiantEnDouble,
  lienIntrouvable,
  lienAvecEspaces,
  fichierAbsent,
  fichierAutreGraphie,
  nomDecompose,
  dateImpossible,
  periodeInversee,
  dateFuture,
  annexeAbsente,
  annexeNonAppelee,
  partieAbsente,
  sectionVide,
  preuveVide,
  rubriqueVide,
  repereLaisse,
  champManquant,
  consentementManquant,
  entreeIncomplete,
  preuveManquante,
  formeNonAdmise,
  facetteManquante,
  facetteSansLigne,
  precisionManquante,
  emplacementInattendu,
  retourNonLie,
  preuveNonLiee,
  preuveCommune,
  minimumGlobal,
  partieIncomplete,
  citationSansReference,
  referenceNonCitee,
  preuveReemployee,
  partieDesequilibree,
  retourSansParole,
  listeSansCommentaire,
];
