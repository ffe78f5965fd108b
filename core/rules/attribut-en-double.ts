// The same indication written twice in one block: only the last one counts.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const attributEnDouble: Rule = {
  code: 'attribut-en-double',
  *check({ dossier }) {
    for (const { bloc, fichier } of dossier.preuves) {
      for (const { texte, span } of bloc.doublons) {
        const message = `L’indication ${quoted(texte)} est écrite deux fois : seule la dernière compte. Réunissez les deux, séparées par une virgule.`;
        yield { niveau: 'faute', fichier, span, message };
      }
    }
  },
};
