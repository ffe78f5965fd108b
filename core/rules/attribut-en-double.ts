// The same indication written twice in one block: only the last one counts.
import { attributsDeListe } from '../attributs.js';
import type { Preuve } from '../dossier.js';
import { addItems, removeIndication, setAttributes } from '../edits.js';
import type { Valeur } from '../extraction.js';
import { items } from '../fence.js';
import type { PreuveRule } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';
import { slug } from '../text.js';

export const attributEnDouble: PreuveRule = {
  code: 'attribut-en-double',
  *preuve(preuve) {
    const { bloc, fichier } = preuve;
    for (const doublon of bloc.doublons) {
      const { texte, span } = doublon;
      const message = `L’indication ${quoted(texte)} est écrite deux fois : seule la dernière compte. Réunissez les deux, séparées par une virgule.`;
      yield { niveau: 'faute', fichier, span, message, fixes: () => cures(preuve, doublon) };
    }
  },
};

const lists: readonly string[] = ['pour', 'sur', ...attributsDeListe];

/** Both values together where several can stand; elsewhere one or the other. */
function cures(preuve: Preuve, { texte: nom, span }: Valeur): readonly Fix[] {
  const { bloc, fichier } = preuve;
  const kept = bloc.attributs.get(nom);
  const raw = /=\s*(["']?)([\s\S]*)\1$/.exec(fichier.texte.slice(span.start, span.end))?.[2] ?? '';
  if (!kept || /["{}]/.test(raw)) return [];
  const removal = removeIndication(preuve, span);
  const missing = items(raw, 0).filter((one) => !kept.valeurs.some(({ texte }) => slug(texte) === slug(one.texte)));
  if (missing.length === 0) return [{ titre: `Retirer le premier ${quoted(nom)}`, edits: [removal], sure: true, preferee: true }];
  if (lists.includes(nom)) {
    const edits = [
      removal,
      ...addItems(
        preuve,
        nom,
        missing.map(({ texte }) => texte),
      ),
    ];
    return [{ titre: `Réunir les deux indications ${quoted(nom)}`, edits, sure: true, preferee: true }];
  }
  const first = setAttributes(preuve, [[nom, raw]]);
  return [
    { titre: `Garder ${quoted(kept.texte)}`, edits: [removal], preferee: true },
    { titre: `Garder ${quoted(raw)}`, edits: [removal, ...first] },
  ];
}
