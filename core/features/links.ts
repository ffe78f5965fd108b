// Names to click on that Markdown knows nothing of: parts in the front matter, annexes called in the text or in `annexe`.
import type { Analysis } from '../analysis.js';
import type { Fichier } from '../dossier.js';
import type { Place } from '../finding.js';
import { french } from '../french.js';
import { numberedAnnexes } from '../rules/annexes.js';
import type { Span } from '../text.js';
import { mentions } from './mentions.js';

/** A name, and the heading or the file it leads to. */
export interface LienActif {
  readonly span: Span;
  readonly vers: Place | { readonly chemin: string };
  /** What a click does, in French. */
  readonly aide: string;
}

/** The links of one file, in the order of its text; a name that leads nowhere is none. */
export function links(analysis: Analysis, fichier: Fichier): readonly LienActif[] {
  const annexes = numberedAnnexes(analysis.dossier);
  const lost = analysis.dossier.problemes.filter((one) => one.fichier === fichier).map((one) => one.valeur.span);
  const found = new Map<string, LienActif>();
  for (const one of mentions(analysis)) {
    if (one.fichier !== fichier) continue;
    const { span } = one;
    const vers = one.genre === 'annexe' ? annexes.get(one.numero) : one.genre === 'fichier' ? one : undefined;
    if (!vers || lost.includes(span)) continue;
    const aide = one.genre === 'annexe' ? french(`Aller à l’annexe ${one.numero}`) : 'Ouvrir ce fichier';
    // « annexes 1 à 3 » leads to the first one.
    const place = `${span.start}-${span.end}`;
    if (!found.has(place)) found.set(place, { span, vers, aide });
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}
