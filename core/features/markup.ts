// A fiche as text, or as Markdown in which nothing that was typed is active: no link, no HTML, no icon, no emphasis.
import type { Place } from '../finding.js';
import type { Fiche, Ligne } from './fiches.js';

/** Where a line’s place is, in words; adapters know lines. */
export type Where = (place: Place) => string;

/** Plain text, one line under the other. */
export function ficheText({ titre, lignes }: Fiche, where: Where): string {
  return [titre, '', ...lignes.map((one) => `${one.sous ? '  ' : ''}${withPlace(one, where)}`)].join('\n');
}

/** Markdown: the title in bold, the lines as a list. */
export function ficheMarkdown({ titre, lignes }: Fiche, where: Where): string {
  const items = lignes.map((one) => `${one.sous ? '  ' : ''}- ${escaped(withPlace(one, where))}`);
  return [`**${escaped(titre)}**`, '', ...items].join('\n');
}

function withPlace({ texte, place }: Ligne, where: Where): string {
  return place ? `${texte}, ${where(place)}` : texte;
}

/** Text that Markdown shows as it is. */
function escaped(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
