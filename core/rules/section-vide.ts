// A heading with nothing under it.
import { lostEntete } from '../entete.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const sectionVide: Rule = {
  code: 'section-vide',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      // The lines of a front matter that is not read look like a heading: that is told.
      const lost = fichier.extraction.entete ? 0 : (lostEntete(fichier.rope)?.fermeture.end ?? 0);
      for (const { vide, span, texte } of fichier.extraction.titres) {
        if (!vide || span.start < lost) continue;
        const name = texte.trim() === '' ? 'Cette section sans titre' : `La section ${quoted(texte)}`;
        const message = `${name} est vide : écrivez-la ou retirez son titre.`;
        yield { niveau: 'manque', fichier, span, message };
      }
    }
  },
};
