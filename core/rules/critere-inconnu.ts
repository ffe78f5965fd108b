// A preuve says it serves a criterion that does not exist, or one judged at the oral.
import { valeurs } from '../dossier.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { nearest } from '../text.js';

export const critereInconnu: Rule = {
  code: 'critere-inconnu',
  *check({ dossier, cadre }) {
    for (const preuve of dossier.preuves) {
      for (const { texte, span } of valeurs(preuve, 'pour')) {
        if (cadre.critere(texte)) continue;
        const near = nearest(texte, cadre.references());
        const message = cadre.isOral(texte)
          ? `${quoted(texte)} se présente à l’oral : aucune preuve écrite n’est attendue. Retirez-le de pour="…".`
          : `${quoted(texte)} n’est pas un critère du référentiel. ${near ? `Vouliez-vous écrire ${quoted(near)} ?` : 'Les critères s’écrivent comme « C1.1 ».'}`;
        yield { niveau: 'faute', fichier: preuve.fichier, span, message };
      }
    }
  },
};
