// What is read off one Markdown file: plain values with offsets, and nothing of the parser.
import type { Span } from './text.js';

/** A heading outside any block. */
export interface Titre {
  readonly niveau: number;
  readonly texte: string;
  readonly span: Span;
  /** True when neither text nor a deeper heading follows before the next heading of this level or above. */
  readonly vide: boolean;
}

/** One attribute of a block, with the place of its name and value and of each comma-separated item. */
export interface Attribut {
  readonly nom: string;
  readonly span: Span;
  readonly texte: string;
  readonly valeurs: readonly Valeur[];
}

/** One comma-separated item of an attribute, or a value of the front matter. */
export interface Valeur {
  readonly texte: string;
  readonly span: Span;
}

/** A container directive (`:::nature[Titre]{…}`). */
export interface Bloc {
  readonly nom: string;
  readonly spanNom: Span;
  readonly titre: string;
  readonly spanTitre: Span;
  readonly attributs: ReadonlyMap<string, Attribut>;
  /** Attributes written a second time: the last one counts, these do not. */
  readonly doublons: readonly Valeur[];
  readonly span: Span;
  readonly ouverture: Span;
  /** False when no closing line was found before the end of its container. */
  readonly ferme: boolean;
  /** Index of the enclosing block in the list, undefined at top level. */
  readonly parent: number | undefined;
  readonly vide: boolean;
  /** The block as it was first read, wherever it has moved since: the same as long as nothing in it changes. */
  readonly origine?: Bloc;
  /** How far from there it stands. */
  readonly by?: number;
}

/** A link or an image: what it points to, as read; `spanCible` is where that is written, the whole link if it cannot be told. */
export interface Lien {
  readonly cible: string;
  readonly span: Span;
  readonly spanCible: Span;
}

/**
 * A call to a reading, « (Clot, 2008) », « Clot (2008) ». How far it can be told from a place or a diploma with its year:
 * `sure` (several authors, a page), `probable` (one name), `vague` (a year after some words: names nothing by itself).
 */
export interface Citation {
  /** Last words of the authors’ names, as typed. */
  readonly auteurs: readonly string[];
  readonly annees: readonly string[];
  readonly certitude: 'sure' | 'probable' | 'vague';
  readonly span: Span;
}

/** A rubric inside a block: a heading, or a label in bold at the start of a paragraph. */
export interface Rubrique {
  readonly texte: string;
  readonly span: Span;
  /** True when nothing follows it before the next rubric or the end of the block. */
  readonly vide: boolean;
}

/** A line that looks like a block but is not one, and why. */
export interface Illisible {
  readonly span: Span;
  readonly cause: 'guillemets' | 'espace' | 'crochet' | 'accolade' | 'nom' | 'deux' | 'virgule' | 'fermeture' | 'autre';
}

/** Words of one paragraph, table row or heading: enough to count words anywhere. */
export interface Passage {
  readonly start: number;
  readonly mots: number;
}

/** What may be unreadable, before it is known whether a closing line was expected. */
export interface Signal {
  readonly span: Span;
  /** Undefined for a block that is readable, and whose own closing line is still to come. */
  readonly cause: Illisible['cause'] | undefined;
  /** Closing lines that are expected after it: one more, one less. */
  readonly attend: -1 | 0 | 1;
}

/** A call to a numbered annexe in the text: « voir annexe 2 », « annexes 1 à 3 » (one for each number). */
export interface Appel {
  readonly numero: number;
  readonly span: Span;
}

/** A comment `<!-- dep-ignore code critère : motif -->`: silences one rule on the block, heading or paragraph that follows. */
export interface Ignore {
  readonly code: string;
  /** The criterion whose findings it silences; undefined for all of them. */
  readonly critere: string | undefined;
  /** Why; empty when it is missing, and then nothing is silenced. */
  readonly motif: string;
  readonly span: Span;
  /** What follows the comment; undefined when nothing does. */
  readonly cible: Span | undefined;
}

/** Everything that is read off one text, in its order. */
export interface Extraction {
  readonly entete: { readonly span: Span; readonly yaml: string; readonly contentStart: number } | undefined;
  readonly titres: readonly Titre[];
  readonly blocs: readonly Bloc[];
  readonly liens: readonly Lien[];
  readonly reperes: readonly Span[];
  readonly illisibles: readonly Illisible[];
  readonly passages: readonly Passage[];
  readonly ignores: readonly Ignore[];
  readonly appels: readonly Appel[];
  /** Markers of headings and lists followed by a no-break space: they mark nothing. */
  readonly insecables: readonly Span[];
  readonly citations: readonly Citation[];
  /** Targets with spaces that make a link or an image stay plain text. */
  readonly rompus: readonly Valeur[];
  readonly rubriques: readonly Rubrique[];
  /** Byte order marks inside the text, where they are invisible and hide what they precede. */
  readonly marques: readonly Span[];
  /** Blocks of code and HTML, comments included: nothing of ours is read there. */
  readonly bruts: readonly Span[];
  /** Stretches set aside because the parser could not take them (see `limits.ts`). */
  readonly exces: readonly Span[];
  /** What all this is put together from: the same pieces, a few dozen segments each, as before the last edit but for one. */
  readonly pieces: readonly Placed[];
}

/** What is read off one segment, and what its neighbours need to know of it. Offsets are from its start. */
export interface Piece extends Omit<Extraction, 'illisibles' | 'pieces'> {
  readonly signaux: readonly Signal[];
  /** The first thing that is no comment: what a `dep-ignore` at the end of the segment before is about. */
  readonly premier: Span | undefined;
  /** Something to read stands before its first heading. */
  readonly avant: boolean;
}

/** A piece, and where its segment begins. */
export interface Placed {
  readonly piece: Piece;
  readonly start: number;
}

/** What is read off a text that is not read at all. */
export const nothing: Extraction = {
  entete: undefined,
  titres: [],
  blocs: [],
  liens: [],
  reperes: [],
  illisibles: [],
  passages: [],
  ignores: [],
  appels: [],
  insecables: [],
  citations: [],
  rompus: [],
  rubriques: [],
  marques: [],
  bruts: [],
  exces: [],
  pieces: [],
};
