// A forme, origine, rôle, moment, source or grille outside the référentiel's list.
import { attributsDeListe, titreAttribut } from '../attributs.js';
import { valeurs } from '../dossier.js';
import type { PreuveRule } from '../finding.js';
import { listOr, quoted } from '../french.js';
import { preferFirst, separate, several, writeItem } from './cures.js';

export const valeurInconnue: PreuveRule = {
  code: 'valeur-inconnue',
  *preuve(preuve, { cadre }) {
    for (const nom of attributsDeListe) {
      if (nom === 'facettes') continue;
      const liste = cadre.listes[nom];
      const open = nom === 'grille' && cadre.referentiel.grilles.ouverte;
      for (const item of valeurs(preuve, nom)) {
        const { texte, span } = item;
        if (liste.find(texte) || liste.retrait(texte)) continue;
        const near = liste.nearest(texte);
        const parts = several(texte, (one) => liste.find(one) !== undefined);
        const hint = parts
          ? 'Séparez les mots par des virgules seulement.'
          : near
            ? `Vouliez-vous écrire ${quoted(near.titre)} ?`
            : `Valeurs prévues : ${listOr(liste.mots.map((one) => quoted(one.titre)))}.`;
        const what = `${quoted(texte)} n’est pas dans la liste prévue pour ${quoted(titreAttribut(nom))}`;
        const choices = (near ? [near] : open ? [] : liste.mots).map((one) => writeItem(preuve, nom, item, one.titre));
        const fixes = parts ? [separate(preuve, nom, item, parts)] : near ? preferFirst(choices) : choices;
        yield open
          ? {
              niveau: 'information',
              fichier: preuve.fichier,
              span,
              fixes,
              message: `${what}, qui reste ouverte : vérifiez avec votre accompagnateur. ${hint}`,
            }
          : { niveau: 'faute', fichier: preuve.fichier, span, message: `${what}. ${hint}`, fixes };
      }
    }
  },
};
