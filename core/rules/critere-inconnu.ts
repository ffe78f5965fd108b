// A preuve says it serves a criterion that does not exist, or one judged at the oral.
import type { Cadre } from '../cadre.js';
import { type Preuve, valeurs } from '../dossier.js';
import { removeItem } from '../edits.js';
import type { Valeur } from '../extraction.js';
import type { PreuveRule } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';
import { nearest } from '../nearest.js';
import { fold } from '../text.js';
import { preferFirst, separate, several, writeItem } from './cures.js';

export const critereInconnu: PreuveRule = {
  code: 'critere-inconnu',
  *preuve(preuve, { cadre }) {
    for (const item of valeurs(preuve, 'pour')) {
      const { texte, span } = item;
      if (cadre.critere(texte) || cadre.retrait(texte)) continue;
      const message = cadre.isOral(texte)
        ? `${quoted(texte)} se présente à l’oral : aucune preuve écrite n’est attendue. Retirez-le de pour="…".`
        : `${quoted(texte)} n’est pas un critère du référentiel. ${hint(texte, cadre)}`;
      yield { niveau: 'faute', fichier: preuve.fichier, span, message, fixes: () => cures(preuve, item, cadre) };
    }
  },
};

/** The competence's own criteria when it is known, else the nearest name. */
function hint(typed: string, cadre: Cadre): string {
  if (partsOf(typed, cadre)) return 'Séparez les critères par des virgules seulement.';
  const competence = competenceOf(typed, cadre);
  const [first, last] = [competence?.ecrit.at(0), competence?.ecrit.at(-1)];
  if (competence && first && last) return `Les critères de ${competence.id} vont de ${quoted(first.id)} à ${quoted(last.id)}.`;
  const near = nearest(typed, cadre.references());
  return near ? `Vouliez-vous écrire ${quoted(near)} ?` : `Les critères s’écrivent comme ${quoted(cadre.criteres[0]?.id ?? '')}.`;
}

function partsOf(typed: string, cadre: Cadre): readonly string[] | undefined {
  return several(typed, (one) => cadre.critere(one) !== undefined);
}

function competenceOf(typed: string, cadre: Cadre) {
  return cadre.referentiel.competences.find((one) => fold(typed).startsWith(fold(one.id)));
}

/** The criteria it may stand for, among those that take such a preuve; or none at all, when another one is named. */
function cures(preuve: Preuve, item: Valeur, cadre: Cadre): readonly Fix[] {
  const { texte } = item;
  const parts = partsOf(texte, cadre);
  if (parts) return [separate(preuve, 'pour', item, parts)];
  const near = nearest(texte, cadre.references());
  const own = [...(near === undefined ? [] : [near]), ...(competenceOf(texte, cadre)?.ecrit.map((one) => one.id) ?? [])];
  const { nature, bloc } = preuve;
  const takes = (id: string): boolean =>
    nature === undefined || cadre.critere(id)?.exigences.some((one) => one.natures.includes(nature.id)) === true;
  const fits = cadre.isOral(texte) ? [] : [...new Set(own)].filter(takes);
  const pour = bloc.attributs.get('pour');
  const removal: Fix[] =
    pour && pour.valeurs.length > 1 ? [{ titre: `Retirer ${quoted(texte)}`, edits: [removeItem(preuve, pour, item)] }] : [];
  return [...preferFirst(fits.map((id) => writeItem(preuve, 'pour', item, id))), ...removal];
}
