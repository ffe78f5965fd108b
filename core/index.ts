// The core's public surface: what the server, the terminal and the tests may use.
export { type AnalyseOptions, type Analysis, analyse } from './analysis.js';
export { Cadre } from './cadre.js';
export { type Choix, choixParmi } from './cadres.js';
export { localTarget, localTargets } from './cibles.js';
export { type Avis, type CritereCouvert, type Etat, empreinte, exigencesCouvertes } from './couverture.js';
export { type Depot, nomDePreuve, nomLibre, titreDeFichier } from './depot.js';
export { assemble, type Dossier, enteteOf, type Fichier, named, readFichier, resolvePath, sketchFichier } from './dossier.js';
export { type Cadrage, matrice } from './export/matrice.js';
export { Memory } from './extract.js';
export type { Facts } from './facts.js';
export { type Completion, completion, type Proposition } from './features/completion.js';
export { type Cible, type Definition, definition } from './features/definition.js';
export { folds } from './features/folding.js';
export { deposer, deposerIci, ficheDe, ignorerPour, insererPour } from './features/gestes.js';
export { type Hover, hover } from './features/hover.js';
export { type Insertion, type Insertions, insertions } from './features/insertions.js';
export { type Lens, lenses } from './features/lenses.js';
export { type LienActif, links } from './features/links.js';
export { ficheMarkdown, ficheText } from './features/markup.js';
export { type References, references } from './features/references.js';
export { type Renommage, renamable, rename } from './features/rename.js';
export { markAsPreuve } from './features/selection.js';
export { type GenreDeSymbole, type Nom, namesIn, type Symbole, symbols } from './features/symbols.js';
export { type Jeton, tokens } from './features/tokens.js';
export type { Finding, Place } from './finding.js';
export { applyEdits, type Edit, type Fix, type NewFile } from './fix.js';
export { capital, french, listAnd, plural } from './french.js';
export { type FauteDeGabarit, markedSnippet, plainSnippet, readGabarit, sentSnippet, snippetText, type Trou } from './gabarit.js';
export { type CleDInformation, type Information, informations, setInformation, statuts } from './informations.js';
export { applyLectures, type Lectures } from './lectures.js';
export { limits, paquetLimits } from './limits.js';
export { expand, type Modele, type Question, questions } from './modele.js';
export { completeModele, completeReferentiel } from './paquet/completion.js';
export {
  type Archive,
  annotate,
  cadreOf,
  diffPaquets,
  type Fiche,
  type Migration,
  type ModeleLu,
  migration,
  nomDeFiche,
  nomDesSommes,
  type Paquet,
  type PaquetLu,
  type Probleme,
  partsOf,
  placesOf,
  readConstats,
  readModele,
  readModeles,
  readPaquet,
  readZip,
  refusOf,
  verifyPaquet,
  writeZip,
} from './paquet/index.js';
export { apercu, type ModeleVoulu, modeleNeuf } from './paquet/neuf.js';
export { motsOf, pages, plan, titresVises } from './plan.js';
export { type Referentiel, readReferentiel, type Severite } from './referentiel.js';
export { Rope } from './rope.js';
export { rules } from './rules/index.js';
export { sureFixes } from './sure.js';
export { fingerprint, fold, LineIndex, rememberingOf, type Span, slug } from './text.js';
export { documents, type Projet, trame } from './trame.js';
export { partiesDesCompetences, progress, type TreeNode, tree } from './tree.js';
export { critereInWords, exigenceInWords, globalInWords } from './words.js';
