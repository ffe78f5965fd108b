// A period that ends before it begins.
import { type DateLue, datesIn, exists, firstDay, lastDay } from '../dates.js';
import { valeurs } from '../dossier.js';
import type { PreuveRule } from '../finding.js';
import { quoted } from '../french.js';
import { fold } from '../text.js';

/** What may stand between the two ends of a period, folded. */
const link = /^(?:a|au|jusqu'(?:a|au|en)|et|-|\/|→)(?: (?:la |le )?(?:debut|mi|fin)(?: de| d'| du mois de)?)?$/;

export const periodeInversee: PreuveRule = {
  code: 'periode-inversee',
  *preuve(preuve) {
    const { fichier } = preuve;
    for (const { texte, span } of [...valeurs(preuve, 'date'), ...valeurs(preuve, 'periode')]) {
      const [from, to, ...others] = datesIn(texte);
      if (!from || !to || others.length > 0 || !isInverted(from, to)) continue;
      if (!link.test(fold(texte.slice(from.span.end, to.span.start)))) continue;
      const [first, last] = [from, to].map((date) => ({
        texte: texte.slice(date.span.start, date.span.end),
        span: { start: span.start + date.span.start, end: span.start + date.span.end },
      }));
      if (!first || !last) continue;
      const message = `La période de la preuve ${quoted(preuve.titre)} finit (${last.texte}) avant de commencer (${first.texte}). Corrigez l’une des deux dates, ou inversez-les.`;
      const edits = [
        { fichier, span: first.span, texte: last.texte },
        { fichier, span: last.span, texte: first.texte },
      ];
      const fixes = [{ titre: 'Inverser les deux dates', edits }];
      yield { niveau: 'faute', fichier, span: { start: first.span.start, end: last.span.end }, message, fixes };
    }
  },
};

function isInverted(from: DateLue, to: DateLue): boolean {
  return exists(from) && exists(to) && firstDay(from) > lastDay(to);
}
