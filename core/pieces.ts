// Puts what was read off the segments of one text together, each at its place; settles what looks over an edge.
// Half of a long text moves at each keystroke: lists are made when somebody asks for them, and values moved only then.
import type { Attribut, Bloc, Extraction, Ignore, Illisible, Lien, Passage, Piece, Placed, Titre, Valeur } from './extraction.js';
import { between, firstFrom, rememberingOf, type Span } from './text.js';

/** The pieces of one text as one extraction: what looks over the edge of a segment is settled here. */
export function join(pieces: readonly Placed[]): Extraction {
  const { signaux: _, premier: __, avant: ___, ...makers } = makersOf(pieces);
  return lazy<Extraction>({ ...makers, illisibles: () => illisiblesOf(pieces), pieces: () => pieces });
}

/** Pieces that follow one another as one: what looks over its own edges is left to settle. */
export function merged(pieces: readonly Placed[]): Piece {
  return lazy<Piece>(makersOf(pieces));
}

type Makers<T> = { readonly [K in keyof T]: () => T[K] };

function makersOf(pieces: readonly Placed[]): Makers<Piece> {
  const all =
    <T>(of: (piece: Piece) => readonly T[], move: (one: T, by: number) => T) =>
    (): readonly T[] =>
      gathered(pieces, of, move);
  return {
    entete: () => enteteOf(pieces),
    titres: () => titresOf(pieces),
    blocs: () => blocsOf(pieces),
    liens: all((one) => one.liens, movedLien),
    reperes: all((one) => one.reperes, movedSpan),
    signaux: all((one) => one.signaux, moved),
    passages: all(
      (one) => one.passages,
      ({ start, mots }, by) => ({ start: start + by, mots }),
    ),
    ignores: () => ignoresOf(pieces),
    appels: all((one) => one.appels, moved),
    citations: all((one) => one.citations, moved),
    rompus: all((one) => one.rompus, movedValeur),
    rubriques: all((one) => one.rubriques, moved),
    marques: all((one) => one.marques, movedSpan),
    bruts: all((one) => one.bruts, movedSpan),
    insecables: all((one) => one.insecables, movedSpan),
    exces: all((one) => one.exces, movedSpan),
    premier: () => premierOf(pieces),
    avant: () => {
      const first = pieces.findIndex(({ piece }) => piece.avant || piece.titres.length > 0);
      return pieces[first]?.piece.avant === true;
    },
  };
}

/** What is wanted of one list of a text, at its place: nothing else of it is moved. */
export function wanted<T, U>(
  { pieces }: Extraction,
  of: (piece: Piece) => readonly T[],
  isWanted: (one: T) => boolean,
  move: (one: T, by: number) => U,
): U[] {
  const found: U[] = [];
  for (const { piece, start } of pieces) for (const one of of(piece)) if (isWanted(one)) found.push(move(one, start));
  return found;
}

/** How many words of a text begin before an offset. */
export function wordsBefore({ pieces }: Extraction): (offset: number) => number {
  const sums = [0];
  for (const { piece } of pieces) sums.push((sums.at(-1) ?? 0) + wordsOf(piece));
  return (offset) => {
    const index = firstFrom(pieces, offset) - 1;
    const last = pieces[index];
    return last ? (sums[index] ?? 0) + sum(between(last.piece.passages, 0, offset - last.start)) : 0;
  };
}

const wordsOf = rememberingOf(({ passages }: Piece) => sum(passages));

/** Words of these passages. */
export function sum(passages: readonly Passage[]): number {
  return passages.reduce((words, one) => words + one.mots, 0);
}

/** A stretch, moved. */
export function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** A value with its place, moved. */
export function moved<T extends { readonly span: Span }>(one: T, by: number): T {
  return { ...one, span: movedSpan(one.span, by) };
}

/** A text with its place, moved. */
export function movedValeur({ texte, span }: Valeur, by: number): Valeur {
  return { texte, span: movedSpan(span, by) };
}

/** A link, moved. */
export function movedLien({ cible, span, spanCible }: Lien, by: number): Lien {
  return { cible, span: movedSpan(span, by), spanCible: movedSpan(spanCible, by) };
}

/** A block at its place. Each of its places is worked out when somebody asks for it: `textes` (dossier.ts) needs none. */
class PlacedBloc implements Bloc {
  private moved: Bloc['attributs'] | undefined;

  constructor(
    readonly origine: Bloc,
    readonly by: number,
    readonly parent: number | undefined,
  ) {}

