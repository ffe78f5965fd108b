// A key of the front matter that means nothing here.
import type { Fichier } from '../dossier.js';
import { cles } from '../entete.js';
import type { Valeur } from '../extraction.js';
import type { Rule } from '../finding.js';
import type { Fix } from '../fix.js';
import { listAnd, quoted } from '../french.js';
import { nearest } from '../nearest.js';
import { fold } from '../text.js';
import { commentOut, enteteAfter, write } from './cures.js';

export const cleInconnue: Rule = {
  code: 'cle-inconnue',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const cle of fichier.entete.inconnues) {
        const { texte, span } = cle;
        const near = nearest(texte, cles);
        const hint = near
          ? `Vouliez-vous écrire ${quoted(near)} ?`
          : `Les informations possibles sont ${listAnd(cles.map(quoted))}.`;
        yield {
          niveau: 'faute',
          fichier,
          span,
          fixes: () => cures(fichier, cle, near),
          message: `${quoted(texte)} n’est pas une information connue de l’en-tête. ${hint}`,
        };
      }
    }
  },
};

/** The known word when it is not there yet; else a comment, when the front matter can do without the line. */
function cures(fichier: Fichier, { texte, span }: Valeur, near: string | undefined): readonly Fix[] {
  const { entete } = fichier;
  const taken = cles.some((one) => one === near && (one === 'parties' ? entete.parties.length > 0 : entete[one] !== undefined));
  const rename: Fix[] = near === undefined || taken ? [] : [{ ...write(fichier, span, near), preferee: true }];
  const sure = rename.map((one): Fix => (fold(texte) === near ? { ...one, sure: true } : one));
  const comment = commentOut(fichier, span.start);
  const after = comment.edits[0] && enteteAfter(fichier, comment.edits[0]);
  const harmless = after?.erreurs.length === 0 && after.inconnues.length === entete.inconnues.length - 1;
  return harmless && after.parties.length === entete.parties.length ? [...sure, comment] : sure;
}
