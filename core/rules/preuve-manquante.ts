// What a criterion still asks for and no preuve begins: one finding per criterion, on its competence.

import { blocks } from '../evaluation.js';
import type { Rule } from '../finding.js';
import { insererManquantes } from '../inserer.js';
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
          fixes: () => preferFirst(insererManquantes(context, missing)),
        };
      }
    }
  },
};
