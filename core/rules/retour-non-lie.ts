// A learner's feedback that is not tied to what it is about.
import type { Rule } from '../finding.js';
import { missingLinks } from './liens.js';

export const retourNonLie: Rule = {
  code: 'retour-non-lie',
  check: (context) => missingLinks(context, 'temoignage'),
};
