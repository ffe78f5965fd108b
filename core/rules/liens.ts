// Shared by the two rules on missing links between preuves: they differ only by the nature of the preuve.
import { exigencesCouvertes } from '../couverture.js';
import { attribut, placeOf } from '../dossier.js';
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
    const natures = exigence.lien?.versNatures ?? [];
    const others = context.dossier.preuves.filter((one) => one.nature && natures.includes(one.nature.id));
    const candidates = [...targets.flatMap((one) => one.evaluations.map((item) => item.preuve)), ...others].filter(
      (one) => one.id !== '',
    );
    const written = attribut(preuve, 'sur')?.texte;
    const what = written ? 'renvoie à autre chose que ce qui est attendu' : 'ne dit pas sur quoi elle porte';
    const value = [...(written ? [written] : []), candidates[0]?.id].join(', ');
    const how = candidates[0]
      ? `Écrivez sur="${value}" si c’est bien cela.`
      : 'Écrivez d’abord cette preuve, puis donnez son nom dans sur="…".';
    const message = `${nameOf(evaluation)} : la preuve ${quoted(preuve.titre)} ${what} (${listOr(wanted)}). ${how}`;
    return { niveau, fichier: preuve.fichier, span: placeOf(preuve, 'sur'), message };
  });
}
