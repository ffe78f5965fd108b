// A part outside the folder of the dossier is never read.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const partieHorsDossier: Rule = {
  code: 'partie-hors-dossier',
  *check({ dossier }) {
    for (const { genre, fichier, valeur } of dossier.problemes) {
      if (genre !== 'hors-dossier') continue;
      const message = `Le fichier ${quoted(valeur.texte)} est hors du dossier et n’est pas lu : déplacez-le à côté de ce fichier, puis écrivez seulement son nom.`;
      yield { niveau: 'faute', fichier, span: valeur.span, message };
    }
  },
};
