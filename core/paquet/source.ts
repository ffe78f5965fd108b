// One text of a pack, and what is wrong in it: a problem always names its file, its line and its cause.
import { french } from '../french.js';
import { LineIndex, type Span } from '../text.js';

/** What is wrong with a pack, and where. */
export interface Probleme {
  /** French kebab-case, stable. */
  readonly code: string;
  /** A pack with one `erreur` is not loaded. */
  readonly severite: 'erreur' | 'avertissement';
  /** Path of the file inside the pack. */
  readonly chemin: string;
  readonly span: Span;
  /** From 1. */
  readonly ligne: number;
  /** From 1. */
  readonly colonne: number;
  /** What, and what to do, in French. */
  readonly message: string;
}

/** A text of a pack, by its path. */
export class Source {
  private index: LineIndex | undefined;

  constructor(
    readonly chemin: string,
    readonly texte: string,
  ) {}

  /** Something that makes the pack unusable. */
  erreur(code: string, span: Span, message: string): Probleme {
    return this.probleme('erreur', code, span, message);
  }

  /** Something to look at, with which the pack still works. */
  avertissement(code: string, span: Span, message: string): Probleme {
    return this.probleme('avertissement', code, span, message);
  }

  private probleme(severite: Probleme['severite'], code: string, span: Span, message: string): Probleme {
    this.index ??= new LineIndex(this.texte);
    const { line, column } = this.index.at(span.start);
    return { code, severite, chemin: this.chemin, span, ligne: line + 1, colonne: column + 1, message: french(message) };
  }
}

/** The start of a text: where what concerns the whole of it is told. */
export const start: Span = { start: 0, end: 0 };

/** Something wrong with a file that is not there, or cannot be read as a text. */
export function absent(chemin: string, code: string, message: string): Probleme {
  return new Source(chemin, '').erreur(code, start, message);
}
