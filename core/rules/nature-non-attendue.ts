// A preuve names a criterion that takes nothing of its nature: it counts for nothing there.
import { valeurs } from '../dossier.js';
import type { Rule } from '../finding.js';
import { listOr, quoted } from '../french.js';
import { fold } from '../text.js';

export const natureNonAttendue: Rule = {
  code: 'nature-non-attendue',
  *check({ dossier, cadre }) {
    for (const preuve of dossier.preuves) {
      const { nature, fichier } = preuve;
      if (!nature) continue;
      for (const { texte, span } of valeurs(preuve, 'pour')) {
        const critere = cadre.critere(texte);
        if (!critere) continue;
        const exigences = critere.exigences.filter((one) => fold(texte) === fold(critere.id) || fold(texte) === fold(one.id));
        if (exigences.some((one) => one.natures.includes(nature.id))) continue;
        const wanted = [...new Set(exigences.flatMap((one) => one.natures))].map((id) => quoted(cadre.natures.label(id)));
        const message = `Une preuve ${quoted(nature.titre)} ne compte pas pour ${texte} (${critere.titre}), qui attend ${listOr(wanted)}. Changez la sorte de preuve ou retirez ${quoted(texte)}.`;
        yield { niveau: 'avertissement', fichier, span, message, critere: critere.id };
      }
    }
  },
};
