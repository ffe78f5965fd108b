// The texts of the open documents, each either the editor's own or known not to be: then it is asked for again.
import { fingerprint, Rope } from '../core/index.js';
import { applied, type Exactness, exact, fromWhole, isCount, lenient } from './changes.js';
import type { HashParams, WholeText } from './protocol.js';

/** Who is told of the texts. */
export interface Reader {
  /** A document has this text; also said when it opens. */
  update(uri: string, version: number, text: Rope): void;
  close(uri: string): void;
  /** The text of a document is lost, and the client cannot be asked for it. */
  lost(uri: string): void;
}

/** Asks the client for the whole text of a document; null when it is not open there. */
export type Ask = (uri: string) => Promise<WholeText | null>;

interface Held {
  readonly version: number;
  readonly text: Rope;
  /** `lost`: not the editor's text; `asked`: the same, and the answer is on its way. */
  state: 'right' | 'lost' | 'asked';
  /** Changes up to this version are in the text already, however late they come. */
  readonly includes: number;
  /** The last version left out while the text was asked for. */
  missed: number;
}

/**
 * Follows the document messages of one client. A message that cannot be right changes nothing but this: its document
 * is taken to be out of step. With `ask`, the whole text then comes back at once, and what arrives meanwhile is in it;
 * without, the text stays as it last was right until the client sends it whole, or opens the document again.
 */
export class Documents {
  private readonly held = new Map<string, Held>();
  private readonly exactness: Exactness;

  constructor(
    private readonly reader: Reader,
    private readonly ask: Ask | undefined,
  ) {
    this.exactness = ask ? exact : lenient;
  }

  /** The document is open, and its text here is not the editor's. */
  isLost(uri: string): boolean {
    const held = this.held.get(uri);
    return held !== undefined && held.state !== 'right';
  }

  /** `textDocument/didOpen`. For a document open already the text is taken, and asked for if it can be: one of the two is late. */
  open(uri: string, version: unknown, text: unknown): void {
    const again = this.held.has(uri);
    if (isCount(version) && typeof text === 'string') this.hold(uri, version, Rope.of(text), -1);
    if (this.held.get(uri)?.state !== 'right' || (again && this.ask)) this.doubt(uri);
  }

  /** `textDocument/didChange`: what came over the wire, not yet believed. */
  change(uri: string, version: unknown, changes: unknown): void {
    const held = this.held.get(uri);
    if (held?.state === 'asked' && isCount(version)) held.missed = Math.max(held.missed, version);
    if (held?.state === 'asked' || (held && isCount(version) && version <= held.includes)) return;
    const text = held && isCount(version) ? this.changed(held, version, changes) : undefined;
    if (held && text) this.hold(uri, Number(version), text, held.includes);
    else this.doubt(uri);
  }

  /** `textDocument/didClose`. */
  close(uri: string): void {
    if (this.held.delete(uri)) this.reader.close(uri);
    else if (this.ask) this.doubt(uri);
  }

  /** `dep/hash`: whether the text is the client's. When it is not, it is asked for. */
  check({ uri, version, hash }: HashParams): boolean {
    const held = this.held.get(uri);
    const right = held?.state === 'right' && held.version === version && fingerprint(held.text.text) === hash;
    if (!right) this.doubt(uri);
    return right;
  }

  /** The text after a message; undefined when the message is in doubt. */
  private changed(held: Held, version: number, changes: unknown): Rope | undefined {
    if (held.state === 'right')
      return this.exactness.follows(held.version, version) ? applied(held.text, changes, this.exactness) : undefined;
    const whole = fromWhole(changes);
    return whole && applied(Rope.of(whole.text), whole.rest, this.exactness);
  }

  private hold(uri: string, version: number, text: Rope, includes: number): void {
    this.held.set(uri, { version, text, state: 'right', includes, missed: -1 });
    this.reader.update(uri, version, text);
  }

  private doubt(uri: string): void {
    const before = this.held.get(uri);
    if (before?.state === 'asked') return;
    const held = before ?? { version: 0, text: Rope.of(''), state: 'lost', includes: -1, missed: -1 };
    this.held.set(uri, held);
    if (!this.ask) {
      if (before?.state !== 'lost') this.reader.lost(uri);
      held.state = 'lost';
      return;
    }
    held.state = 'asked';
    this.ask(uri).then(
      (answer) => this.answered(uri, held, answer),
      () => {
        held.state = 'lost';
      },
    );
  }

  /** An answer counts unless the document was opened or closed since. */
  private answered(uri: string, held: Held, answer: WholeText | null): void {
    if (this.held.get(uri) !== held) return;
    if (answer) {
      this.hold(uri, answer.version, Rope.of(answer.text), answer.version);
      if (held.missed > answer.version) this.doubt(uri);
    } else {
      this.held.delete(uri);
      this.reader.close(uri);
    }
  }
}
