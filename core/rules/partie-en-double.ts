// The same file is listed twice.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { unlist } from './cures.js';

export const partieEnDouble: Rule = {
  code: 'partie-en-double',
  *check({ dossier }) {
    for (const { genre, fichier, valeur } of dossier.problemes) {
      if (genre !== 'double') continue;
      const message = `Le fichier ${quoted(valeur.texte)} est déjà une partie de ce dossier : il n’est lu qu’une fois. Retirez-le de la liste « parties ».`;
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
