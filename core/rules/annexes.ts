// Shared by the two rules on numbered annexes: their headings, wherever they stand.
import type { Dossier } from '../dossier.js';
import type { Place } from '../finding.js';
import { fold } from '../text.js';

/** The numbered annexes that headings announce, by number; the first heading of a number counts. */
export function numberedAnnexes(dossier: Dossier): ReadonlyMap<number, Place> {
  const found = new Map<number, Place>();
  for (const fichier of dossier.fichiers) {
    for (const { texte, span } of fichier.extraction.titres) {
      const numero = Number(/^annexe (?:n° ?)?(\d{1,3})\b/.exec(fold(texte))?.[1]);
      if (numero >= 0 && !found.has(numero)) found.set(numero, { fichier, span });
    }
  }
  return found;
}
