// A facette that the référentiel does not know.
import { valeurs } from '../dossier.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const facetteInconnue: Rule = {
  code: 'facette-inconnue',
  *check({ dossier, cadre }) {
    const { facettes } = cadre.listes;
    for (const preuve of dossier.preuves) {
      for (const { texte, span } of valeurs(preuve, 'facettes')) {
        if (facettes.find(texte)) continue;
        const near = facettes.nearest(texte);
        const parts = texte.split(/[;/+]|\set\s/);
        const several = parts.length > 1 && parts.every((one) => facettes.find(one));
        const hint = several
          ? 'Séparez les facettes par des virgules.'
          : near
            ? `Vouliez-vous écrire ${quoted(near.titre)} ?`
            : 'Les facettes viennent du critère que la preuve sert ; séparez-les par des virgules.';
        yield {
          niveau: 'faute',
          fichier: preuve.fichier,
          span,
          message: `${quoted(texte)} n’est pas une facette du référentiel. ${hint}`,
        };
      }
    }
  },
};
