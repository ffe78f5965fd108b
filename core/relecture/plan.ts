// Headings and blocks of a Markdown text, by its lines alone: to say where a passage is without the parser, which the
// editor’s side of the extension does not carry.
import { lines, type Span } from '../text.js';

/** A heading or the opening of a block, up to the next of its level or above, or to its closing line. */
export interface Section extends Span {
  /** 1 to 6 for a heading, 7 and more for a block. */
  readonly niveau: number;
  readonly titre: string;
  /** Titles of those around it, outermost first, its own last. */
  readonly chemin: readonly string[];
}

/** The sections of a text, in the order of the text. */
export function plan(texte: string): readonly Section[] {
  const found: { -readonly [K in keyof Section]: Section[K] }[] = [];
  let open: (typeof found)[number][] = [];
  const close = (niveau: number, end: number): void => {
    for (const one of open) if (one.niveau >= niveau) one.end = end;
    open = open.filter((one) => one.niveau < niveau);
  };
  let fence: string | undefined;
  for (const { start, end } of lines(texte)) {
    // No title is longer; a long line costs nothing.
    const line = texte.slice(start, Math.min(end, start + 300));
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || (mark.startsWith(fence) && line.trim() === mark)))
      fence = fence === undefined ? mark : undefined;
    if (fence !== undefined) continue;
    const [, signs = '', heading = ''] = /^ {0,3}(#{1,6})[ \t]+(\S[^\r\n]*)/.exec(line) ?? [];
    const [, label] = /^ {0,3}:{3,}[\p{L}-]+\[([^\]\n]*)/u.exec(line) ?? [];
    const titre = label ?? heading.trimEnd().replace(/ #+$/, '');
    if (signs !== '' || label !== undefined) {
      const niveau = signs.length || 7 + open.filter((one) => one.niveau > 6).length;
      close(niveau, start);
      const one = { start, end: texte.length, niveau, titre, chemin: [...open.map((other) => other.titre), titre] };
      open.push(one);
      found.push(one);
    } else if (/^ {0,3}:{3,}[ \t]*$/.test(line)) close(Math.max(7, ...open.map((one) => one.niveau)), end);
  }
  return found;
}

/** Titles of the sections around an offset, outermost first. */
export function cheminDe(sections: readonly Section[], offset: number): readonly string[] {
  return sections.findLast((one) => one.start <= offset && offset < one.end)?.chemin ?? [];
}
