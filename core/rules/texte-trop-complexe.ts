// Text set aside before the Markdown parser (limits.ts): said, so that nobody believes it was checked.
import type { Rule } from '../finding.js';

export const texteTropComplexe: Rule = {
  code: 'texte-trop-complexe',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const span of fichier.extraction.exces) {
        const message =
          'Ce passage est trop long ou trop imbriqué pour être analysé : il est laissé tel quel et le reste du dossier est vérifié. Simplifiez-le ou coupez-le en plusieurs paragraphes.';
        yield { niveau: 'faute', fichier, span, message };
      }
    }
  },
};
