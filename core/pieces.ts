// Puts what was read off the segments of one text together, each at its place; settles what looks over an edge.
import type { Extraction, Ignore, Illisible, Piece, Titre } from './extraction.js';
import type { Span } from './text.js';

/** The same piece, every offset moved by `by`. */
export function shifted(piece: Piece, by: number): Piece {
  const span = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const moved = <T extends { readonly span: Span }>(one: T): T => ({ ...one, span: span(one.span) });
  const { entete, premier } = piece;
  return {
    ...piece,
    entete: entete && { ...moved(entete), contentStart: entete.contentStart + by },
    titres: piece.titres.map(moved),
    blocs: piece.blocs.map((bloc) => ({
      ...moved(bloc),
      spanNom: span(bloc.spanNom),
      spanTitre: span(bloc.spanTitre),
      ouverture: span(bloc.ouverture),
      doublons: bloc.doublons.map(moved),
      attributs: new Map([...bloc.attributs].map(([nom, one]) => [nom, { ...moved(one), valeurs: one.valeurs.map(moved) }])),
    })),
    liens: piece.liens.map((one) => ({ ...moved(one), spanCible: span(one.spanCible) })),
    reperes: piece.reperes.map(span),
    signaux: piece.signaux.map(moved),
    passages: piece.passages.map((one) => ({ ...one, start: one.start + by })),
    ignores: piece.ignores.map((one) => ({ ...moved(one), cible: one.cible && span(one.cible) })),
    appels: piece.appels.map(moved),
    citations: piece.citations.map(moved),
    rompus: piece.rompus.map(moved),
    rubriques: piece.rubriques.map(moved),
    marques: piece.marques.map(span),
    insecables: piece.insecables.map(span),
    bruts: piece.bruts.map(span),
    exces: piece.exces.map(span),
    premier: premier && span(premier),
  };
}

/** The pieces of one text as one extraction: what looks over the edge of a segment is settled here. */
export function join(pieces: readonly Piece[]): Extraction {
  const blocs: Extraction['blocs'][number][] = [];
  for (const piece of pieces) {
    const base = blocs.length;
    for (const one of piece.blocs)
      blocs.push(base === 0 || one.parent === undefined ? one : { ...one, parent: one.parent + base });
  }
  return {
    entete: pieces[0]?.entete,
    titres: titresOf(pieces),
    blocs,
    liens: pieces.flatMap((one) => one.liens),
    reperes: pieces.flatMap((one) => one.reperes),
    illisibles: illisiblesOf(pieces),
    passages: pieces.flatMap((one) => one.passages),
    ignores: ignoresOf(pieces),
    appels: pieces.flatMap((one) => one.appels),
    citations: pieces.flatMap((one) => one.citations),
    rompus: pieces.flatMap((one) => one.rompus),
    rubriques: pieces.flatMap((one) => one.rubriques),
    marques: pieces.flatMap((one) => one.marques),
    insecables: pieces.flatMap((one) => one.insecables),
    bruts: pieces.flatMap((one) => one.bruts),
    exces: pieces.flatMap((one) => one.exces),
  };
}

/** The last heading of a segment is empty only if nothing to read, and no deeper heading, follows in the next ones. */
function titresOf(pieces: readonly Piece[]): Titre[] {
  const titres: Titre[] = [];
  let content = false;
  let niveau = 0;
  for (const piece of [...pieces].reverse()) {
    for (const [index, titre] of [...piece.titres.entries()].reverse()) {
      const last = index === piece.titres.length - 1;
      titres.push(last && titre.vide && (content || niveau > titre.niveau) ? { ...titre, vide: false } : titre);
    }
    const [first] = piece.titres;
    content = piece.avant || (first === undefined && content);
    if (first) niveau = first.niveau;
  }
  return titres.reverse();
}

/** A refused opening line is told once: the closing line that belonged to it is not told again. */
function illisiblesOf(pieces: readonly Piece[]): Illisible[] {
  const illisibles: Illisible[] = [];
  let expected = 0;
  for (const { span, cause, attend } of pieces.flatMap((one) => one.signaux)) {
    if (cause && (attend >= 0 || expected === 0)) illisibles.push({ span, cause });
    expected = Math.max(0, expected + attend);
  }
  return illisibles;
}

/** A comment at the end of a segment is about what begins the next one. */
function ignoresOf(pieces: readonly Piece[]): Ignore[] {
  const ignores: Ignore[] = [];
  let premier: Span | undefined;
  for (const piece of [...pieces].reverse()) {
    for (const one of [...piece.ignores].reverse()) ignores.push(one.cible ? one : { ...one, cible: premier });
    premier = piece.premier ?? premier;
  }
  return ignores.reverse();
}
