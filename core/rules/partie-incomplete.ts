// A competence's partie holds or cites no situation, no illustration or no feedback.
import { citedIn, partiesOfCompetence } from '../couverture.js';
import type { Dossier, Preuve } from '../dossier.js';
import type { Besoin } from '../ebauche.js';
import type { Rule, RuleContext } from '../finding.js';
import { quoted } from '../french.js';
import { besoinOf, inserer } from '../inserer.js';
import type { Competence, Referentiel } from '../referentiel.js';

export const partieIncomplete: Rule = {
  code: 'partie-incomplete',
  prose: true,
  *check(context) {
    const { dossier, cadre } = context;
    const held = heldIn(dossier);
    for (const competence of cadre.referentiel.competences) {
      const parties = partiesOfCompetence(dossier, competence);
      const [first] = parties;
      if (!first) continue;
      const lacking = (preuves: readonly Preuve[]): Referentiel['partieCompetence'] =>
        cadre.referentiel.partieCompetence.filter(
          ({ natures, min, niveau: weight }) =>
            weight !== 'aucun' && preuves.filter((one) => one.nature && natures.includes(one.nature.id)).length < min,
        );
      // What a partie cites is looked for only when what it holds is not enough.
      if (lacking(held.get(competence.id) ?? []).length === 0) continue;
      const missing = lacking([...new Set(parties.flatMap((partie) => [...citedIn(dossier, partie)]))]);
      const niveau = missing.some((one) => one.niveau === 'manque')
        ? 'manque'
        : missing.some((one) => one.niveau === 'avertissement')
          ? 'avertissement'
          : 'information';
      if (missing.length === 0) continue;
      const message = `Il manque encore à la partie ${quoted(first.titre.texte)} : ${missing.map((one) => one.titre).join(' ; ')}. Écrivez cette preuve ici, ou renvoyez vers une preuve d’une autre partie avec un lien [texte](#nom-de-la-preuve).`;
      const fixes = () => [inserer(context, besoins(context, competence, missing), first)];
      yield { niveau, fichier: first.fichier, span: first.titre.span, message, fixes };
    }
  },
};

/** The preuves that stand in the parties of each competence. */
function heldIn({ preuves }: Dossier): ReadonlyMap<string, readonly Preuve[]> {
  const held = new Map<string, Preuve[]>();
  for (const preuve of preuves) {
    for (const { type } of preuve.parties) {
      const own = held.get(type?.competence ?? '') ?? [];
      if (own.at(-1) !== preuve) own.push(preuve);
      held.set(type?.competence ?? '', own);
    }
  }
  return held;
}

/** One preuve for each lack that another one does not fill: without a criterion, or for the first criterion that takes it. */
function besoins(context: RuleContext, { ecrit }: Competence, missing: Referentiel['partieCompetence']): readonly Besoin[] {
  const found: Besoin[] = [];
  for (const { natures } of missing) {
    if (found.some((one) => natures.includes(one.nature.id))) continue;
    const free = context.cadre.natures.mots.find((one) => one.sansCritere === true && natures.includes(one.id));
    const served = ecrit.flatMap((critere) =>
      critere.exigences.flatMap((one) =>
        one.natures.filter((id) => natures.includes(id)).flatMap((id) => besoinOf(context, critere, one, id)),
      ),
    );
    const [first] = free ? [{ nature: free }] : served;
    if (first) found.push(first);
  }
  return found;
}
