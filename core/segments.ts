// Cuts a text where the reading of what follows depends on nothing before: at headings and blocks that stand at the
// margin. Exact for CommonMark with container directives; where a line leaves a doubt, the text is not cut further.
// Long because it is one piece: the state of one scan.

import { findEntete } from './entete.js';

/** A front matter, a block from its opening to its closing line, or headings and text. */
export type Genre = 'entete' | 'bloc' | 'texte';

/** A piece of a text that is read by itself. */
export interface Segment {
  /** UTF-16 offset of its first character. */
  readonly start: number;
  /** Offset after its last one, which is an end of line but for the last segment. */
  readonly end: number;
  readonly genre: Genre;
  /** False when its end depends on what follows: a block without closing line, or a doubt. */
  readonly sealed: boolean;
}

/** True when a line that starts with `:::` opens a block: the parser's own word. */
export type Opens = (line: string) => boolean;

/** A line of colons alone. */
interface Closer {
  readonly start: number;
  /** Offset of the next line. */
  readonly next: number;
  readonly colons: number;
}

type Html = '-->' | '?>' | '>' | ']]>' | 'raw' | 'blank';

const [TAB, LF, CR, SPACE, BANG, HASH, STAR, PLUS, DASH] = [9, 10, 13, 32, 33, 35, 42, 43, 45];
const [ZERO, NINE, COLON, LESS, GREATER, GRAVE, TILDE] = [48, 57, 58, 60, 62, 96, 126];
const rawEnd = /<\/(?:script|pre|style|textarea)>/i;

/** Where a scan begins and may stop. */
export interface Range {
  /** Offset, in its file, of the text that is given: where a line starts. */
  readonly from: number;
  /** False when other lines follow in the file: all that is given are whole. */
  readonly ends: boolean;
  /** Offsets in the file from which on the segments are known: the scan stops at the first of them where it comes to begin one. */
  readonly stops: ReadonlySet<number>;
}

/**
 * The segments of a text, one after the other without a gap; undefined when that depends on lines that are not given.
 * `text` has no byte order mark.
 */
export function cut(text: string, opens: Opens, range: Range): readonly Segment[] | undefined {
  return new Scan(text, opens, range).run();
}

class Scan {
  private readonly segments: Segment[] = [];
  /** The closing lines from the first block on, and the most colons of those from each index on. */
  private closers: readonly Closer[] | undefined;
  private strongest: readonly number[] = [];
  private nextCloser = 0;
  private nextCr = -1;
  private start = 0;
  private sealed = true;
  /** Width that a line must have at its margin to stay in the open list; `doubt` when that is not known. */
  private list: number | 'none' | 'doubt' = 'none';
  private fence: { readonly mark: number; readonly size: number } | undefined;
  private html: Html | undefined;
  /** A paragraph may be open before this line. */
  private paragraph = false;
  /** Inside a block that is never closed: only a chapter ends it. */
  private open = false;
  /** The segments from here on are known. */
  private done = false;
  /** No further cut can be sure. */
  private blind = false;
  /** A line that is not given was looked for. */
  private short = false;

  constructor(
    private readonly text: string,
    private readonly opens: Opens,
    private readonly range: Range,
  ) {}

  run(): readonly Segment[] | undefined {
    const { text, range } = this;
    this.nextCr = text.indexOf('\r');
    let at = range.from === 0 ? this.afterEntete() : 0;
    this.push(at, 'entete', true);
    this.nextCr = text.indexOf('\r', at);
    while (at < text.length && !this.blind && !this.done) at = this.line(at);
    if (!range.ends && (this.short || !this.done)) return undefined;
    if (!this.done) this.push(text.length, 'texte', false);
    return this.segments;
  }

