// A date that no calendar has.
import { type DateLue, datesIn, exists } from '../dates.js';
import { valeurs } from '../dossier.js';
import type { PreuveRule } from '../finding.js';
import { quoted } from '../french.js';
import { write } from './cures.js';

export const dateImpossible: PreuveRule = {
  code: 'date-impossible',
  *preuve(preuve) {
    for (const { texte, span } of ['date', 'periode', 'consentement'].flatMap((nom) => valeurs(preuve, nom))) {
      for (const date of datesIn(texte)) {
        if (exists(date)) continue;
        const written = texte.slice(date.span.start, date.span.end);
        const message = `La date ${quoted(written)} n’existe pas. Écrivez-la année-mois ou année-mois-jour, par exemple 2025-03 ou 2025-03-17.`;
        const place = { start: span.start + date.span.start, end: span.start + date.span.end };
        const fixes = possible(date).map((one) => write(preuve.fichier, place, one));
        yield { niveau: 'faute', fichier: preuve.fichier, span: place, message, fixes };
      }
    }
  },
};

/** What it may have been meant to say: day and month the other way round, else as much of it as exists. */
function possible(date: DateLue): readonly string[] {
  const { annee, mois = 0, jour = 0 } = date;
  const two = (number: number): string => String(number).padStart(2, '0');
  const swapped = mois > 12 && exists({ ...date, mois: jour, jour: mois }) ? [`${annee}-${two(jour)}-${two(mois)}`] : [];
  return [...swapped, mois > 0 && exists({ ...date, jour: undefined }) ? `${annee}-${two(mois)}` : String(annee)];
}