  get nom(): string {
    return this.origine.nom;
  }
  get spanNom(): Span {
    return movedSpan(this.origine.spanNom, this.by);
  }
  get titre(): string {
    return this.origine.titre;
  }
  get spanTitre(): Span {
    return movedSpan(this.origine.spanTitre, this.by);
  }
  get attributs(): Bloc['attributs'] {
    this.moved ??= movedAttributs(this.origine.attributs, this.by);
    return this.moved;
  }
  get doublons(): Bloc['doublons'] {
    return this.origine.doublons.map((one) => movedValeur(one, this.by));
  }
  get span(): Span {
    return movedSpan(this.origine.span, this.by);
  }
  get ouverture(): Span {
    return movedSpan(this.origine.ouverture, this.by);
  }
  get ferme(): boolean {
    return this.origine.ferme;
  }
  get vide(): boolean {
    return this.origine.vide;
  }
}

function movedAttributs(attributs: ReadonlyMap<string, Attribut>, by: number): ReadonlyMap<string, Attribut> {
  const moved = new Map<string, Attribut>();
  for (const { nom, texte, span, valeurs } of attributs.values())
    moved.set(nom, { nom, span: movedSpan(span, by), texte, valeurs: valeurs.map((one) => movedValeur(one, by)) });
  return moved;
}

/** An object whose properties are made when somebody first asks for them. */
function lazy<T extends object>(makers: Makers<T>): T {
  const made = {} as T;
  for (const key in makers) {
    const get = (): T[typeof key] => {
      const value = makers[key]();
      Object.defineProperty(made, key, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(made, key, { get, enumerable: true, configurable: true });
  }
  return made;
}

/** One list of every piece, one after the other, each value at its place. */
function gathered<T>(
  pieces: readonly Placed[],
  of: (piece: Piece) => readonly T[],
  move: (one: T, by: number) => T,
): readonly T[] {
  const found: T[] = [];
  for (const { piece, start: at } of pieces) for (const one of of(piece)) found.push(move(one, at));
  return found;
}

function enteteOf([first]: readonly Placed[]): Extraction['entete'] {
  const entete = first?.piece.entete;
  return first && entete && { ...moved(entete, first.start), contentStart: entete.contentStart + first.start };
}

function blocsOf(pieces: readonly Placed[]): Bloc[] {
  const blocs: Bloc[] = [];
  for (const { piece, start: at } of pieces) {
    const base = blocs.length;
    for (const one of piece.blocs) {
      const { origine = one, by = 0, parent } = one;
      blocs.push(new PlacedBloc(origine, by + at, parent === undefined ? undefined : parent + base));
    }
  }
  return blocs;
}

/** The last heading of a segment is empty only if nothing to read, and no deeper heading, follows in the next ones. */
function titresOf(pieces: readonly Placed[]): Titre[] {
  const titres: Titre[] = [];
  let content = false;
  let after = 0;
  for (const { piece, start: at } of [...pieces].reverse()) {
    for (let index = piece.titres.length - 1; index >= 0; index--) {
      const { niveau, texte, span, vide } = piece.titres[index] as Titre;
      const full = index === piece.titres.length - 1 && (content || after > niveau);
      titres.push({ niveau, texte, span: movedSpan(span, at), vide: vide && !full });
    }
    const [first] = piece.titres;
    content = piece.avant || (first === undefined && content);
    if (first) after = first.niveau;
  }
  return titres.reverse();
}

/** A refused opening line is told once: the closing line that belonged to it is not told again. */
function illisiblesOf(pieces: readonly Placed[]): Illisible[] {
  const illisibles: Illisible[] = [];
  let expected = 0;
  for (const { piece, start: at } of pieces) {
    for (const { span, cause, attend } of piece.signaux) {
      if (cause && (attend >= 0 || expected === 0)) illisibles.push({ span: movedSpan(span, at), cause });
      expected = Math.max(0, expected + attend);
    }
  }
  return illisibles;
}

/** A comment at the end of a segment is about what begins the next one. */
function ignoresOf(pieces: readonly Placed[]): Ignore[] {
  const ignores: Ignore[] = [];
  for (const [index, { piece, start: at }] of pieces.entries())
    for (const one of piece.ignores)
      ignores.push({ ...moved(one, at), cible: one.cible ? movedSpan(one.cible, at) : premierOf(pieces.slice(index + 1)) });
  return ignores;
}

/** The first thing in pieces that is no comment. */
function premierOf(pieces: readonly Placed[]): Span | undefined {
  const first = pieces.find(({ piece }) => piece.premier);
  return first?.piece.premier && movedSpan(first.piece.premier, first.start);
}
