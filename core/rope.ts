// A text as chunks of whole lines: an edit makes the chunks it touches anew and shares the others with the text before it,
// so that a keystroke copies a few thousand characters and not the whole, and what has not changed is seen at once.
import { LineIndex, type Position } from './text.js';

/** How many UTF-16 units a chunk is cut at, where a line ends. */
const size = 4096;

/** Whole lines; but the last of a text, a chunk ends with a line feed. */
class Chunk {
  private lines: LineIndex | undefined;

  constructor(readonly text: string) {}

  get index(): LineIndex {
    this.lines ??= new LineIndex(this.text);
    return this.lines;
  }
}

/** The chunks of a text, and where they are. */
interface Cut {
  readonly chunks: readonly Chunk[];
  /** Offset of each chunk. */
  readonly starts: readonly number[];
  readonly length: number;
}

/** A text that never changes; `edited` gives another one. */
export class Rope {
  readonly length: number;
  /** Number of the first line of each chunk, and of the lines of all. */
  private firsts: readonly number[] | undefined;

  private constructor(
    private known: Cut | undefined,
    private whole: string | undefined,
  ) {
    this.length = known?.length ?? whole?.length ?? 0;
  }

  /** Who only reads the text never has it cut. */
  static of(text: string | Rope): Rope {
    return typeof text === 'string' ? new Rope(undefined, text) : text;
  }

  /** All of it, as one string: put together when somebody first asks. */
  get text(): string {
    this.whole ??= this.chunks.map((one) => one.text).join('');
    return this.whole;
  }

  get lineCount(): number {
    return this.lines().at(-1) ?? 1;
  }

  slice(from: number, to: number = this.length): string {
    const [start, end] = [Math.max(from, 0), Math.min(to, this.length)];
    if (start >= end) return '';
    if (this.whole !== undefined) return this.whole.slice(start, end);
    const first = this.chunkAt(start);
    const last = this.chunkAt(end - 1);
    const parts = this.chunks.slice(first, last + 1).map((one) => one.text);
    const shift = this.starts[first] ?? 0;
    return (parts.length === 1 ? (parts[0] ?? '') : parts.join('')).slice(start - shift, end - shift);
  }

  /** The text with another one in place of a stretch. */
  edited(start: number, end: number, text: string): Rope {
    const first = this.chunkAt(start);
    const last = this.chunkAt(end);
    const before = this.chunks[first]?.text.slice(0, start - (this.starts[first] ?? 0)) ?? '';
    const after = this.chunks[last]?.text.slice(end - (this.starts[last] ?? 0)) ?? '';
    const made = chunksOf(before + text + after).filter((one) => one.text !== '');
    const chunks = [...this.chunks.slice(0, first), ...made, ...this.chunks.slice(last + 1)];
    return new Rope(cutOf(chunks.length === 0 ? chunksOf('') : chunks), undefined);
  }

  /** Line and column of an offset; see `LineIndex.at`. */
  at(offset: number): Position {
    const wanted = Math.min(Math.max(offset, 0), this.length);
    const chunk = this.chunkAt(wanted);
    const { line, column } = this.chunks[chunk]?.index.at(wanted - (this.starts[chunk] ?? 0)) ?? { line: 0, column: 0 };
    return { line: line + (this.lines()[chunk] ?? 0), column };
  }

  /** Offset of a position; see `LineIndex.offset`. */
  offset({ line, column }: Position): number {
    const firsts = this.lines();
    const wanted = Math.max(line, 0);
    if (wanted >= this.lineCount) return this.length;
    const chunk = Math.min(last(firsts, wanted), this.chunks.length - 1);
    const own = { line: wanted - (firsts[chunk] ?? 0), column };
    return (this.starts[chunk] ?? 0) + (this.chunks[chunk]?.index.offset(own) ?? 0);
  }

  /** Offset of a line’s beginning at or after this one. */
  lineFrom(offset: number): number {
    return offset >= this.length ? this.length : (this.starts[this.chunkAt(offset) + 1] ?? this.length);
  }

  /** At least how many units two texts have in common, at their start and at their end: up to the chunks that differ, and in those. */
  common(other: Rope): { readonly start: number; readonly end: number } {
    if (other.length === 0) return { start: 0, end: 0 };
    const most = Math.min(this.chunks.length, other.chunks.length);
    let [head, tail] = [0, 0];
    while (head < most && this.chunks[head] === other.chunks[head]) head++;
    while (tail < most && this.chunks.at(-1 - tail) === other.chunks.at(-1 - tail)) tail++;
    if (2 * (head + tail) < most) return { start: commonStart(this.text, other.text), end: commonEnd(this.text, other.text) };
    const start = this.starts[head] ?? this.length;
    const end = tail === 0 ? 0 : this.length - (this.starts.at(-tail) ?? 0);
    const [own, its] = [this.chunks[head]?.text ?? '', other.chunks[head]?.text ?? ''];
    const [ownEnd, itsEnd] = [this.chunks.at(-1 - tail)?.text ?? '', other.chunks.at(-1 - tail)?.text ?? ''];
    return { start: start + commonStart(own, its), end: end + commonEnd(ownEnd, itsEnd) };
  }

  private get chunks(): readonly Chunk[] {
    return this.cut.chunks;
  }

  private get starts(): readonly number[] {
    return this.cut.starts;
  }

  private get cut(): Cut {
    this.known ??= cutOf(chunksOf(this.whole ?? ''));
    return this.known;
  }

  private chunkAt(offset: number): number {
    return last(this.starts, offset);
  }

  private lines(): readonly number[] {
    if (this.firsts) return this.firsts;
    const firsts: number[] = [];
    let line = 0;
    for (const { index } of this.chunks) {
      firsts.push(line);
      line += index.count - 1;
    }
    this.firsts = [...firsts, line + 1];
    return this.firsts;
  }
}

/** Index of the last number that is not above a wanted one; 0 when all are. */
function last(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

function cutOf(chunks: readonly Chunk[]): Cut {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of chunks) {
    starts.push(length);
    length += text.length;
  }
  return { chunks, starts, length };
}

function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  while (text.length - start > 2 * size) {
    const end = text.indexOf('\n', start + size) + 1;
    if (end === 0) break;
    chunks.push(new Chunk(own(text.slice(start, end))));
    start = end;
  }
  if (start < text.length || chunks.length === 0) chunks.push(new Chunk(start === 0 ? text : own(text.slice(start))));
  return chunks;
}

/** A copy that does not keep alive the long text it was cut from. */
export function own(text: string): string {
  return ` ${text}`.slice(1);
}

/** Length of what two texts have in common at their start. */
function commonStart(one: string, other: string): number {
  let known = 0;
  for (let most = Math.min(one.length, other.length); known < most; ) {
    const middle = (known + most + 1) >> 1;
    if (one.slice(known, middle) === other.slice(known, middle)) known = middle;
    else most = middle - 1;
  }
  return known;
}

/** The same at their end. */
function commonEnd(one: string, other: string): number {
  let known = 0;
  for (let most = Math.min(one.length, other.length); known < most; ) {
    const middle = (known + most + 1) >> 1;
    const same = one.slice(one.length - middle, one.length - known) === other.slice(other.length - middle, other.length - known);
    if (same) known = middle;
    else most = middle - 1;
  }
  return known;
}
