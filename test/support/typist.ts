// A person typing French at random, from a seed: the text that is right, and the messages an editor sends of it.
import { fingerprint } from '../../core/index.js';
import type { HashParams, WholeText } from '../../server/protocol.js';
import type { Message } from './stdio.js';

/** What is typed: letters with accents of both kinds, families of emoji, all spaces and ends of lines, our own marks. */
const typed = [
  ...['a', 'été', 'e\u0301te\u0301', 'œuvre ', 'l’apprenant ', '\u00a0', '\u202f', ' ', '« ', ' »', '\u2028'],
  ...['👩‍👩‍👧‍👦', '🏳️‍🌈', '👩🏽‍🏫', '𝒳', 'ﬁ', '\u0301', '\t'],
  ...['\n', '\r\n', '\r', '\n\n', '\r\n\r\n', '\r\r', '\n\r'],
  ...['# C1\n', ':::outil[Plan]{pour="C1.3"}\n', ':::\n', '- un\n', '> dit\n', '```\n', '<!-- ', ' -->', '---\n'],
];

export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface Change {
  readonly range: Range;
  readonly rangeLength?: number;
  readonly text: string;
}

/** One document as its editor has it. */
export class Typist {
  constructor(
    readonly uri: string,
    /** A seeded source of numbers from 0 to `below` − 1. */
    readonly pick: (below: number) => number,
    public text = '',
    public version = 1,
    /** Nothing before this offset is touched. */
    private readonly from = 0,
  ) {}

  /** Types once, in one to three places: the changes, as an editor tells them one after another. The text is another after. */
  type(): Change[] {
    const before = this.text;
    const changes = Array.from({ length: 1 + this.pick(3) }, () => this.change());
    if (this.text === before) return this.type();
    this.version++;
    return changes;
  }

  /** Types once: the message that tells it. */
  edit(): Message {
    const contentChanges = this.type();
    return this.changed(this.version, contentChanges);
  }

  /** `textDocument/didChange` with that content. */
  changed(version: unknown, contentChanges: unknown): Message {
    return { method: 'textDocument/didChange', params: { textDocument: { uri: this.uri, version }, contentChanges } };
  }

  /** `textDocument/didOpen` with the present text. */
  opened(): Message {
    const { uri, version, text } = this;
    return { method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'markdown', version, text } } };
  }

  /** `textDocument/didClose`. */
  closed(): Message {
    return { method: 'textDocument/didClose', params: { textDocument: { uri: this.uri } } };
  }

  /** Answer to `dep/resync`. */
  whole(): WholeText {
    return { version: this.version, text: this.text };
  }

  /** Params of `dep/hash`. */
  hash(): HashParams {
    return { uri: this.uri, version: this.version, hash: fingerprint(this.text) };
  }

  private change(): Change {
    const length = this.text.length;
    const start = this.place(this.from + this.pick(length + 1 - this.from));
    // Texts stay short enough to be fast, and are emptied now and then.
    const most = length > 3000 ? length : this.pick(4) === 0 ? 40 : 0;
    const end = this.place(Math.min(length, start + this.pick(most + 1)));
    const text = length > 3000 || this.pick(5) === 0 ? '' : (typed[this.pick(typed.length)] ?? '');
    const range = { start: positionAt(this.text, start), end: positionAt(this.text, Math.max(start, end)) };
    const replaced = Math.max(start, end) - start;
    this.text = this.text.slice(0, start) + text + this.text.slice(start + replaced);
    return { range, ...(this.pick(2) === 0 ? { rangeLength: replaced } : {}), text };
  }

  /** The nearest offset before that an editor can be at: not inside a character, not between \r and \n. */
  private place(offset: number): number {
    const inside = /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])/.test(this.text.slice(Math.max(0, offset - 1), offset + 1));
    return offset > 0 && inside ? offset - 1 : offset;
  }
}

/** Written apart from the server's: line and character of an offset, lines ended as the protocol says. */
export function positionAt(text: string, offset: number): Range['start'] {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
}
