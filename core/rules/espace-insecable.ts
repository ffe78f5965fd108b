// A no-break space after `#` or `-`, as French keyboards easily type it: the line is no heading and no list item.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const espaceInsecable: Rule = {
  code: 'espace-insecable',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const span of fichier.extraction.insecables) {
        const mark = fichier.rope.slice(span.start, span.end).trim();
        const what = mark.startsWith('#') ? 'ce titre n’est pas reconnu' : 'cette ligne de liste n’est pas reconnue';
        const message = `Une espace insécable suit ${quoted(mark)} : ${what}. Effacez-la et tapez une espace ordinaire.`;
        const blank = { start: span.start + mark.length, end: span.end };
        const edits = [{ fichier, span: blank, texte: ' ' }];
        const fixes = [{ titre: 'Taper une espace ordinaire', edits, sure: true, preferee: true }] as const;
        yield { niveau: 'faute', fichier, span, message, fixes };
      }
    }
  },
};
