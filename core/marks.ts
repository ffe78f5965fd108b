// What is looked for in the source of a paragraph or a comment, where the parser sees only text.
import type { Ignore } from './extraction.js';
import type { Span } from './text.js';

// Marks that templates leave and candidates forget: <…>, [à préciser : …], ${1:…}, TODO, xxx, Lorem ipsum; accents typed
// in any way. `[…]` alone is not one: it is how French marks a cut in a quotation.
const repere =
  /<(?:…|\.\.\.|[^<>\n]{0,80}(?:…|\.\.\.))>|[<[](?:à|a\u0300?|À|A\u0300?)\s(?:compl[ée]\u0301?ter|pr[ée]\u0301?ciser|remplir|d[ée]\u0301?finir|r[ée]\u0301?diger|COMPL[ÉE]\u0301?TER|PR[ÉE]\u0301?CISER|REMPLIR|R[ÉE]\u0301?DIGER)[^\]>]{0,200}[\]>](?![([])|\$\{\d+[:|}][^}\n]{0,200}\}?|\b(?:TODO|FIXME)\b|\b[xX]{3,}\b|\bLorem ipsum\b/g;

/** Marks left by templates, outside comments. `start` is the offset of `source` in its file. */
export function reperesIn(source: string, start: number): Span[] {
  const shown = source.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
  return [...shown.matchAll(repere)].map((match) => spanOf(match.index, match[0], start));
}

/** Markers of headings and lists followed by a no-break space, at the start of a line. */
export function insecablesIn(source: string, start: number): Span[] {
  return [...source.matchAll(/^([ \t>]*)((?:#{1,6}|[-*+]|\d{1,9}[.)])[\u00a0\u202f]+)/gm)].map((match) =>
    spanOf(match.index + (match[1]?.length ?? 0), match[2] ?? '', start),
  );
}

/** Lines of a paragraph that look like the opening or the closing of a block. */
export function blockLinesIn(source: string, start: number): Span[] {
  return [...source.matchAll(/^([ \t>]*)(:{3,}[^\r\n]*|::[\p{L}][^\r\n]*[[{][^\r\n]*)/gmu)].map((match) =>
    spanOf(match.index + (match[1]?.length ?? 0), (match[2] ?? '').trimEnd(), start),
  );
}

/** `dep-ignore` comments of a stretch of HTML; what they are about is not known yet. */
export function ignoresIn(source: string, start: number): Ignore[] {
  return [...source.matchAll(/<!--\s*dep-ignore\b\s*([\p{L}\p{N}-]*)\s*(?::([^>]*?))?\s*-->/gu)].map((match) => {
    const [whole, code = '', motif = ''] = match;
    return { code, motif: motif.trim(), span: spanOf(match.index, whole, start), cible: undefined };
  });
}

/** Source of a paragraph without what a reader does not see: link targets, comments. */
export function visible(source: string): string {
  return source.replace(/\]\([^)\n]*\)/g, ']').replace(/<!--[^>]*-->/g, '');
}

function spanOf(index: number, text: string, start: number): Span {
  return { start: start + index, end: start + index + text.length };
}
