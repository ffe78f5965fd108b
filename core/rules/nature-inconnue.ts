// The name of a block is no nature of the référentiel.
import type { Rule } from '../finding.js';
import { listOr, quoted } from '../french.js';

export const natureInconnue: Rule = {
  code: 'nature-inconnue',
  *check({ dossier, cadre }) {
    for (const { nature, bloc, fichier } of dossier.preuves) {
      if (nature) continue;
      const forme = cadre.formes.find(bloc.nom);
      const near = cadre.natures.nearest(bloc.nom);
      const hint = forme
        ? `C’est une forme : écrivez ce qu’est la preuve, puis forme="${forme.titre}" entre ses accolades.`
        : near
          ? `Vouliez-vous écrire ${quoted(near.id)} ?`
          : `Choisissez par exemple ${listOr(cadre.natures.mots.slice(0, 4).map((one) => quoted(one.id)))}.`;
      yield {
        niveau: 'faute',
        fichier,
        span: bloc.spanNom,
        message: `${quoted(bloc.nom)} n’est pas une sorte de preuve connue. ${hint}`,
      };
    }
  },
};
