// A rubric announced inside a preuve (the analysis, the effects, what would be done otherwise) and left empty.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const rubriqueVide: Rule = {
  code: 'rubrique-vide',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const { texte, span, vide } of fichier.extraction.rubriques) {
        if (!vide) continue;
        const message = `La rubrique ${quoted(texte)} est vide : écrivez-la, ou retirez son titre.`;
        yield { niveau: 'avertissement', fichier, span, message };
      }
    }
  },
};
