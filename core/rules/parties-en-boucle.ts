// A part lists a file that contains it: it is not read again.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { unlist } from './cures.js';

export const partiesEnBoucle: Rule = {
  code: 'parties-en-boucle',
  *check({ dossier }) {
    for (const { genre, fichier, valeur } of dossier.problemes) {
      if (genre !== 'boucle') continue;
      const message = `Le fichier ${quoted(valeur.texte)} contient déjà celui-ci : les parties tournent en rond. Retirez-le de la liste « parties ».`;
      yield {
        niveau: 'faute',
        fichier,
        span: valeur.span,
        message,
        fixes: [{ ...unlist(fichier, valeur), sure: true, preferee: true }],
      };
    }
  },
};
