// Another preuve (illustration, tool, follow-up) that is not tied to what it supports.
import type { Rule } from '../finding.js';
import { missingLinks } from './liens.js';

export const preuveNonLiee: Rule = {
  code: 'preuve-non-liee',
  check: (context) => missingLinks(context, 'autre'),
};
