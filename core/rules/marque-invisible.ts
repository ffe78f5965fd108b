// A byte order mark inside the text, as pasting or joining files leaves it: it cannot be seen, and hides what it precedes.
import type { Rule } from '../finding.js';

export const marqueInvisible: Rule = {
  code: 'marque-invisible',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const span of fichier.extraction.marques) {
        const message =
          'Un signe invisible s’est glissé ici, sans doute par un copier-coller : ce qui le suit peut ne pas être reconnu. Effacez-le.';
        const fixes = [{ titre: 'Effacer le signe invisible', edits: [{ fichier, span, texte: '' }], sure: true }] as const;
        yield { niveau: 'faute', fichier, span, message, fixes };
      }
    }
  },
};
