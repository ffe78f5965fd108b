// Cures: a fix is data on a finding (edits, files to create), applied by whoever shows it; nothing here touches a disk.
import type { Fichier } from './dossier.js';
import type { Span } from './text.js';

/** A replacement in one file of the dossier; an empty span inserts, an empty text removes. */
export interface Edit {
  readonly fichier: Fichier;
  readonly span: Span;
  readonly texte: string;
}

/** A file to create; never one that exists. */
export interface NewFile {
  /** Relative to the folder of the root, with `/`. */
  readonly chemin: string;
  readonly texte: string;
}

/** One way to mend a finding. */
export interface Fix {
  /** What it does, in French, beginning with a verb in the infinitive. */
  readonly titre: string;
  /** Disjoint, each changing only the bytes it must. */
  readonly edits: readonly Edit[];
  readonly fichiers?: readonly NewFile[];
  /** The texts hold placeholders `${1:…}`: an editor that can makes them active, others call `plainSnippet`. */
  readonly modele?: true;
  /** Needs no decision: also applied by `source.fixAll.dep` and `dep check --fix`. */
  readonly sure?: true;
  /** The one to propose first when there are several. */
  readonly preferee?: true;
}

/** The text of a file once these edits are made in it; edits of other files are left out. */
export function applyEdits({ texte }: Fichier, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let at = 0;
  for (const { span, texte: replacement } of sorted) {
    result += texte.slice(at, span.start) + replacement;
    at = span.end;
  }
  return result + texte.slice(at);
}
