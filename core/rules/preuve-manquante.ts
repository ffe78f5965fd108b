// What a criterion still asks for and no preuve begins: one finding per criterion, on its competence.

import type { ExigenceCouverte } from '../couverture.js';
import { blocks } from '../evaluation.js';
import type { Rule, RuleContext } from '../finding.js';
import type { Fix } from '../fix.js';
import { besoinOf, inserer } from '../inserer.js';
import { preferFirst } from './cures.js';
import { placeOfCompetence } from './place.js';

export const preuveManquante: Rule = {
  code: 'preuve-manquante',
  *check(context) {
    const { dossier, couverture } = context;
    for (const { competence, criteres } of couverture.competences) {
      for (const { critere, exigences } of criteres) {
        const missing = exigences.filter(
          (one) => one.evaluations.length < one.exigence.min && !one.evaluations.some(({ manques }) => manques.some(blocks)),
        );
        const [first] = missing;
        if (!first) continue;
        const nature = first.exigence.natures[0];
        const titles = missing.map(({ exigence, completes }) =>
          exigence.min > 1 ? `${exigence.titre} (${completes} sur ${exigence.min})` : exigence.titre,
        );
        const message = `${critere.id} — ${critere.titre} : il manque ${titles.join(' ; il manque aussi ')}. Ajoutez un bloc :::${nature}[Titre]{pour="${critere.id}"}.`;
        yield {
          niveau: 'manque',
          ...placeOfCompetence(dossier, competence),
          message,
          critere: critere.id,
          fixes: () => cures(context, missing),
        };
      }
    }
  },
};

/** All that is missing, to be written; when it is one preuve that may be of several natures, one cure for each. */
function cures(context: RuleContext, missing: readonly ExigenceCouverte[]): readonly Fix[] {
  const [first] = missing;
  const lone = missing.length === 1 && first ? first.exigence.natures : [undefined];
  const fixes = lone.map((nature) => {
    const besoins = missing.flatMap(({ exigence, critere, evaluations }) =>
      Array.from({ length: exigence.min - evaluations.length }, () => besoinOf(context, critere, exigence, nature)).flat(),
    );
    return inserer(context, besoins);
  });
  return preferFirst(fixes);
}