  /** Reads the line that starts at `at`; the offset where to go on. */
  private line(at: number): number {
    const { text } = this;
    const end = this.lineEnd(at);
    const next = this.afterEol(end);
    let first = at;
    let indent = 0;
    for (let code = text.charCodeAt(first); first < end && (code === SPACE || code === TAB); code = text.charCodeAt(++first))
      indent += code === TAB ? 4 - (indent % 4) : 1;
    const blank = first === end;
    if (this.inside(first, end, blank)) return next;
    if (!blank) return this.construct(at, first, end, next, indent) ?? next;
    this.paragraph = false;
    return next;
  }

  /** True when the line belongs to the fence or the HTML that is open, and closes it if it does. */
  private inside(first: number, end: number, blank: boolean): boolean {
    const { text, fence, html } = this;
    if (fence) {
      let at = first;
      while (at < end && text.charCodeAt(at) === fence.mark) at++;
      if (at - first >= fence.size && /^[ \t]*$/.test(text.slice(at, end))) this.fence = undefined;
      return true;
    }
    if (!html) return false;
    if (html === 'blank') {
      if (blank) this.html = undefined;
      // Whether this is HTML or a paragraph is not known: what would only open in a paragraph leaves a doubt.
      else if (this.opensSomething(first, end)) this.blind = true;
      return !blank;
    }
    if (this.endsHtml(html, first, end)) this.html = undefined;
    return true;
  }

  /** What begins at a line outside fences and HTML; the offset where to go on, undefined for plain text. */
  private construct(at: number, first: number, end: number, next: number, indent: number): number | undefined {
    const { text } = this;
    const code = text.charCodeAt(first);
    const inList = typeof this.list === 'number' && indent >= this.list;
    if (code === HASH && indent === 0 && this.isHeading(first, end)) {
      this.list = 'none';
      this.paragraph = false;
      if (!this.open || this.level(first) <= 2) this.cutAt(at);
      return next;
    }
    if (inList) return this.prose();
    if (code === COLON && text.startsWith(':::', first)) return this.colons(at, first, end, next, indent);
    if (code === GRAVE || code === TILDE) return this.openFence(code, first, end, next, indent);
    if (code === LESS) return this.openHtml(first, end, next, indent);
    if (code === GREATER) {
      this.list = this.list === 'doubt' && indent > 0 ? 'doubt' : 'none';
      return this.prose();
    }
    if (this.isThematic(code, first, end)) {
      this.list = this.list === 'doubt' && indent > 0 ? 'doubt' : 'none';
      this.paragraph = false;
      return undefined;
    }
    this.item(code, first, end, indent);
    return undefined;
  }

  private colons(at: number, first: number, end: number, next: number, indent: number): number | undefined {
    const line = this.text.slice(first, end);
    if (!this.opens(line)) return this.plain(indent);
    if (this.list === 'doubt' && indent > 0) {
      this.blind = true;
      return next;
    }
    this.paragraph = false;
    let size = 0;
    while (line.charCodeAt(size) === COLON) size++;
    this.list = 'none';
    const closer = this.closing(next, size);
    this.short ||= !closer;
    if (this.open || indent > 0) {
      if (!closer) this.open = true;
      // Inside an indented block, lines lose that indentation: what is in a list there is another count.
      if (!closer && indent > 0) this.blind = true;
      return closer?.next ?? next;
    }
    this.cutAt(at);
    if (this.done) return next;
    if (!closer) {
      this.open = true;
      return next;
    }
    this.push(closer.next, 'bloc', true);
    return closer.next;
  }

  private openFence(mark: number, first: number, end: number, next: number, indent: number): number | undefined {
    const { text } = this;
    let at = first;
    while (at < end && text.charCodeAt(at) === mark) at++;
    if (at - first < 3 || (mark === GRAVE && text.slice(at, end).includes('`'))) return this.plain(indent);
    if (this.list === 'doubt' && indent > 0) this.blind = true;
    this.list = 'none';
    this.paragraph = false;
    this.fence = { mark, size: at - first };
    return next;
  }

