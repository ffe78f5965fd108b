// A preuve names a criterion that takes nothing of its nature: it counts for nothing there.
import type { Cadre } from '../cadre.js';
import { type Preuve, valeurs } from '../dossier.js';
import { removeItem } from '../edits.js';
import type { Valeur } from '../extraction.js';
import type { PreuveRule } from '../finding.js';
import type { Fix } from '../fix.js';
import { listOr, quoted } from '../french.js';
import { write } from './cures.js';

export const natureNonAttendue: PreuveRule = {
  code: 'nature-non-attendue',
  *preuve(preuve, { cadre }) {
    const { nature, fichier } = preuve;
    if (!nature) return;
    for (const item of valeurs(preuve, 'pour')) {
      const { texte, span } = item;
      const critere = cadre.critere(texte);
      if (!critere) continue;
      const exigences = cadre.exigencesNamed(texte);
      if (exigences.some((one) => one.natures.includes(nature.id))) continue;
      const wanted = [...new Set(exigences.flatMap((one) => one.natures))].map((id) => quoted(cadre.natures.label(id)));
      const message = `Une preuve ${quoted(nature.titre)} ne compte pas pour ${texte} (${critere.titre}), qui attend ${listOr(wanted)}. Changez la sorte de preuve ou retirez ${quoted(texte)}.`;
      yield { niveau: 'avertissement', fichier, span, message, critere: critere.id, fixes: () => cures(preuve, item, cadre) };
    }
  },
};

/** The criterion taken out, when the preuve keeps a use; or a nature that all its criteria take. */
function cures(preuve: Preuve, item: Valeur, cadre: Cadre): readonly Fix[] {
  const { fichier, bloc, nature } = preuve;
  const pour = bloc.attributs.get('pour');
  const others = pour?.valeurs.filter((one) => one !== item) ?? [];
  const useful = nature?.sansCritere === true || preuve.parent !== undefined || others.some(({ texte }) => cadre.critere(texte));
  const removal: Fix[] =
    pour && useful ? [{ titre: `Retirer ${quoted(item.texte)}`, edits: [removeItem(preuve, pour, item)] }] : [];
  const wanted = valeurs(preuve, 'pour').map(({ texte }) => {
    return cadre.critere(texte) ? cadre.exigencesNamed(texte).flatMap((one) => one.natures) : undefined;
  });
  const natures = cadre.natures.mots.filter((one) => wanted.every((list) => list === undefined || list.includes(one.id)));
  return [
    ...natures.map((one) => ({ ...write(fichier, bloc.spanNom, one.id), titre: `En faire une preuve ${quoted(one.titre)}` })),
    ...removal,
  ];
}
