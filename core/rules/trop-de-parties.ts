// More files than limits.files.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const tropDeParties: Rule = {
  code: 'trop-de-parties',
  *check({ dossier }) {
    for (const { genre, fichier, valeur } of dossier.problemes) {
      if (genre !== 'trop') continue;
      const message = `Le dossier a trop de fichiers : ${quoted(valeur.texte)} n’est pas lu. Regroupez des parties.`;
      yield { niveau: 'faute', fichier, span: valeur.span, message };
    }
  },
};
