// The front matter cannot be read (broken YAML, or beyond the caps of limits.ts).
import type { Rule } from '../finding.js';

export const enteteIllisible: Rule = {
  code: 'entete-illisible',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const { span, raison } of fichier.entete.erreurs) {
        const message = `L’en-tête du fichier (les lignes entre les deux « --- ») ne se lit pas : ${raison}. Le reste du texte est analysé quand même.`;
        yield { niveau: 'faute', fichier, span, message };
      }
    }
  },
};
