// A mark left by a template: something is still to be written there.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const repereLaisse: Rule = {
  code: 'repere-laisse',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const span of fichier.extraction.reperes) {
        const message = `Ce repère reste à remplacer par votre texte : ${quoted(fichier.rope.slice(span.start, span.end))}.`;
        yield { niveau: 'faute', fichier, span, message };
      }
    }
  },
};
