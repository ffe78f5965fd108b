// Everything that can happen to an editor's messages on their way: what the server receives instead.
import type { Message } from './stdio.js';
import type { Change, Typist } from './typist.js';

/** The messages received in place of one edit (or two) of the typist, whose own text is always right. */
export type Fault = (typist: Typist) => readonly Message[];

/** Types once and spoils the message. */
function spoiled(by: (change: Change, typist: Typist) => unknown, version = 0): Fault {
  return (typist) => {
    const [first, ...rest] = typist.type();
    return [typist.changed(typist.version - version, first ? [by(first, typist), ...rest] : [])];
  };
}

/** By name. */
export const faults: Readonly<Record<string, Fault>> = {
  dropped: (typist) => {
    typist.edit();
    return [];
  },
  'dropped, and not counted': (typist) => {
    typist.edit();
    typist.version--;
    return [];
  },
  doubled: (typist) => {
    const message = typist.edit();
    return [message, message];
  },
  reordered: (typist) => {
    const [first, second] = [typist.edit(), typist.edit()];
    return [second, first];
  },
  'range of nulls': spoiled(({ text }) => ({ range: { start: null, end: null }, text })),
  'place of nulls': spoiled(({ text }) => ({
    range: { start: { line: null, character: null }, end: { line: null, character: null } },
    text,
  })),
  'null range': spoiled(({ text }) => ({ range: null, text })),
  'no end': spoiled(({ range, text }) => ({ range: { start: range.start }, text })),
  'wrong length': spoiled((change, { pick }) => ({ ...change, rangeLength: (change.rangeLength ?? 5000) + 1 + pick(3) })),
  'stale version': spoiled((change) => change, 1),
  'no version': (typist) => [typist.changed(null, typist.type())],
  'line past the end': spoiled(({ range, text }) => ({
    range: { start: range.start, end: { line: range.end.line + 5000, character: 0 } },
    text,
  })),
  'character past the end': spoiled(({ range, text }) => ({
    range: { start: range.start, end: { line: range.end.line, character: 50_000 } },
    text,
  })),
  'end before start': spoiled(({ range, text }) => ({
    range: { start: { ...range.end, line: range.end.line + 1 }, end: range.start },
    text,
  })),
  'half a character': spoiled(({ range, text }) => ({
    range: { start: range.start, end: { ...range.end, character: 0.5 } },
    text,
  })),
  'no text': spoiled(({ range }) => ({ range })),
  'no changes': (typist) => {
    typist.edit();
    return [typist.changed(typist.version, null)];
  },
  'opened again, late': (typist) => {
    const late = typist.opened();
    return [typist.edit(), late];
  },
  'closed, and not by the editor': (typist) => [typist.closed()],
};
