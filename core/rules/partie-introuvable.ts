// A part that the front matter lists does not exist.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const partieIntrouvable: Rule = {
  code: 'partie-introuvable',
  *check({ dossier }) {
    for (const { genre, fichier, valeur } of dossier.problemes) {
      if (genre !== 'introuvable') continue;
      const message = `Le fichier ${quoted(valeur.texte)} n’a pas été trouvé ou ne peut pas être lu. Vérifiez son nom, ou créez-le à côté de ce fichier.`;
      yield { niveau: 'faute', fichier, span: valeur.span, message };
    }
  },
};
