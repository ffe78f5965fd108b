// The text calls an annexe that no heading announces.
import { textes } from '../dossier.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { annexeFix, annexesOf, numberedAnnexes } from './annexes.js';

export const annexeAbsente: Rule = {
  code: 'annexe-absente',
  *check({ dossier, cadre }) {
    const annexes = numberedAnnexes(dossier);
    const naming = dossier.preuves.filter((one) => textes(one, 'annexe').length > 0);
    const named = naming.flatMap((preuve) => annexesOf(preuve).map((one) => ({ fichier: preuve.fichier, ...one })));
    for (const fichier of dossier.fichiers) {
      const calls = [...fichier.extraction.appels, ...named.filter((one) => one.fichier === fichier)];
      for (const { numero, span } of calls) {
        if (annexes.has(numero)) continue;
        const message = `Le texte renvoie à l’annexe ${numero}, qui n’existe pas encore : ajoutez un titre ${quoted(`## Annexe ${numero} — …`)} dans les annexes, ou corrigez le numéro.`;
        yield { niveau: 'faute', fichier, span, message, fixes: () => [annexeFix(dossier, cadre, numero)] };
      }
    }
  },
};
