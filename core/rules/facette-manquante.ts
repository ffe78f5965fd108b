// A preuve does not show all that its criterion asks it to show.
import { placeOf } from '../dossier.js';
import type { Rule } from '../finding.js';
import { listAnd, listOr, quoted } from '../french.js';
import { nameOf, remarks } from './manques.js';

export const facetteManquante: Rule = {
  code: 'facette-manquante',
  check: (context) =>
    remarks(context, ['facettes'], ({ mode, titres, portee }, evaluation) => {
      const { preuve } = evaluation;
      const labels = titres.map(quoted);
      const who = portee === 'union' ? 'à elles toutes, les preuves doivent' : `la preuve ${quoted(preuve.titre)} doit`;
      const what = mode === 'toutes' ? `encore montrer ${listAnd(labels)}` : `montrer ${listOr(labels)}`;
      const advice = mode === 'attendues';
      const sentence = advice ? `${quoted(preuve.titre)} montre-t-elle ${listOr(labels)} ? ` : `${who} ${what}. `;
      const message = `${nameOf(evaluation)} : ${sentence}Si le texte le montre déjà, ajoutez-le dans facettes="…".`;
      return { niveau: advice ? 'information' : 'manque', fichier: preuve.fichier, span: placeOf(preuve, 'facettes'), message };
    }),
};
