// A rubric announced inside a preuve (the analysis, the effects, what would be done otherwise) and left empty.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { moved, wanted } from '../pieces.js';

export const rubriqueVide: Rule = {
  code: 'rubrique-vide',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const { texte, span } of wanted(
        fichier.extraction,
        (piece) => piece.rubriques,
        (one) => one.vide,
        moved,
      )) {
        const message = `La rubrique ${quoted(texte)} est vide : écrivez-la, ou retirez son titre.`;
        yield { niveau: 'avertissement', fichier, span, message };
      }
    }
  },
};