  private openHtml(first: number, end: number, next: number, indent: number): number | undefined {
    const html = this.htmlKind(first, end);
    if (!html) return this.plain(indent);
    if (this.list === 'doubt' && indent > 0) this.blind = true;
    if (html !== 'blank') this.list = 'none';
    else if (this.list !== 'none') this.list = 'doubt';
    this.paragraph = html === 'blank';
    if (html === 'blank' || !this.endsHtml(html, first + 2, end)) this.html = html;
    return next;
  }

  /** Which HTML a line opens: ended by these characters, by a closing tag, or by a blank line (or perhaps no HTML at all). */
  private htmlKind(first: number, end: number): Html | undefined {
    const { text } = this;
    const code = text.charCodeAt(first + 1);
    if (text.startsWith('<!--', first)) return '-->';
    if (text.startsWith('<![CDATA[', first)) return ']]>';
    if (code === BANG) return /[A-Za-z]/.test(text.charAt(first + 2)) ? '>' : undefined;
    if (text.startsWith('<?', first)) return '?>';
    if (/^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i.test(text.slice(first, Math.min(end, first + 12)))) return 'raw';
    return /[A-Za-z/]/.test(text.charAt(first + 1)) ? 'blank' : undefined;
  }

  private endsHtml(html: Html, from: number, end: number): boolean {
    const line = this.text.slice(from, end);
    return html === 'raw' ? rawEnd.test(line) : html !== 'blank' && line.includes(html);
  }

  /** Inside what may be HTML: a line that would open a construct if it is a paragraph after all. */
  private opensSomething(first: number, end: number): boolean {
    const { text } = this;
    const code = text.charCodeAt(first);
    if (code === COLON) return text.startsWith(':::', first);
    if (code === GRAVE || code === TILDE) return text.startsWith(text.charAt(first).repeat(3), first);
    if (code !== LESS) return false;
    const html = this.htmlKind(first, end);
    return html !== undefined && html !== 'blank' && !this.endsHtml(html, first + 2, end);
  }

  /** A list item moves the margin; other text at the margin ends the list, or goes on with its paragraph. */
  private item(code: number, first: number, end: number, indent: number): void {
    const width = this.marker(code, first, end);
    if (width === undefined) {
      this.plain(indent);
      return;
    }
    let at = first + width;
    let column = indent + width;
    for (let space = this.text.charCodeAt(at); at < end && (space === SPACE || space === TAB); space = this.text.charCodeAt(++at))
      column += space === TAB ? 4 - (column % 4) : 1;
    const empty = at === end;
    const interrupts = !empty && (width === 1 || (width === 2 && code === ZERO + 1));
    if (this.paragraph && !interrupts) this.list = 'doubt';
    else if (empty || (this.list === 'doubt' && indent > 0)) this.list = 'doubt';
    else this.list = column;
    this.paragraph = true;
  }

  private plain(indent: number): undefined {
    if (this.list !== 'none') this.list = !this.paragraph && indent === 0 ? 'none' : 'doubt';
    return this.prose();
  }

  private prose(): undefined {
    this.paragraph = true;
    return undefined;
  }

  /** Length of the list marker at `first`, undefined when there is none. */
  private marker(code: number, first: number, end: number): number | undefined {
    const { text } = this;
    let at = first;
    if (code === DASH || code === STAR || code === PLUS) at++;
    else if (code >= ZERO && code <= NINE) {
      while (at - first < 9 && text.charCodeAt(at) >= ZERO && text.charCodeAt(at) <= NINE) at++;
      const mark = text.charAt(at);
      if (mark !== '.' && mark !== ')') return undefined;
      at++;
    } else return undefined;
    const after = text.charCodeAt(at);
    return at >= end || after === SPACE || after === TAB ? at - first : undefined;
  }

