// A preuve does not have, or does not say, one of the formes its criterion imposes.
import type { Cadre } from '../cadre.js';
import { attribut, type Preuve, placeOf } from '../dossier.js';
import { field } from '../ebauche.js';
import { setAttributes } from '../edits.js';
import type { Rule } from '../finding.js';
import type { Fix } from '../fix.js';
import { listOr, quoted } from '../french.js';
import { snippetText } from '../gabarit.js';
import { counter } from '../inserer.js';
import { moveTo } from './cures.js';
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
      const type = context.cadre.referentiel.structure.find((one) => one.id === place?.partie);
      const how = place
        ? `Déplacez-la sous un titre ${quoted(`# ${type?.titre ?? ''}`)}.`
        : declared
          ? 'Réécrivez-la sous cette forme, ou choisissez une autre preuve.'
          : `Ajoutez forme="${formes.label(noms[0] ?? '')}" si c’est bien sa forme.`;
      const message = `${nameOf(evaluation)} : la forme attendue est ${wanted}. ${how}`;
      const fixes = (): readonly Fix[] => {
        if (place) return moveTo(context, preuve, type);
        return declared ? [] : noms.flatMap((nom) => declare(context.cadre, preuve, nom));
      };
      return { niveau: 'manque', fichier: preuve.fichier, span: placeOf(preuve, 'forme'), message, fixes };
    }),
};

/** Says the forme, with the fields it asks for; not where the text is too short for it. */
function declare(cadre: Cadre, preuve: Preuve, nom: string): readonly Fix[] {
  const forme = cadre.formes.mots.find((one) => one.id === nom);
  if (!forme || (forme.champs?.mots ?? 0) > preuve.mots) return [];
  const next = counter();
  const { requis = [], conseilles = [] } = forme.champs ?? {};
  const absent = [...requis, ...conseilles].filter((one) => !one.split('|').some((name) => attribut(preuve, name)));
  const edits = setAttributes(preuve, [
    ['forme', absent.length > 0 ? snippetText(forme.titre) : forme.titre],
    ...absent.map((one) => field(cadre, one, next)),
  ]);
  const titre = `Ajouter la forme ${quoted(forme.titre)}`;
  return [absent.length > 0 ? { titre, edits, modele: true } : { titre, edits }];
}
