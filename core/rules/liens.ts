// Shared by the two rules on missing links between preuves: they differ only by the nature of the preuve.
import { exigencesCouvertes } from '../couverture.js';
import { attribut, type Preuve, placeOf } from '../dossier.js';
import { addItems } from '../edits.js';
import type { Remark, RuleContext } from '../finding.js';
import type { Fix } from '../fix.js';
import { listOr, quoted } from '../french.js';
import { besoinsDuLien, insererCible, linkable } from '../inserer.js';
import type { Exigence } from '../referentiel.js';
import { asSnippets } from './cures.js';
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
    const [candidate] = linkable(context, exigence);
    const written = attribut(preuve, 'sur')?.texte;
    const what = written ? 'renvoie à autre chose que ce qui est attendu' : 'ne dit pas sur quoi elle porte';
    const value = [...(written ? [written] : []), candidate].join(', ');
    const how = candidate
      ? `Écrivez sur="${value}" si c’est bien cela.`
      : 'Écrivez d’abord cette preuve, puis donnez son nom dans sur="…".';
    const message = `${nameOf(evaluation)} : la preuve ${quoted(preuve.titre)} ${what} (${listOr(wanted)}). ${how}`;
    return {
      niveau,
      fichier: preuve.fichier,
      span: placeOf(preuve, 'sur'),
      message,
      fixes: () => ties(context, preuve, exigence),
    };
  });
}

/** One tie for each preuve it may be about; when there is none, the preuve to write first. */
function ties(context: RuleContext, preuve: Preuve, exigence: Exigence): readonly Fix[] {
  const ids = linkable(context, exigence).filter((id) => id !== preuve.id);
  const found = ids.map((id): Fix => {
    const titre = context.dossier.preuvesById.get(id)?.[0]?.titre ?? id;
    return { titre: `Relier à ${quoted(titre)}`, edits: addItems(preuve, 'sur', [id]) };
  });
  const [besoin] = besoinsDuLien(context, exigence);
  if (found.length > 0 || !besoin) return found.length === 1 ? found.map((one) => ({ ...one, preferee: true })) : found;
  const { fix, id } = insererCible(context, besoin);
  const edits = [...asSnippets(addItems(preuve, 'sur', [id])), ...fix.edits];
  return [{ ...fix, titre: `${fix.titre} et y relier ${quoted(preuve.titre)}`, edits }];
}