  private isThematic(code: number, first: number, end: number): boolean {
    if (code !== DASH && code !== STAR && code !== 95) return false;
    let count = 0;
    for (let at = first; at < end; at++) {
      const one = this.text.charCodeAt(at);
      if (one === code) count++;
      else if (one !== SPACE && one !== TAB) return false;
    }
    return count >= 3;
  }

  private isHeading(first: number, end: number): boolean {
    const level = this.level(first);
    const after = this.text.charCodeAt(first + level);
    return level <= 6 && (first + level >= end || after === SPACE || after === TAB);
  }

  private level(first: number): number {
    let level = 0;
    while (this.text.charCodeAt(first + level) === HASH) level++;
    return level;
  }

  /** The first line of at least `colons` colons from `from` on. */
  private closing(from: number, colons: number): Closer | undefined {
    const closers = this.closers ?? this.findClosers(from);
    while ((closers[this.nextCloser]?.start ?? Number.POSITIVE_INFINITY) < from) this.nextCloser++;
    if ((this.strongest[this.nextCloser] ?? 0) < colons) return undefined;
    let index = this.nextCloser;
    while ((closers[index]?.colons ?? colons) < colons) index++;
    return closers[index];
  }

  private findClosers(from: number): readonly Closer[] {
    const closers = closersOf(this.text, from);
    const strongest: number[] = [];
    for (let index = closers.length - 1; index >= 0; index--)
      strongest[index] = Math.max(closers[index]?.colons ?? 0, strongest[index + 1] ?? 0);
    this.closers = closers;
    this.strongest = strongest;
    return closers;
  }

  private cutAt(at: number): void {
    if (at > this.start) this.push(at, 'texte', !this.open && this.sealed);
    this.open = false;
    this.sealed = true;
  }

  private push(end: number, genre: Genre, sealed: boolean): void {
    const { from, stops } = this.range;
    if (end > this.start) this.segments.push({ start: from + this.start, end: from + end, genre, sealed });
    this.start = end;
    this.done ||= stops.has(from + end);
  }

  /** Offset after the front matter, if there is one. */
  private afterEntete(): number {
    const found = findEntete(this.text);
    this.short ||= !found && this.text.startsWith('---');
    if (!found) this.sealed = !this.text.startsWith('---');
    return found ? this.afterEol(found.span.end) : 0;
  }

  private lineEnd(at: number): number {
    if (this.nextCr >= 0 && this.nextCr < at) this.nextCr = this.text.indexOf('\r', at);
    const lf = this.text.indexOf('\n', at);
    const end = lf < 0 ? this.text.length : lf;
    return this.nextCr >= 0 && this.nextCr < end ? this.nextCr : end;
  }

  private afterEol(end: number): number {
    const crlf = this.text.charCodeAt(end) === CR && this.text.charCodeAt(end + 1) === LF;
    return Math.min(end + (crlf ? 2 : 1), this.text.length);
  }
}

/** The lines of at least three colons alone, from a line’s start on. */
function closersOf(text: string, from: number): Closer[] {
  const closers: Closer[] = [];
  for (let at = text.indexOf(':::', from); at >= 0; at = text.indexOf(':::', at)) {
    let start = at;
    while (start > 0 && (text.charCodeAt(start - 1) === SPACE || text.charCodeAt(start - 1) === TAB)) start--;
    const margin = start === 0 || text.charCodeAt(start - 1) === LF || text.charCodeAt(start - 1) === CR;
    let end = at;
    while (text.charCodeAt(end) === COLON) end++;
    const colons = end - at;
    while (text.charCodeAt(end) === SPACE || text.charCodeAt(end) === TAB) end++;
    const alone = end >= text.length || text.charCodeAt(end) === LF || text.charCodeAt(end) === CR;
    at = end;
    if (!margin || !alone) continue;
    const crlf = text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF;
    closers.push({ start, next: Math.min(end + (crlf ? 2 : 1), text.length), colons });
  }
  return closers;
}
