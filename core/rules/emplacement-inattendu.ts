// A preuve stands outside the partie where the référentiel wants it.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { moveTo } from './cures.js';
import { nameOf, remarks } from './manques.js';

export const emplacementInattendu: Rule = {
  code: 'emplacement-inattendu',
  check: (context) =>
    remarks(context, ['emplacement'], ({ partie }, evaluation) => {
      const { preuve } = evaluation;
      const type = context.cadre.referentiel.structure.find((one) => one.id === partie);
      const titre = type?.titre ?? partie;
      const message = `${nameOf(evaluation)} : la preuve ${quoted(preuve.titre)} est attendue dans la partie ${quoted(titre)}. Déplacez-la sous un titre « # ${titre} ».`;
      const fixes = () => moveTo(context, preuve, type);
      return { niveau: 'manque', fichier: preuve.fichier, span: preuve.bloc.spanTitre, message, fixes };
    }),
};
