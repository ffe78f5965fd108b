// A proposal as its makers give it: with all the names by which it may be looked for.

/** One thing that may be written. */
export interface Proposal {
  readonly genre: 'nature' | 'attribut' | 'critere' | 'mot' | 'preuve' | 'apprenant' | 'modele' | 'cle';
  readonly label: string;
  readonly detail: string;
  readonly aide: string;
  /** The name shown first, then identifiers and other spellings. */
  readonly noms: readonly string[];
  readonly texte: string;
  readonly modele: string | undefined;
}
