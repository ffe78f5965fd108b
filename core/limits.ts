// Every cap that stands before a parser, in one place: what lies beyond is set aside, said, and the rest goes on.
// Sources: measured traps of micromark 4 (quadratic nesting and delimiter runs) and of yaml 2.9 (unbounded recursion).
import type { Span } from './text.js';

/** All the caps, with their units. */
export const limits = {
  /** UTF-16 units of one file; beyond it is not analysed at all (VS Code itself stops syncing at 50 MB). */
  file: 5_000_000,
  /** UTF-16 units of a front matter. */
  entete: 16_384,
  /** Lines of a front matter. */
  enteteLines: 500,
  /** Nesting of brackets, dashes and indentation steps in a front matter. */
  enteteDepth: 32,
  /** Container markers (`>`, `-`, `*`, `+`, `1.`) at the start of one line. */
  containers: 12,
  /** Containers beyond the first of each line, added up over lines without a blank one. */
  nested: 600,
  /** Blocks (`:::`) open at the same time. */
  blocks: 16,
  /** Characters that may open an inline construct, in one paragraph. */
  delimiters: 1_500,
  /** Files of one dossier. */
  files: 200,
} as const;

/** A text that parsers can take, of the same length, and the stretches that were blanked out of it. */
export interface Guarded {
  readonly text: string;
  readonly cut: readonly Span[];
}

const lineStart = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;
const fence = /^[ \t>]*(:{3,})(.*?)[ \t]*$/;
const delimiter = /[*_[\]`<&!~]/g;

/**
 * Blanks, line by line and without moving any offset, what would make the Markdown parser take minutes:
 * lines with too many nested containers, blocks nested too deep, paragraphs with too many delimiters.
 */
export function guardMarkdown(text: string): Guarded {
  const cut: Span[] = [];
  /** Colons of the blocks open at this line, outermost first. */
  const open: number[] = [];
  let paragraph: Span = { start: 0, end: 0 };
  let delimiters = 0;
  let nested = 0;
  const closeParagraph = (): void => {
    if (delimiters > limits.delimiters) cut.push(paragraph);
    delimiters = 0;
  };
  for (const line of lines(text)) {
    const content = text.slice(line.start, line.end);
    if (content.trim() === '') {
      closeParagraph();
      nested = 0;
      continue;
    }
    const [, colons = '', rest = ''] = fence.exec(content) ?? [];
    if (colons !== '' && rest === '') closeBlocks(open, colons.length);
    else if (/^\p{L}/u.test(rest)) {
      if (open.length >= limits.blocks) cut.push(line);
      else open.push(colons.length);
    }
    const depth = containers(content);
    nested += Math.max(0, depth - 1);
    if (depth > limits.containers || nested > limits.nested) {
      cut.push(line);
      continue;
    }
    paragraph = delimiters === 0 ? line : { start: paragraph.start, end: line.end };
    delimiters += content.match(delimiter)?.length ?? 0;
  }
  closeParagraph();
  return { text: blank(text, cut), cut: merge(cut) };
}

/**
 * Why a front matter must not be given to the YAML parser, in words; undefined when it may.
 * A thousand open brackets abort the whole process: this scan is linear and comes first.
 */
export function guardEntete(yaml: string): string | undefined {
  if (yaml.length > limits.entete) return 'il est trop long';
  const rows = yaml.split(/\r\n|\n|\r/);
  if (rows.length > limits.enteteLines) return 'il a trop de lignes';
  let brackets = 0;
  for (const row of rows) {
    const indicators = /^(?:\s*[-?:](?=\s|$))+/.exec(row)?.[0].replace(/\s/g, '').length ?? 0;
    const indent = /^\s*/.exec(row)?.[0].length ?? 0;
    brackets += row.match(/[[{]/g)?.length ?? 0;
    if (indicators > limits.enteteDepth || indent > 2 * limits.enteteDepth) return 'il est trop imbriqué';
  }
  return brackets > limits.enteteDepth ? 'il contient trop de crochets' : undefined;
}

/** A closing line closes the outermost open block that has no more colons than it, with all those inside. */
function closeBlocks(open: number[], colons: number): void {
  const outermost = open.findIndex((one) => one <= colons);
  if (outermost >= 0) open.length = outermost;
}

/** How deep the containers at the start of a line may nest: its markers, and one level for each two columns of indentation. */
function containers(line: string): number {
  const start = lineStart.exec(line)?.[0];
  if (start === undefined) return 0;
  const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
  return (start.match(/[^\s\d]/g)?.length ?? 0) + Math.floor(indent / 2);
}

/** The lines of a text, ends of line excluded. */
function* lines(text: string): Generator<Span> {
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    yield { start, end: match.index };
    start = match.index + match[0].length;
  }
  yield { start, end: text.length };
}

/** The same text with these stretches replaced by spaces, ends of line kept. */
export function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const span of merge(spans)) {
    parts.push(text.slice(at, span.start), text.slice(span.start, span.end).replace(/[^\r\n]/g, ' '));
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Sorted, without overlap; neighbours that only a line end separates become one. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end + 2) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
