// A heading with nothing under it.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const sectionVide: Rule = {
  code: 'section-vide',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const { vide, span, texte } of fichier.extraction.titres) {
        if (!vide) continue;
        const name = texte.trim() === '' ? 'Cette section sans titre' : `La section ${quoted(texte)}`;
        const message = `${name} est vide : écrivez-la ou retirez son titre.`;
        yield { niveau: 'manque', fichier, span, message };
      }
    }
  },
};
