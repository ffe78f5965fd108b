// Shared by the rules that tell what a preuve lacks for an exigence: walks the couverture, and says nothing twice.
import { attributs } from '../attributs.js';
import { type Couverture, exigencesCouvertes } from '../couverture.js';
import { findPreuves, isToFill, valeurs } from '../dossier.js';
import type { Evaluation, Manque } from '../evaluation.js';
import type { Remark, RuleContext } from '../finding.js';
import { nearest } from '../nearest.js';
import { rememberingOf } from '../text.js';

type OfType<T extends Manque['type']> = Manque & { readonly type: T };

/** One remark for each lack of these types, in the référentiel's order, but those that a misspelling explains. */
export function* remarks<T extends Manque['type']>(
  context: RuleContext,
  types: readonly T[],
  say: (manque: OfType<T>, evaluation: Evaluation) => Remark | undefined,
): Generator<Remark> {
  for (const { evaluation, whole } of allOf(context.couverture)) {
    if (!isOfType(whole, types)) continue;
    const manque = untold(whole, evaluation, context);
    const remark = manque && say(manque, evaluation);
    if (remark) yield { critere: evaluation.critere.id, ...remark };
  }
}

/** Every lack: looked for once for all the rules that tell some. */
const allOf = rememberingOf((couverture: Couverture) =>
  exigencesCouvertes(couverture).flatMap(({ evaluations }) =>
    evaluations.flatMap((evaluation) => evaluation.manques.map((whole) => ({ evaluation, whole }))),
  ),
);

function isOfType<T extends Manque['type']>(manque: Manque, types: readonly T[]): manque is OfType<T> {
  return (types as readonly string[]).includes(manque.type);
}

/** « C1.1 — Individualiser… » */
export function nameOf({ critere }: Evaluation): string {
  return `${critere.id} — ${critere.titre}`;
}

const known: readonly string[] = attributs.map((one) => one.nom);

/** What remains to be said of a lack once a misspelt value or attribute, told by its own rule, is set aside. */
function untold<T extends Manque>(manque: T, { preuve }: Evaluation, { cadre, dossier }: RuleContext): T | undefined {
  const named = (attribut: string): boolean =>
    [...preuve.bloc.attributs.keys()].some((nom) => !known.includes(nom) && nearest(nom, known) === attribut);
  switch (manque.type) {
    case 'lien':
      return isToFill(preuve, 'sur') ||
        named('sur') ||
        valeurs(preuve, 'sur').some(({ texte }) => findPreuves(dossier, texte).length === 0)
        ? undefined
        : manque;
    case 'forme':
      return isToFill(preuve, 'forme') ||
        named('forme') ||
        valeurs(preuve, 'forme').some(({ texte }) => !cadre.formes.find(texte))
        ? undefined
        : manque;
    case 'facettes':
    case 'moments':
    case 'role':
    case 'origine': {
      if (isToFill(preuve, manque.type) || named(manque.type)) return undefined;
      const liste = cadre.listes[manque.type];
      const unknown = valeurs(preuve, manque.type).filter(({ texte }) => !liste.find(texte));
      const meant = unknown.map(({ texte }) => liste.nearest(texte)?.id);
      const noms = manque.noms.filter((id) => !meant.includes(id));
      if (noms.length === 0 || (manque.mode !== 'toutes' && noms.length < manque.noms.length)) return undefined;
      const titres = manque.titres.filter((_, index) => noms.includes(manque.noms[index] ?? ''));
      return { ...manque, noms, titres };
    }
    default:
      return manque;
  }
}
