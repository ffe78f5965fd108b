// What can be folded away: the front matter and the blocks. Headings are Markdown's own, every editor folds them already.
import type { Fichier } from '../dossier.js';
import type { Span } from '../text.js';

/** Stretches of a file, each from the first to the last character of what folds, in the order of the text. */
export function folds({ texte, extraction }: Fichier): readonly Span[] {
  const { entete, blocs } = extraction;
  return [...(entete ? [entete.span] : []), ...blocs.map((one) => one.span)].map(({ start, end }) => ({
    start,
    end: start + texte.slice(start, end).trimEnd().length,
  }));
}
