// The core's public surface: what the server, the terminal and the tests may use.
export { type AnalyseOptions, type Analysis, analyse } from './analysis.js';
export { Cadre } from './cadre.js';
export { localTarget, localTargets } from './cibles.js';
export { type Avis, type CritereCouvert, type Etat, empreinte, exigencesCouvertes } from './couverture.js';
export { assemble, type Dossier, enteteOf, type Fichier, readFichier, resolvePath } from './dossier.js';
export type { Facts } from './facts.js';
export type { Finding, Place } from './finding.js';
export { applyEdits, type Edit, type Fix, plainSnippet, snippetText } from './fix.js';
export { capital, french, listAnd, plural } from './french.js';
export { applyLectures, type Lectures } from './lectures.js';
export { limits } from './limits.js';
export type { Modele } from './modele.js';
export { type Referentiel, readReferentiel, type Severite } from './referentiel.js';
export { rules } from './rules/index.js';
export { fingerprint, fold, LineIndex, type Span, slug } from './text.js';
export { progress, type TreeNode, tree } from './tree.js';
export { critereInWords, exigenceInWords, globalInWords } from './words.js';
