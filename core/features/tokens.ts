// Colours that depend on the dossier: in the opening lines of blocks, which names the référentiel and the dossier know.
import type { Analysis } from '../analysis.js';
import { type Fichier, valeurs } from '../dossier.js';
import { between, type Span } from '../text.js';

/** A coloured name. Names of one line, in the order of the text, never one on the other. */
export interface Jeton {
  readonly genre: 'nature' | 'critere' | 'renvoi' | 'attribut' | 'valeur';
  readonly connu: boolean;
  readonly span: Span;
}

/** Rules that say a name means nothing: what they find is coloured as unknown, and nothing else is. */
const inconnus = {
  'nature-inconnue': 'nature',
  'critere-inconnu': 'critere',
  'lien-introuvable': 'renvoi',
  'attribut-inconnu': 'attribut',
  'facette-inconnue': 'valeur',
  'valeur-inconnue': 'valeur',
} as const satisfies Readonly<Record<string, Jeton['genre']>>;

/** The coloured names of the opening lines that start in a stretch of a file (the whole of it by default). */
export function tokens({ dossier, findings }: Analysis, fichier: Fichier, within?: Span): readonly Jeton[] {
  const { start, end } = within ?? { start: 0, end: fichier.texte.length + 1 };
  const unknown = findings
    .filter(({ code, fichier: where }) => where === fichier && code in inconnus)
    .map(({ code, span }) => ({ start: span.start, span, genre: inconnus[code as keyof typeof inconnus] }));
  const found = new Map<number, Jeton>();
  for (const preuve of dossier.preuves) {
    const { spanNom, ouverture } = preuve.bloc;
    if (preuve.fichier !== fichier || ouverture.start < start || ouverture.start >= end) continue;
    const put = (genre: Jeton['genre'], span: Span): unknown => found.set(span.start, { genre, connu: true, span });
    put('nature', spanNom);
    for (const { span } of valeurs(preuve, 'pour')) put('critere', span);
    for (const { span } of valeurs(preuve, 'sur')) put('renvoi', span);
    for (const { genre, span } of between(unknown, ouverture.start, ouverture.end)) {
      if (span.end <= ouverture.end) found.set(span.start, { genre, connu: false, span });
    }
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}
