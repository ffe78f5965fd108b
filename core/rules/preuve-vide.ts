// A block with nothing in it: it proves nothing yet.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const preuveVide: Rule = {
  code: 'preuve-vide',
  *check({ dossier }) {
    for (const { bloc, fichier, titre } of dossier.preuves) {
      if (!bloc.vide) continue;
      const message = `La preuve ${quoted(titre)} est vide : racontez-la entre la ligne qui l’ouvre et celle qui la ferme.`;
      yield { niveau: 'manque', fichier, span: bloc.spanTitre, message };
    }
  },
};
