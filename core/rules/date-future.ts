// What is told as lived has a date that is still to come.
import { datesIn, exists, firstDay } from '../dates.js';
import { valeurs } from '../dossier.js';
import type { PreuveRule } from '../finding.js';
import { quoted } from '../french.js';

export const dateFuture: PreuveRule = {
  code: 'date-future',
  *preuve(preuve, { facts: { aujourdhui } }) {
    if (aujourdhui === undefined) return;
    for (const nom of ['date', 'periode']) {
      const [first, ...others] = valeurs(preuve, nom).flatMap(({ texte, span }) =>
        datesIn(texte).map((date) => ({ texte, span, date })),
      );
      // A period may go on: only its beginning must be past, and dates that stand alone after a comma.
      const alone = others.filter(({ texte, date }) => date.span.start === 0 && date.span.end === texte.length);
      const future = [...(first ? [first] : []), ...(nom === 'date' ? alone : [])].find(
        ({ date }) => exists(date) && firstDay(date) > aujourdhui,
      );
      if (!future) continue;
      const { texte, span, date } = future;
      const written = texte.slice(date.span.start, date.span.end);
      const place = { start: span.start + date.span.start, end: span.start + date.span.end };
      const message = `La date ${quoted(written)} est encore à venir : un dossier raconte ce qui a eu lieu. Vérifiez l’année, le mois et le jour.`;
      yield { niveau: 'avertissement', fichier: preuve.fichier, span: place, message };
    }
  },
};
