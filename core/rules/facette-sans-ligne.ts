// A facette that a preuve announces, and that no row of its table shows: the table is what the jury reads.
import { valeurs } from '../dossier.js';
import type { PreuveRule } from '../finding.js';
import { quoted } from '../french.js';
import { fold } from '../text.js';
import { entrees } from './entrees.js';

/** Facettes found in a table from which on it is taken to show them: another table says nothing of them. */
const least = 2;

export const facetteSansLigne: PreuveRule = {
  code: 'facette-sans-ligne',
  *preuve(preuve, { cadre }) {
    if (!preuve.nature?.lignes) return;
    const cells = entrees(preuve).flatMap((one) => one.cellules ?? []);
    const announced = valeurs(preuve, 'facettes').flatMap((valeur) => {
      const mot = cadre.listes.facettes.find(valeur.texte);
      return mot ? [{ valeur, shown: [mot.titre, ...(mot.alias ?? [])].some((nom) => isShown(fold(nom), cells)) }] : [];
    });
    if (announced.filter((one) => one.shown).length < least) return;
    for (const { valeur, shown } of announced) {
      if (shown) continue;
      const message = `Aucune ligne du tableau ne montre ${quoted(valeur.texte)}. Ajoutez une ligne qui le montre, ou retirez ce mot des facettes.`;
      yield { niveau: 'avertissement', fichier: preuve.fichier, span: valeur.span, message };
    }
  },
};

/** A cell says the word, or stands under a title that says it and holds something else than « aucun » or a dash. */
function isShown(nom: string, cells: readonly (readonly [titre: string, texte: string])[]): boolean {
  const says = (text: string): boolean => new RegExp(`(?<!\\p{L})${nom.replace(/[^\p{L}\p{N} ]/gu, '.')}`, 'u').test(text);
  return cells.some(([titre, texte]) => {
    const cell = fold(texte);
    return says(cell) || (says(fold(titre)) && /[\p{L}\p{N}]/u.test(cell) && !/^(?:aucune?|neant|non|sans)\b/.test(cell));
  });
}
