// A link or an image whose path has spaces: it stays plain text.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const lienAvecEspaces: Rule = {
  code: 'lien-avec-espaces',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const { texte, span } of fichier.extraction.rompus) {
        const message = `Le nom ${quoted(texte)} contient des espaces : ni lien ni image n’apparaîtra. Entourez-le de chevrons, (<${texte}>), ou renommez le fichier sans espaces.`;
        const edits = [
          { fichier, span: { start: span.start, end: span.start }, texte: '<' },
          { fichier, span: { start: span.end, end: span.end }, texte: '>' },
        ];
        yield { niveau: 'faute', fichier, span, message, fixes: [{ titre: 'Entourer le nom de chevrons', edits, sure: true }] };
      }
    }
  },
};
