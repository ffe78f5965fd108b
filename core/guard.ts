// What stands before the Markdown parser: an estimate, line by line, of the work a text asks of it, and what is set aside.
// Measured traps of micromark 4: containers in containers, delimiters that match nothing (both quadratic), constructs that
// look for an end that never comes, and events copied whole each time a quote ends or a title is underlined.
import { limits } from './limits.js';
import { lines, type Span } from './text.js';

/**
 * The stretches of a text that would make the Markdown parser take minutes: lines with too many nested containers,
 * blocks nested too deep, paragraphs with too many delimiters, definitions beyond their number, and all that follows
 * the place where the text has asked for the work it may. In order; each begins and ends with a line. Linear.
 */
export function guardMarkdown(text: string): readonly Span[] {
  const guard = new Guard(text);
  for (const line of lines(text)) {
    guard.take(line);
    if (!guard.isSpent(line)) continue;
    guard.cut.push({ start: line.start, end: text.length });
    break;
  }
  guard.closeParagraph();
  return merge(guard.cut);
}

const lineStart = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;
const colonFence = /^[ \t>]*(:{3,})(.*)$/s;
const bullet = /^[ \t>]*[-*+][ \t]+[^ \t]/;
const numbered = /^ {0,3}(\d{1,9})([.)])[ \t]+[^ \t]/;
const heading = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const underline = /^[ \t>]*(?:=+|-+)[ \t]*$/;
const delimiter = /[*_[\]`<&!~]/g;
/** What is followed to its end, as far as the paragraph goes. */
const opener = /[<`]|\]\(/g;

/** Reads a text line by line. Work is counted in units of about ten microseconds. */
class Guard {
  readonly cut: Span[] = [];
  /** Colons of the blocks open at this line, outermost first. */
  private readonly open: number[] = [];
  private work = 0;
  /** The part of it that leaves events behind: they are copied whole each time a quote ends or a title is underlined. */
  private events = 0;
  /** Lines that may define links: each reference is looked for among all of them. */
  private definitions = 0;
  /** Since the last blank line: containers beyond the first of each line, lines without the signs of the line above. */
  private nested = 0;
  private lazy = 0;
  /** Containers of the line above, whether a quote is one of them, whether a list may go on. */
  private depth = 0;
  private quoted = false;
  private listed = false;
  /** The sign after the numbers of the list that this line may go on with. */
  private sign = '';
  private paragraph: Span = { start: 0, end: 0 };
  private delimiters = 0;
  private openers = 0;

  constructor(private readonly text: string) {}

  /** Counts a line, or cuts it. */
  take(line: Span): void {
    const content = this.text.slice(line.start, line.end);
    if (content.trim() === '') {
      this.closeParagraph();
      // A quote ends at a blank line, a list only where text comes back to the margin.
      if (this.quoted) this.work += this.events / 500;
      this.listed ||= this.depth > 0 && !this.quoted;
      this.events += 1;
      this.nested = this.lazy = this.depth = 0;
      this.quoted = false;
      this.sign = '';
      return;
    }
    const depth = containers(content);
    this.nested += Math.max(0, depth - 1);
    this.lazy = depth < this.depth ? this.lazy + 1 : 0;
    if (content.includes(']:')) this.definitions++;
    const deep = !this.blocks(content);
    if (deep || depth > limits.containers || this.nested > limits.nested || this.lazy > limits.lazy) {
      this.cut.push(line);
      return;
    }
    this.depth = Math.max(depth, this.lazy > 0 ? this.depth : 0);
    this.count(line, content, depth);
  }

  /** True when the text has asked for all the work that it may, this line included. */
  isSpent(line: Span): boolean {
    return this.work + this.events > limits.work + limits.workPerCharacter * line.end;
  }

  /** A paragraph ends here: cut when it has too many delimiters, or too many openers for its length. */
  closeParagraph(): void {
    const work = this.delimiters ** 2 / 300 + (this.openers * (this.paragraph.end - this.paragraph.start)) / 1_000;
    if (this.delimiters > limits.delimiters || work > limits.work) this.cut.push(this.paragraph);
    else this.work += work;
    this.delimiters = this.openers = 0;
  }

  private count(line: Span, content: string, depth: number): void {
    if (this.begins(content)) this.closeParagraph();
    this.paragraph = this.delimiters === 0 ? line : { start: this.paragraph.start, end: line.end };
    const delimiters = content.match(delimiter)?.length ?? 0;
    this.delimiters += delimiters;
    this.openers += content.match(opener)?.length ?? 0;
    if (depth > 0) this.quoted ||= content.includes('>');
    else if (this.listed && !/^[ \t]/.test(content)) {
      this.work += this.events / 500;
      this.listed = false;
    }
    const inLine = 6 + 5 * depth + delimiters * (1 + this.definitions / 300) + content.length / 80 + this.lazy / 30;
    // Each block around a line reads it again.
    this.events += inLine * (1 + this.open.length / 5);
    if (underline.test(content)) this.work += this.events / 120;
  }

  /** Opens or closes the block this line opens or closes; false when there are too many already, or when it is too long. */
  private blocks(content: string): boolean {
    const [, colons = '', rest = ''] = colonFence.exec(content) ?? [];
    if (colons === '') return true;
    if (content.length > limits.opening) return false;
    if (rest.trim() === '') {
      // A closing line closes the outermost open block that has no more colons than it, with all those inside.
      const outermost = this.open.findIndex((one) => one <= colons.length);
      if (outermost >= 0) this.open.length = outermost;
    } else if (/^\p{L}/u.test(rest)) {
      if (this.open.length >= limits.blocks) return false;
      this.open.push(colons.length);
      this.events += 10;
    }
    return true;
  }

  /** True when this line goes on with no paragraph: a title, a block, an item of a list. */
  private begins(content: string): boolean {
    if (bullet.test(content) || heading.test(content) || colonFence.test(content)) {
      this.sign = '';
      return true;
    }
    const [, value, sign = ''] = numbered.exec(content) ?? [];
    // Only 1 can begin a list right under a text.
    const goes = sign !== '' && (value === '1' || sign === this.sign || this.delimiters === 0);
    if (goes) this.sign = sign;
    else if (/^[ \t]*>/.test(content)) this.sign = '';
    return goes;
  }
}

/** How deep the containers at the start of a line may nest: its markers, and one level for each two columns of indentation. */
function containers(line: string): number {
  const start = lineStart.exec(line)?.[0];
  if (start === undefined) return 0;
  const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
  return (start.match(/[^\s\d]/g)?.length ?? 0) + Math.floor(indent / 2);
}

/** The same text with these stretches replaced by spaces, line ends too. */
export function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const span of spans) {
    parts.push(text.slice(at, span.start), ' '.repeat(span.end - span.start));
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
