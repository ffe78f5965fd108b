// A date that no calendar has.
import { valeurs } from '../dossier.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const dateImpossible: Rule = {
  code: 'date-impossible',
  *check({ dossier }) {
    for (const preuve of dossier.preuves) {
      for (const { texte, span } of valeurs(preuve, 'date')) {
        const [, year, month, day = '1'] = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(texte) ?? [];
        if (year === undefined || exists(Number(year), Number(month), Number(day))) continue;
        const message = `La date ${quoted(texte)} n’existe pas. Écrivez-la année-mois ou année-mois-jour, par exemple 2025-03 ou 2025-03-17.`;
        yield { niveau: 'faute', fichier: preuve.fichier, span, message };
      }
    }
  },
};

function exists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
}
