// A preuve says it serves a criterion that does not exist, or one judged at the oral.
import type { Cadre } from '../cadre.js';
import { valeurs } from '../dossier.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { fold, nearest } from '../text.js';

export const critereInconnu: Rule = {
  code: 'critere-inconnu',
  *check({ dossier, cadre }) {
    for (const preuve of dossier.preuves) {
      for (const { texte, span } of valeurs(preuve, 'pour')) {
        if (cadre.critere(texte)) continue;
        const message = cadre.isOral(texte)
          ? `${quoted(texte)} se présente à l’oral : aucune preuve écrite n’est attendue. Retirez-le de pour="…".`
          : `${quoted(texte)} n’est pas un critère du référentiel. ${hint(texte, cadre)}`;
        yield { niveau: 'faute', fichier: preuve.fichier, span, message };
      }
    }
  },
};

/** The competence's own criteria when it is known, else the nearest name. */
function hint(typed: string, cadre: Cadre): string {
  const parts = typed.split(/[\s;/+]+/);
  if (parts.length > 1 && parts.every((one) => cadre.critere(one))) return 'Séparez les critères par des virgules.';
  const competence = cadre.referentiel.competences.find((one) => fold(typed).startsWith(fold(one.id)));
  const [first, last] = [competence?.ecrit.at(0), competence?.ecrit.at(-1)];
  if (competence && first && last) return `Les critères de ${competence.id} vont de ${quoted(first.id)} à ${quoted(last.id)}.`;
  const near = nearest(typed, cadre.references());
  return near ? `Vouliez-vous écrire ${quoted(near)} ?` : `Les critères s’écrivent comme ${quoted(cadre.criteres[0]?.id ?? '')}.`;
}
