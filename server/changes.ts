// Whether a change can be about the text it is applied to: a change that cannot is never applied.
import type { Position, TextDocument, TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { TextDocument as Documents } from 'vscode-languageserver-textdocument';

/** How much is asked of a client's changes. */
export interface Exactness {
  /** The version a change may bring to a text of version `from`. */
  follows(from: number, version: number): boolean;
  /** The place is really in the text. */
  holds(document: TextDocument, place: Position): boolean;
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
  holds: (document, place) =>
    place.line < document.lineCount &&
    document.offsetAt(place) - document.offsetAt({ line: place.line, character: 0 }) === place.character,
  lengths: (replaced) => [replaced.length],
};

/**
 * What the protocol lets every client do: skip versions (Emacs and Neovim do), go past the end of a line, name the line
 * after the last as the end, and count `rangeLength`, whose unit was never written down, in characters or in bytes.
 */
export const lenient: Exactness = {
  follows: (from, version) => version > from,
  holds: (document, { line, character }) => line < document.lineCount || (line === document.lineCount && character === 0),
  lengths: (replaced) => [replaced.length, [...replaced].length, new TextEncoder().encode(replaced).length],
};

/**
 * Applies the changes of one message in their order, whatever the version. False when one cannot be about the text:
 * those before it are then in the document already, so that it must not be used any more.
 */
export function applied(document: TextDocument, changes: unknown, version: number, exactness: Exactness): boolean {
  if (!Array.isArray(changes)) return false;
  for (const change of changes) {
    if (!isChange(change) || !isAbout(document, change, exactness)) return false;
    Documents.update(document, [change], version);
  }
  Documents.update(document, [], version);
  return true;
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

function isAbout(document: TextDocument, change: TextDocumentContentChangeEvent, exactness: Exactness): boolean {
  if (!('range' in change)) return true;
  const { start, end } = change.range;
  if (!exactness.holds(document, start) || !exactness.holds(document, end)) return false;
  if (start.line > end.line || (start.line === end.line && start.character > end.character)) return false;
  return change.rangeLength === undefined || exactness.lengths(document.getText(change.range)).includes(change.rangeLength);
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
