// A key of the front matter that means nothing here.
import { cles } from '../entete.js';
import type { Rule } from '../finding.js';
import { listAnd, quoted } from '../french.js';
import { nearest } from '../text.js';

export const cleInconnue: Rule = {
  code: 'cle-inconnue',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const { texte, span } of fichier.entete.inconnues) {
        const near = nearest(texte, cles);
        const hint = near
          ? `Vouliez-vous écrire ${quoted(near)} ?`
          : `Les informations possibles sont ${listAnd(cles.map(quoted))}.`;
        yield {
          niveau: 'faute',
          fichier,
          span,
          message: `${quoted(texte)} n’est pas une information connue de l’en-tête. ${hint}`,
        };
      }
    }
  },
};
