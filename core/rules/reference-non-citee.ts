// An entry of the bibliography that the text never calls.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { answers, appels, references } from './references.js';

export const referenceNonCitee: Rule = {
  code: 'reference-non-citee',
  prose: true,
  *check({ dossier }) {
    const entries = references(dossier);
    const calls = appels(dossier);
    const unused = entries.filter((one) => !calls.some(({ citation }) => answers(one, citation)));
    // No entry is called in this way: the candidate calls readings in another one (notes, titles alone).
    if (unused.length === entries.length) return;
    for (const { fichier, span, texte } of unused) {
      const message = `Le texte ne renvoie nulle part à ${quoted(texte)}. Citez cette lecture là où elle vous a servi, sous la forme (Auteur, année), ou retirez-la.`;
      yield { niveau: 'information', fichier, span, message };
    }
  },
};
