// An entry of the bibliography that the text never calls.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { bibliographie } from './references.js';

export const referenceNonCitee: Rule = {
  code: 'reference-non-citee',
  prose: true,
  *check({ dossier }) {
    const { entries, called } = bibliographie(dossier);
    const unused = entries.filter((_, index) => !called.has(index));
    // No entry is called in this way: the candidate calls readings in another one (notes, titles alone).
    if (unused.length === entries.length) return;
    for (const { fichier, span, texte } of unused) {
      const message = `Le texte ne renvoie nulle part à ${quoted(texte)}. Citez cette lecture là où elle vous a servi, sous la forme (Auteur, année), ou retirez-la.`;
      yield { niveau: 'information', fichier, span, message };
    }
  },
};
