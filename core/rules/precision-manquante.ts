// A preuve does not say its origine, its moments or the candidate's rôle as its criterion asks.
import { titreAttribut } from '../attributs.js';
import { placeOf, valeurs } from '../dossier.js';
import type { Rule } from '../finding.js';
import { listAnd, listOr, quoted } from '../french.js';
import { addTo } from './cures.js';
import { nameOf, remarks } from './manques.js';

export const precisionManquante: Rule = {
  code: 'precision-manquante',
  check: (context) =>
    remarks(context, ['moments', 'role', 'origine'], ({ type, mode, titres }, evaluation) => {
      const { preuve } = evaluation;
      const wanted = (mode === 'toutes' ? listAnd : listOr)(titres.map(quoted));
      const known = valeurs(preuve, type).flatMap(({ texte }) => context.cadre.listes[type].find(texte)?.titre ?? []);
      const value = (mode === 'toutes' ? [...known, ...titres] : titres.slice(0, 1)).join(', ');
      const message = `${nameOf(evaluation)} : pour la preuve ${quoted(preuve.titre)}, on attend ${wanted} (${titreAttribut(type)}). Si c’est le cas, écrivez ${type}="${value}".`;
      return {
        niveau: mode === 'attendues' ? 'information' : 'manque',
        fichier: preuve.fichier,
        span: placeOf(preuve, type),
        message,
        fixes: () =>
          (mode === 'toutes' ? [titres] : titres.map((one) => [one])).map((some) =>
            addTo(preuve, type, some, `${titreAttribut(type)} :`),
          ),
      };
    }),
};
