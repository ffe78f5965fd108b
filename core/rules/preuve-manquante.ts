// What a criterion still asks for and no preuve begins: one finding per criterion, on its competence.

import { blocks } from '../evaluation.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { insererManquantes } from '../inserer.js';
import { preferFirst } from './cures.js';
import { placeOfCompetence } from './place.js';

export const preuveManquante: Rule = {
  code: 'preuve-manquante',
  *check(context) {
    const { dossier, couverture, cadre } = context;
    for (const { competence, criteres } of couverture.competences) {
      for (const { critere, exigences } of criteres) {
        const missing = exigences.filter(
          (one) => one.evaluations.length < one.exigence.min && !one.evaluations.some(({ manques }) => manques.some(blocks)),
        );
        const [first] = missing;
        if (!first) continue;
        const nature = quoted(cadre.natures.label(first.exigence.natures[0] ?? ''));
        const titles = missing.map(({ exigence, completes }) =>
          exigence.min > 1 ? `${exigence.titre} (${completes} sur ${exigence.min})` : exigence.titre,
        );
        const message = `${critere.id} — ${critere.titre} : il manque ${titles.join(' ; il manque aussi ')}. Commencez par une preuve de nature ${nature} : tapez « / » au début d’une ligne pour l’insérer.`;
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
