// A facette that the référentiel does not know.
import { valeurs } from '../dossier.js';
import { removeItem } from '../edits.js';
import type { PreuveRule } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';
import { separate, several, writeItem } from './cures.js';

export const facetteInconnue: PreuveRule = {
  code: 'facette-inconnue',
  *preuve(preuve, { cadre }) {
    const { facettes } = cadre.listes;
    for (const item of valeurs(preuve, 'facettes')) {
      const { texte, span } = item;
      if (facettes.find(texte) || facettes.retrait(texte)) continue;
      const near = facettes.nearest(texte);
      const parts = several(texte, (one) => facettes.find(one) !== undefined);
      const hint = parts
        ? 'Séparez les facettes par des virgules seulement.'
        : near
          ? `Vouliez-vous écrire ${quoted(near.titre)} ?`
          : 'Les facettes viennent du critère que la preuve sert ; séparez-les par des virgules.';
      const own = preuve.bloc.attributs.get('facettes');
      const removal: Fix[] = own ? [{ titre: `Retirer ${quoted(texte)}`, edits: [removeItem(preuve, own, item)] }] : [];
      const fixes = parts
        ? [separate(preuve, 'facettes', item, parts)]
        : near
          ? [{ ...writeItem(preuve, 'facettes', item, near.titre), preferee: true } as const]
          : removal;
      yield {
        fixes,
        niveau: 'faute',
        fichier: preuve.fichier,
        span,
        message: `${quoted(texte)} n’est pas une facette du référentiel. ${hint}`,
      };
    }
  },
};
