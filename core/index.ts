// The core's public surface: what the server, the terminal and the tests may use.
export { type AnalyseOptions, type Analysis, analyse, type Statut } from './analysis.js';
export { Cadre } from './cadre.js';
export {
  type Avis,
  type CompetenceCouverte,
  type Couverture,
  type CritereCouvert,
  cover,
  type Etat,
  type ExigenceCouverte,
  empreinte,
  exigencesCouvertes,
  type GlobalCompte,
} from './couverture.js';
export {
  assemble,
  type Dossier,
  type Fichier,
  type Lookup,
  type Partie,
  type Preuve,
  readFichier,
  readParties,
  resolvePath,
} from './dossier.js';
export type { Finding, Place, Rule } from './finding.js';
export { capital, french, listAnd, plural, quoted } from './french.js';
export { applyLectures, type Lectures } from './lectures.js';
export { limits } from './limits.js';
export { type Referentiel, readReferentiel, type Severite } from './referentiel.js';
export { rules } from './rules/index.js';
export { countWords, fold, LineIndex, type Position, type Span, slug } from './text.js';
export { type Progress, progress, type TreeNode, tree } from './tree.js';
export { critereInWords, etatInWords, exigenceInWords, globalInWords, isMet } from './words.js';
