// Puts what was read off the segments of one text together, each at its place; settles what looks over an edge.
import type { Attribut, Bloc, Extraction, Ignore, Illisible, Piece, Titre } from './extraction.js';
import type { Span } from './text.js';

/** The same piece, every offset moved by `by`. Half of a long text moves at each keystroke: nothing is copied that need not be. */
export function shifted(piece: Piece, by: number): Piece {
  if (by === 0) return piece;
  const span = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const spans = (all: readonly Span[]): readonly Span[] => (all.length === 0 ? all : all.map(span));
  const moved = <T extends { readonly span: Span }>(one: T): T => ({ ...one, span: span(one.span) });
  const each = <T extends { readonly span: Span }>(all: readonly T[]): readonly T[] => (all.length === 0 ? all : all.map(moved));
  const { entete, premier } = piece;
  return {
    entete: entete && { ...moved(entete), contentStart: entete.contentStart + by },
    titres: each(piece.titres),
    blocs: piece.blocs.map((bloc) => movedBloc(bloc, by)),
    liens: piece.liens.map((one) => ({ cible: one.cible, span: span(one.span), spanCible: span(one.spanCible) })),
    reperes: spans(piece.reperes),
    signaux: each(piece.signaux),
    passages: piece.passages.map(({ start, mots }) => ({ start: start + by, mots })),
    ignores: piece.ignores.map((one) => ({ ...moved(one), cible: one.cible && span(one.cible) })),
    appels: each(piece.appels),
    citations: each(piece.citations),
    rompus: each(piece.rompus),
    rubriques: each(piece.rubriques),
    marques: spans(piece.marques),
    bruts: spans(piece.bruts),
    insecables: spans(piece.insecables),
    exces: spans(piece.exces),
    premier: premier && span(premier),
    avant: piece.avant,
  };
}

/** Attributes are moved only if somebody looks for their places: `textes` (dossier.ts) reads them where they were first read. */
function movedBloc(bloc: Bloc, by: number): Bloc {
  const { origine = bloc } = bloc;
  const span = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  let attributs: Bloc['attributs'] | undefined;
  const moved: Bloc = {
    nom: bloc.nom,
    spanNom: span(bloc.spanNom),
    titre: bloc.titre,
    spanTitre: span(bloc.spanTitre),
    get attributs() {
      attributs ??= movedAttributs(origine.attributs, moved.span.start - origine.span.start);
      return attributs;
    },
    doublons: bloc.doublons.map((one) => ({ texte: one.texte, span: span(one.span) })),
    span: span(bloc.span),
    ouverture: span(bloc.ouverture),
    ferme: bloc.ferme,
    parent: bloc.parent,
    vide: bloc.vide,
    origine,
  };
  return moved;
}

function movedAttributs(attributs: ReadonlyMap<string, Attribut>, by: number): ReadonlyMap<string, Attribut> {
  const moved = new Map<string, Attribut>();
  for (const { nom, texte, span, valeurs } of attributs.values()) {
    moved.set(nom, {
      nom,
      span: { start: span.start + by, end: span.end + by },
      texte,
      valeurs: valeurs.map((one) => ({ texte: one.texte, span: { start: one.span.start + by, end: one.span.end + by } })),
    });
  }
  return moved;
}

/** The pieces of one text as one extraction: what looks over the edge of a segment is settled here. */
export function join(pieces: readonly Piece[]): Extraction {
  const blocs: Bloc[] = [];
  for (const piece of pieces) {
    const base = blocs.length;
    for (const one of piece.blocs)
      blocs.push(
        base === 0 || one.parent === undefined ? one : { ...one, parent: one.parent + base, origine: one.origine ?? one },
      );
  }
  return {
    entete: pieces[0]?.entete,
    titres: titresOf(pieces),
    blocs,
    liens: all(pieces, (one) => one.liens),
    reperes: all(pieces, (one) => one.reperes),
    illisibles: illisiblesOf(pieces),
    passages: all(pieces, (one) => one.passages),
    ignores: ignoresOf(pieces),
    appels: all(pieces, (one) => one.appels),
    citations: all(pieces, (one) => one.citations),
    rompus: all(pieces, (one) => one.rompus),
    rubriques: all(pieces, (one) => one.rubriques),
    marques: all(pieces, (one) => one.marques),
    bruts: all(pieces, (one) => one.bruts),
    insecables: all(pieces, (one) => one.insecables),
    exces: all(pieces, (one) => one.exces),
  };
}

/** One list of every piece, one after the other. */
function all<T>(pieces: readonly Piece[], of: (piece: Piece) => readonly T[]): T[] {
  const found: T[] = [];
  for (const piece of pieces) for (const one of of(piece)) found.push(one);
  return found;
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
  for (const { span, cause, attend } of all(pieces, (one) => one.signaux)) {
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
