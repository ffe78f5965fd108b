// Whether a change can be about the text it is applied to: a change that cannot is never applied.
import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { Rope } from '../core/index.js';

/** How much is asked of a client's changes. */
export interface Exactness {
  /** The version a change may bring to a text of version `from`. */
  follows(from: number, version: number): boolean;
  /** The place is really in the text. */
  holds(text: Rope, place: Position): boolean;
  /** The `rangeLength` values that say the replaced text rightly. */
  lengths(replaced: string): readonly number[];
}

/**
 * What our own client does. VS Code counts a document's changes one by one, so that a gap is a lost change. Measured in
 * both hosts of VS Code 1.139: of 92 events of 30 kinds of edit, one joined two versions (undoing an edit that had also
 * changed the line ends). The whole text is then asked for once more than needed, and is right.
 */
export const exact: Exactness = {
  follows: (from, version) => version === from + 1,
  holds: (text, { line, character }) =>
    line < text.lineCount && offsetAt(text, { line, character }) - offsetAt(text, { line, character: 0 }) === character,
  lengths: (replaced) => [replaced.length],
};

/**
 * What the protocol lets every client do: skip versions (Emacs and Neovim do), go past the end of a line, name the line
 * after the last as the end, and count `rangeLength`, whose unit was never written down, in characters or in bytes.
 */
export const lenient: Exactness = {
  follows: (from, version) => version > from,
  holds: (text, { line, character }) => line < text.lineCount || (line === text.lineCount && character === 0),
  lengths: (replaced) => [replaced.length, [...replaced].length, new TextEncoder().encode(replaced).length],
};

/** A text after the changes of one message, in their order; undefined when one cannot be about the text. */
export function applied(before: Rope, changes: unknown, exactness: Exactness): Rope | undefined {
  if (!Array.isArray(changes)) return undefined;
  let text = before;
  for (const change of changes) {
    if (!isChange(change)) return undefined;
    const next = 'range' in change ? edited(text, change, exactness) : Rope.of(change.text);
    if (!next) return undefined;
    text = next;
  }
  return text;
}

/** The changes from the last one that holds the whole text on; undefined when none does. */
export function fromWhole(changes: unknown): { readonly text: string; readonly rest: readonly unknown[] } | undefined {
  if (!Array.isArray(changes)) return undefined;
  const at = changes.findLastIndex((one) => isChange(one) && !('range' in one));
  const whole: unknown = changes[at];
  return isChange(whole) ? { text: whole.text, rest: changes.slice(at + 1) } : undefined;
}

/** A version, line, character or length as the protocol has them. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

type Replacement = Extract<TextDocumentContentChangeEvent, { readonly range: unknown }>;

function edited(before: Rope, { range: { start, end }, rangeLength, text }: Replacement, exactness: Exactness): Rope | undefined {
  if (!exactness.holds(before, start) || !exactness.holds(before, end)) return undefined;
  if (start.line > end.line || (start.line === end.line && start.character > end.character)) return undefined;
  const [from, to] = [offsetAt(before, start), offsetAt(before, end)];
  if (rangeLength !== undefined && !exactness.lengths(before.slice(from, to)).includes(rangeLength)) return undefined;
  return before.edited(from, to, text);
}

/** The offset of a place; one past the end of its line is brought back before what ends it. */
function offsetAt(text: Rope, { line, character }: Position): number {
  const start = text.offset({ line, column: 0 });
  const end = text.offset({ line, column: character });
  const eol = /\r?\n$|\r$/.exec(text.slice(Math.max(start, end - 2), end))?.[0].length ?? 0;
  return end - eol;
}

function isChange(value: unknown): value is TextDocumentContentChangeEvent {
  if (!isRecord(value) || typeof value.text !== 'string') return false;
  if (!('range' in value)) return !('rangeLength' in value);
  const { range, rangeLength } = value;
  return isRecord(range) && isPlace(range.start) && isPlace(range.end) && (rangeLength === undefined || isCount(rangeLength));
}

function isPlace(value: unknown): boolean {
  return isRecord(value) && isCount(value.line) && isCount(value.character);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
