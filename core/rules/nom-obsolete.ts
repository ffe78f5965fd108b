// A preuve names a criterion, a nature or a word that the référentiel no longer uses.
import { attributsDeListe } from '../attributs.js';
import { type Preuve, valeurs } from '../dossier.js';
import { removeItem } from '../edits.js';
import type { Valeur } from '../extraction.js';
import type { PreuveRule, Remark } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';
import type { Retrait } from '../renvois.js';
import { preferFirst, write, writeItem } from './cures.js';

export const nomObsolete: PreuveRule = {
  code: 'nom-obsolete',
  *preuve(preuve, { cadre }) {
    const { bloc, fichier } = preuve;
    const nature = cadre.natures.retrait(bloc.nom);
    if (nature) {
      const par = nature.par;
      yield said(preuve, { texte: bloc.nom, span: bloc.spanNom }, nature, par, par ? [write(fichier, bloc.spanNom, par)] : []);
    }
    for (const item of valeurs(preuve, 'pour')) {
      const retrait = cadre.retrait(item.texte);
      if (retrait) yield said(preuve, item, retrait, retrait.par, cures(preuve, 'pour', item, retrait.par));
    }
    for (const nom of attributsDeListe) {
      for (const item of valeurs(preuve, nom)) {
        const retrait = cadre.listes[nom].retrait(item.texte);
        const par = retrait?.par === undefined ? undefined : cadre.listes[nom].label(retrait.par);
        if (retrait) yield said(preuve, item, retrait, par, cures(preuve, nom, item, par));
      }
    }
  },
};

function said(
  { fichier }: Preuve,
  { texte, span }: Valeur,
  { depuis }: Retrait,
  par: string | undefined,
  fixes: readonly Fix[],
): Remark {
  const hint =
    par === undefined
      ? 'Rien ne le remplace : rattachez cette preuve autrement, ou retirez ce nom. Votre texte, lui, reste utile.'
      : `En attendant, il est lu comme ${quoted(par)} : écrivez ${quoted(par)}.`;
  const message = `${quoted(texte)} n’est plus employé depuis la version ${quoted(depuis)} du référentiel. ${hint}`;
  return { niveau: 'avertissement', fichier, span, message, fixes: preferFirst(fixes) };
}

/** Writes what replaces it; with nothing to replace it, takes it out where other names stay. */
function cures(preuve: Preuve, nom: string, item: Valeur, par: string | undefined): readonly Fix[] {
  if (par !== undefined) return [writeItem(preuve, nom, item, par)];
  const own = preuve.bloc.attributs.get(nom);
  return own && own.valeurs.length > 1
    ? [{ titre: `Retirer ${quoted(item.texte)}`, edits: [removeItem(preuve, own, item)] }]
    : [];
}
