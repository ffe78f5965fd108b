// Reads a whole text: cuts it into segments, reads those that are not known yet, puts what was read together.
import type { Extraction, Ignore, Illisible, Piece, Titre } from './extraction.js';
import { nothing } from './extraction.js';
import { limits } from './limits.js';
import { opensBlock, readPiece } from './markdown.js';
import { cut, type Segment } from './segments.js';
import type { Span } from './text.js';

/** Reads one file. Never throws; a text beyond `limits.file` gives an extraction that only says so. */
export function extract(source: string, memory: Memory = new Memory()): Extraction {
  if (source.length > limits.file) return { ...nothing, exces: [{ start: 0, end: source.length }] };
  // micromark takes a byte order mark out of the text without counting it: here it is taken out first, and counted.
  const bom = source.startsWith('\ufeff') ? 1 : 0;
  return join(memory.read(bom === 0 ? source : source.slice(bom), bom));
}

/** A segment of the last text, as it was read. */
interface Read {
  readonly segment: Segment;
  readonly source: string;
  readonly piece: Piece;
  /** Offset in the file for which the piece is placed. */
  readonly at: number;
}

/** What was read of one file: an edit changes one segment, the others are found again without reading them. */
export class Memory {
  private reads: readonly Read[] = [];
  /** What the last texts no longer held: an unclosed fence that is closed again brings it back. */
  private lost = new Map<string, Piece>();
  private readonly openings = new Map<string, boolean>();

  /** The pieces of a text, each placed at its offset plus `shift`. */
  read(text: string, shift: number): Piece[] {
    const head = this.head(text);
    const from = head.at(-1)?.segment.end ?? 0;
    const tail = this.tail(text, from);
    const stops = new Set(tail.map((one) => one.segment.start));
    const between = cut(text, (line) => this.opens(line), { from, stops }).map((segment) => this.fresh(text, segment));
    const stop = between.at(-1)?.segment.end ?? from;
    const reads = [...head, ...between, ...tail.filter((one) => one.segment.start >= stop)].map((one) =>
      place(one, one.segment.start + shift),
    );
    this.forget(reads);
    this.reads = reads;
    return reads.map((one) => one.piece);
  }

  /** The first segments of the last text that are the same in this one, whatever follows them. */
  private head(text: string): Read[] {
    const head: Read[] = [];
    for (const one of this.reads) {
      const { start, end, sealed } = one.segment;
      if (!sealed || text.slice(start, end) !== one.source) break;
      head.push(one);
    }
    // What ends one of these is where the next one begins: that must be read again.
    while (head.at(-1)?.segment.genre === 'texte') head.pop();
    const end = head.at(-1)?.segment.end ?? 0;
    if (text.charAt(end) === '\n' && text.charAt(end - 1) === '\r') head.pop();
    return head;
  }

  /** The last segments of the last text that are the same at the end of this one, at their new offsets. */
  private tail(text: string, from: number): Read[] {
    const tail: Read[] = [];
    const by = text.length - (this.reads.at(-1)?.segment.end ?? 0);
    for (let index = this.reads.length - 1; index >= 0; index--) {
      const one = this.reads[index];
      if (!one) break;
      const segment = { ...one.segment, start: one.segment.start + by, end: one.segment.end + by };
      if (segment.start < from || text.slice(segment.start, segment.end) !== one.source) break;
      tail.push({ ...one, segment });
    }
    return tail.reverse();
  }

  private fresh(text: string, segment: Segment): Read {
    const source = own(text.slice(segment.start, segment.end));
    const piece = this.lost.get(`${segment.genre}:${source}`) ?? readPiece(source, segment.genre);
    return { segment, source, piece, at: 0 };
  }

  /** True when a line opens a block. */
  private opens(line: string): boolean {
    const known = this.openings.get(line);
    if (known !== undefined) return known;
    if (this.openings.size > 5000) this.openings.clear();
    const opens = opensBlock(line);
    this.openings.set(own(line), opens);
    return opens;
  }

  /** Keeps what the next text may bring back, as long as that is not more than a text holds. */
  private forget(reads: readonly Read[]): void {
    const still = new Set(reads.map((one) => one.source));
    const gone = this.reads.filter((one) => !still.has(one.source));
    if (this.lost.size + gone.length > 2000) this.lost.clear();
    for (const { segment, source, piece, at } of gone) this.lost.set(`${segment.genre}:${source}`, shifted(piece, -at));
  }
}

function place(read: Read, at: number): Read {
  return read.at === at ? read : { ...read, at, piece: shifted(read.piece, at - read.at) };
}

/** A copy that does not keep alive the long text it was cut from. */
function own(text: string): string {
  return ` ${text}`.slice(1);
}

function shifted(piece: Piece, by: number): Piece {
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
    liens: piece.liens.map(moved),
    reperes: piece.reperes.map(span),
    signaux: piece.signaux.map(moved),
    passages: piece.passages.map((one) => ({ ...one, start: one.start + by })),
    ignores: piece.ignores.map((one) => ({ ...moved(one), cible: one.cible && span(one.cible) })),
    appels: piece.appels.map(moved),
    insecables: piece.insecables.map(span),
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
    insecables: pieces.flatMap((one) => one.insecables),
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
