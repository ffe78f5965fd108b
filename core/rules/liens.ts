// Shared by the two rules on missing links between preuves: they differ only by the nature of the preuve.
import { exigencesCouvertes } from '../couverture.js';
import { placeOf } from '../dossier.js';
import type { Remark, RuleContext } from '../finding.js';
import { listOr, quoted } from '../french.js';
import { nameOf, remarks } from './manques.js';

/** Remarks on missing links, for preuves that give (or do not give) a learner's feedback. */
export function missingLinks(context: RuleContext, of: 'temoignage' | 'autre'): Iterable<Remark> {
  const feedback = (natures: readonly string[]): boolean =>
    natures.some((id) => context.cadre.natures.mots.find((one) => one.id === id)?.temoignage === true);
  return remarks(context, ['lien'], ({ niveau }, evaluation) => {
    const { preuve, exigence } = evaluation;
    if (feedback(exigence.natures) !== (of === 'temoignage')) return undefined;
    const targets = (exigence.lien?.vers ?? []).flatMap((id) =>
      exigencesCouvertes(context.couverture).filter((one) => one.exigence.id === id),
    );
    const wanted = [
      ...targets.map((one) => one.exigence.titre),
      ...(exigence.lien?.versNatures ?? []).map((id) => quoted(context.cadre.natures.label(id))),
    ];
    const candidates = targets.flatMap((one) => one.evaluations.map(({ preuve: { id } }) => id)).filter((id) => id !== '');
    const how = candidates[0]
      ? `Ajoutez sur="${candidates[0]}" si c’est bien cela.`
      : 'Écrivez d’abord cette preuve, puis donnez son nom dans sur="…".';
    const message = `${nameOf(evaluation)} : la preuve ${quoted(preuve.titre)} ne dit pas sur quoi elle porte (${listOr(wanted)}). ${how}`;
    return { niveau, fichier: preuve.fichier, span: placeOf(preuve, 'sur'), message };
  });
}
