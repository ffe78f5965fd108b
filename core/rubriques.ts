// The rubrics of a block, and which of them are empty: pure, from what the parser and the marks found in it.
import type { Rubrique } from './extraction.js';
import type { Span } from './text.js';

/** What announces a rubric. */
export interface Label {
  /** Level of the heading; 7 for a label in bold. */
  readonly niveau: number;
  readonly texte: string;
  readonly span: Span;
  /** True when nothing of its own paragraph follows it. */
  readonly seul: boolean;
}

/** A label in bold longer than this is a sentence. */
const words = 8;

/**
 * The rubrics of one block. A label is empty when nothing that begins at one of `contents`, and no deeper label,
 * stands between it and the next one or `end`. Words in bold that stand alone may also be a sentence: they are a label
 * when they end with a colon, or when another label of the block has its text.
 */
export function rubriques(labels: readonly Label[], contents: readonly number[], end: number): Rubrique[] {
  const isLabel = ({ niveau, texte }: Label): boolean =>
    niveau < 7 || /:$/.test(texte) || (texte.split(/\s+/).length <= words && labels.some((one) => !one.seul));
  return labels.map((label, at) => {
    const next = labels[at + 1];
    const until = next?.span.start ?? end;
    const followed = contents.some((start) => start >= label.span.end && start < until);
    const vide = label.seul && !followed && !(next && next.niveau > label.niveau) && isLabel(label);
    return { texte: label.texte.replace(/(?<![\s.:])[\s.:]+$/, ''), span: label.span, vide };
  });
}
