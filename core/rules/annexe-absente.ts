// The text calls an annexe that no heading announces.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { numberedAnnexes } from './annexes.js';

export const annexeAbsente: Rule = {
  code: 'annexe-absente',
  *check({ dossier }) {
    const annexes = numberedAnnexes(dossier);
    for (const fichier of dossier.fichiers) {
      for (const { numero, span } of fichier.extraction.appels) {
        if (annexes.has(numero)) continue;
        const message = `Le texte renvoie à l’annexe ${numero}, qui n’existe pas encore : ajoutez un titre ${quoted(`## Annexe ${numero} — …`)} dans les annexes, ou corrigez le numéro.`;
        yield { niveau: 'faute', fichier, span, message };
      }
    }
  },
};
