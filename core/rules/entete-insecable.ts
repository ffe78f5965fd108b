// A no-break space around a colon or a dash of the front matter: read here as a space, a fault for other programs.
import type { Rule } from '../finding.js';

export const enteteInsecable: Rule = {
  code: 'entete-insecable',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const span of fichier.entete.insecables) {
        const message =
          'Une espace insécable se trouve ici, dans l’en-tête : beaucoup de logiciels ne liraient pas cette ligne. Effacez-la et tapez une espace ordinaire.';
        const edits = [{ fichier, span, texte: ' '.repeat(span.end - span.start) }];
        const fixes = [{ titre: 'Mettre une espace ordinaire', edits, sure: true }] as const;
        yield { niveau: 'faute', fichier, span, message, fixes };
      }
    }
  },
};
