// The rules, by hand and in order: what cannot be read, what is wrongly named, what is missing, what is thin.
import type { Rule } from '../finding.js';
import { annexeAbsente } from './annexe-absente.js';
import { annexeNonAppelee } from './annexe-non-appelee.js';
import { attributEnDouble } from './attribut-en-double.js';
import { attributInconnu } from './attribut-inconnu.js';
import { blocIllisible } from './bloc-illisible.js';
import { blocNonFerme } from './bloc-non-ferme.js';
import { champManquant } from './champ-manquant.js';
import { cleInconnue } from './cle-inconnue.js';
import { critereInconnu } from './critere-inconnu.js';
import { dateImpossible } from './date-impossible.js';
import { emplacementInattendu } from './emplacement-inattendu.js';
import { enteteIllisible } from './entete-illisible.js';
import { espaceInsecable } from './espace-insecable.js';
import { facetteInconnue } from './facette-inconnue.js';
import { facetteManquante } from './facette-manquante.js';
import { formeNonAdmise } from './forme-non-admise.js';
import { identifiantEnDouble } from './identifiant-en-double.js';
import { ignoreIncomplet } from './ignore-incomplet.js';
import { lienIntrouvable } from './lien-introuvable.js';
import { minimumGlobal } from './minimum-global.js';
import { natureInconnue } from './nature-inconnue.js';
import { natureNonAttendue } from './nature-non-attendue.js';
import { partieAbsente } from './partie-absente.js';
import { partieEnDouble } from './partie-en-double.js';
import { partieHorsDossier } from './partie-hors-dossier.js';
import { partieIncomplete } from './partie-incomplete.js';
import { partieIntrouvable } from './partie-introuvable.js';
import { partiesEnBoucle } from './parties-en-boucle.js';
import { precisionManquante } from './precision-manquante.js';
import { preuveCommune } from './preuve-commune.js';
import { preuveManquante } from './preuve-manquante.js';
import { preuveNonLiee } from './preuve-non-liee.js';
import { preuveReemployee } from './preuve-reemployee.js';
import { preuveSansCritere } from './preuve-sans-critere.js';
import { preuveVide } from './preuve-vide.js';
import { referentielInconnu } from './referentiel-inconnu.js';
import { repereLaisse } from './repere-laisse.js';
import { retourNonLie } from './retour-non-lie.js';
import { sectionVide } from './section-vide.js';
import { statutInconnu } from './statut-inconnu.js';
import { texteTropComplexe } from './texte-trop-complexe.js';
import { tropDeParties } from './trop-de-parties.js';
import { valeurInconnue } from './valeur-inconnue.js';

/** Every rule, in the order in which findings on the same place are shown. */
export const rules: readonly Rule[] = [
  enteteIllisible,
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
  ignoreIncomplet,
  natureInconnue,
  attributInconnu,
  attributEnDouble,
  critereInconnu,
  facetteInconnue,
  valeurInconnue,
  natureNonAttendue,
  preuveSansCritere,
  identifiantEnDouble,
  lienIntrouvable,
  dateImpossible,
  annexeAbsente,
  annexeNonAppelee,
  partieAbsente,
  sectionVide,
  preuveVide,
  repereLaisse,
  champManquant,
  preuveManquante,
  formeNonAdmise,
  facetteManquante,
  precisionManquante,
  emplacementInattendu,
  retourNonLie,
  preuveNonLiee,
  preuveCommune,
  minimumGlobal,
  partieIncomplete,
  preuveReemployee,
];
