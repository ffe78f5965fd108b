// A preuve does not show all that its criterion asks it to show.
import { placeOf } from '../dossier.js';
import type { Rule } from '../finding.js';
import { listAnd, listOr, quoted } from '../french.js';
import { addTo } from './cures.js';
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
      const choices = mode === 'toutes' ? [titres] : titres.map((one) => [one]);
      const fixes = () => choices.map((some) => addTo(preuve, 'facettes', some, some.length > 1 ? 'les facettes' : 'la facette'));
      const place = { fichier: preuve.fichier, span: placeOf(preuve, 'facettes') };
      return { niveau: advice ? 'information' : 'manque', ...place, message, fixes };
    }),
};
