// The built-in pack's modèles, as the build reads them off the Markdown files of this folder, in the order of their names.
import type { Modele } from '../core/modele.js';
import modeles from './modeles.pack';

/** The APapp modèles. */
export const modelesApapp: readonly Modele[] = modeles;
