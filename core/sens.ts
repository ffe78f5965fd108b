// What the headings and blocks of a dossier say, wherever they stand: as long as that is the same, an edit has changed
// nothing but prose and places, and what was judged of the preuves still holds.
import type { Cadre } from './cadre.js';
import type { Bloc, Piece } from './extraction.js';
import { sum } from './pieces.js';
import { between, rememberingOf } from './text.js';

/** A text for each piece, to compare: which headings and blocks stand in it, in their order, and all that is judged of them. */
export const sensOf = rememberingOf((piece: Piece, { motsJuges }: Cadre): string => {
  const titres = piece.titres.map(({ niveau, texte, span }) => ({ start: span.start, said: [niveau, texte] }));
  const blocs = piece.blocs.map((bloc) => {
    const { start, end } = bloc.span;
    // Words are counted up to the most that is asked for: one more changes nothing.
    const mots = Math.min(sum(between(piece.passages, start, end)), motsJuges);
    const marks = between(piece.reperes, start, end).map((one) => one.start - start);
    return {
      start,
      said: [saidBy(bloc.origine ?? bloc), bloc.parent, mots, ...(marks.length > 0 ? [marks, placesIn(bloc)] : [])],
    };
  });
  return JSON.stringify([...titres, ...blocs].sort((a, b) => a.start - b.start).map(({ said }) => said));
});

/** The opening line of a block, and whether anything stands under it. */
const saidBy = rememberingOf(({ nom, titre, vide, attributs }: Bloc) =>
  JSON.stringify([nom, titre, vide, ...Array.from(attributs.values(), (one) => [one.nom, one.texte, ...textsOf(one)])]),
);

function textsOf({ valeurs }: { readonly valeurs: readonly { readonly texte: string }[] }): readonly string[] {
  return valeurs.map(({ texte }) => texte);
}

/** Where its indications stand from its start: some of them may hold marks left by a template. */
function placesIn({ attributs, span }: Bloc): readonly number[] {
  return [...attributs.values()].flatMap((one) => [one, ...one.valeurs].map((part) => part.span.start - span.start));
}

/** True when two dossiers say the same. */
export function isSameSens(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
