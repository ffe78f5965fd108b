// A preuve does not have, or does not say, one of the formes its criterion imposes.
import { attribut, placeOf } from '../dossier.js';
import type { Rule } from '../finding.js';
import { listOr, quoted } from '../french.js';
import { nameOf, remarks } from './manques.js';

export const formeNonAdmise: Rule = {
  code: 'forme-non-admise',
  check: (context) =>
    remarks(context, ['forme'], ({ noms }, evaluation) => {
      const { preuve } = evaluation;
      const { formes } = context.cadre;
      const wanted = listOr(noms.map((id) => quoted(formes.label(id))));
      const declared = attribut(preuve, 'forme');
      const place = formes.mots.find((one) => noms.includes(one.id) && one.partie !== undefined);
      const how = place
        ? `Déplacez-la sous un titre ${quoted(`# ${context.cadre.referentiel.structure.find((one) => one.id === place.partie)?.titre ?? ''}`)}.`
        : declared
          ? 'Réécrivez-la sous cette forme, ou choisissez une autre preuve.'
          : `Ajoutez forme="${formes.label(noms[0] ?? '')}" si c’est bien sa forme.`;
      const message = `${nameOf(evaluation)} : la forme attendue est ${wanted}. ${how}`;
      return { niveau: 'manque', fichier: preuve.fichier, span: placeOf(preuve, 'forme'), message };
    }),
};
