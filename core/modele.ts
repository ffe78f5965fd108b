// Modèles (templates): texts with placeholders that a candidate inserts. Plain data, checked when it is loaded.

/** One modèle, as its Markdown file says it. */
export interface Modele {
  readonly id: string;
  readonly titre: string;
  /** What is typed to call it. */
  readonly prefixe: string;
  readonly description: string;
  /** Nature of the block it begins with; undefined for a text without block. */
  readonly nature?: string;
  /** Written criteria it helps to prove; empty when it serves none in particular. */
  readonly criteres: readonly string[];
  /** Text to insert, with `${1:…}` placeholders. */
  readonly corps: string;
}
