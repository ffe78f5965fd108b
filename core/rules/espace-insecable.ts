// A no-break space around the sign a line begins with, as French keyboards easily type it: the line is no heading, no list
// item, and opens or closes no block.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const espaceInsecable: Rule = {
  code: 'espace-insecable',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const span of fichier.extraction.insecables) {
        const text = fichier.rope.slice(span.start, span.end);
        const mark = text.trim();
        const from = span.start + text.indexOf(mark);
        const before = { fichier, span: { start: span.start, end: from }, texte: '' };
        const after = { fichier, span: { start: from + mark.length, end: span.end }, texte: ' ' };
        const edits = [before, after].filter((one) => one.span.start < one.span.end);
        const what = mark.startsWith('#')
          ? 'ce titre n’est pas reconnu'
          : mark.startsWith(':')
            ? 'la preuve que cette ligne ouvre ou ferme n’est pas reconnue'
            : 'cette ligne de liste n’est pas reconnue';
        const [where, how, titre] =
          from > span.start
            ? ['précède', 'Effacez-la', 'Effacer l’espace insécable']
            : ['suit', 'Effacez-la et tapez une espace ordinaire', 'Taper une espace ordinaire'];
        const message = `Une espace insécable ${where} ${quoted(mark)} : ${what}. ${how}.`;
        const fixes = [{ titre, edits, sure: true, preferee: true }] as const;
        yield { niveau: 'faute', fichier, span, message, fixes };
      }
    }
  },
};
