// A date that no calendar has.
import { datesIn, exists } from '../dates.js';
import { valeurs } from '../dossier.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const dateImpossible: Rule = {
  code: 'date-impossible',
  *check({ dossier }) {
    for (const preuve of dossier.preuves) {
      for (const { texte, span } of ['date', 'periode', 'consentement'].flatMap((nom) => valeurs(preuve, nom))) {
        for (const date of datesIn(texte)) {
          if (exists(date)) continue;
          const written = texte.slice(date.span.start, date.span.end);
          const message = `La date ${quoted(written)} n’existe pas. Écrivez-la année-mois ou année-mois-jour, par exemple 2025-03 ou 2025-03-17.`;
          const place = { start: span.start + date.span.start, end: span.start + date.span.end };
          yield { niveau: 'faute', fichier: preuve.fichier, span: place, message };
        }
      }
    }
  },
};
