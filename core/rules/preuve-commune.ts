// One preuve stands alone for two exigences that must be proved by different ones.
import { valeurs } from '../dossier.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { besoinOf, inserer } from '../inserer.js';
import { nameOf, remarks } from './manques.js';

export const preuveCommune: Rule = {
  code: 'preuve-commune',
  check: (context) =>
    remarks(context, ['distinct'], ({ de }, evaluation) => {
      const { preuve } = evaluation;
      const critere = context.cadre.critere(de.id)?.id ?? de.id;
      const message = `${nameOf(evaluation)} : la preuve ${quoted(preuve.titre)} sert déjà ${critere}, et il en faut deux différentes. Écrivez-en une autre.`;
      const item = valeurs(preuve, 'pour').find(({ texte }) => context.cadre.critere(texte) === evaluation.critere);
      const span = item?.span ?? preuve.bloc.spanTitre;
      const fixes = () => [inserer(context, besoinOf(context, evaluation.critere, evaluation.exigence))];
      return { niveau: 'manque', fichier: preuve.fichier, span, message, fixes };
    }),
};
