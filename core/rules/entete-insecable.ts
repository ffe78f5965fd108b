// A no-break space around a colon or a dash of the front matter: read here as a space, a fault for other programs.
import type { Fichier } from '../dossier.js';
import type { Rule } from '../finding.js';
import { allOf, type Span } from '../text.js';

export const enteteInsecable: Rule = {
  code: 'entete-insecable',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const span of [...fichier.entete.insecables, ...around(fichier)]) {
        const message =
          'Une espace insécable se trouve ici, dans l’en-tête : beaucoup de logiciels ne liraient pas cette ligne. Effacez-la et tapez une espace ordinaire.';
        const edits = [{ fichier, span, texte: ' '.repeat(span.end - span.start) }];
        const fixes = [{ titre: 'Mettre une espace ordinaire', edits, sure: true }] as const;
        yield { niveau: 'faute', fichier, span, message, fixes };
      }
    }
  },
};

/** Those that follow the two lines of hyphens. */
function around({ rope, extraction: { entete } }: Fichier): Span[] {
  if (!entete) return [];
  const { span, yaml, contentStart } = entete;
  return [
    { start: span.start, end: contentStart },
    { start: contentStart + yaml.length, end: span.end },
  ].flatMap((line) =>
    allOf(/[\u00a0\u2009\u202f]+/g, rope.slice(line.start, line.end)).map(({ 0: text, index }) => ({
      start: line.start + index,
      end: line.start + index + text.length,
    })),
  );
}
