// What is known of the server's health: when it is taken to be hung, when a dead one is replaced, and which document is
// kept from it. Pure: time is told, nothing of VS Code is used.

/** Time between two calls of `Heartbeat.tick`, in milliseconds. */
export const beat = 1000;

/** Beats between an answer and the next question; beats an answer may take, and the first one, while the server starts. */
const rest = 5;
const deadline = 10;
const startDeadline = 30;

/**
 * Asks now and then whether a server is well. Only beats that come on time count: after the sleep of a machine, or a
 * pause in a debugger, everybody is late and nobody is hung.
 */
export class Heartbeat {
  private left = startDeadline;
  private waiting = true;

  /** `now` in milliseconds: the server is being started. */
  constructor(private last: number) {}

  /** One beat: to ask, to wait, or to give the server up. */
  tick(now: number): 'ask' | 'wait' | 'hung' {
    const late = now - this.last > 3 * beat;
    this.last = now;
    if (late) {
      this.left = this.waiting ? deadline : rest;
      return 'wait';
    }
    this.left--;
    if (this.left > 0) return 'wait';
    if (this.waiting) return 'hung';
    this.waiting = true;
    this.left = deadline;
    return 'ask';
  }

  /** The server answered, or has started. */
  answered(): void {
    this.waiting = false;
    this.left = rest;
  }
}

/** Wait before a server is started again, after one, two, three… deaths, in milliseconds; the last for all others. */
const delays = [0, 1000, 2000, 5000, 10_000, 30_000, 60_000];

/** A server that lived so long before it died was well, in milliseconds. */
const wellAfter = 5 * 60_000;

/** Deaths of one document, without anything understood between, before it is set aside. */
const most = 2;

/** What follows from a death. */
export interface Verdict {
  /** Milliseconds before the next start. */
  readonly delay: number;
  /** Deaths in a row, this one included. */
  readonly deaths: number;
  /** The document that is set aside from now on. */
  readonly aside: string | undefined;
}

/** Remembers deaths, and what the server was given before each. Documents are named by URI. */
export class Guard {
  private deaths = 0;
  private lastDeath = Number.NEGATIVE_INFINITY;
  /** The document given last and not yet understood: the one to blame. */
  private suspect: string | undefined;
  private readonly blamed = new Map<string, number>();
  private readonly setAside = new Map<string, string>();

  /** Documents kept from the server. */
  get aside(): readonly string[] {
    return [...this.setAside.keys()];
  }

  /** A text of this document goes to the server. */
  given(uri: string): void {
    this.suspect = uri;
  }

  /** The server has understood all of this document. */
  understood(uri: string): void {
    this.blamed.delete(uri);
    if (this.suspect === uri) this.suspect = undefined;
  }

  /** The server died or was given up. `fingerprint` is that of the document's present text. */
  died(now: number, fingerprint: (uri: string) => string): Verdict {
    this.deaths = now - this.lastDeath > wellAfter ? 1 : this.deaths + 1;
    this.lastDeath = now;
    const delay = delays[Math.min(this.deaths, delays.length) - 1] ?? 0;
    const uri = this.suspect;
    this.suspect = undefined;
    if (uri === undefined) return { delay, deaths: this.deaths, aside: undefined };
    const times = (this.blamed.get(uri) ?? 0) + 1;
    this.blamed.set(uri, times);
    if (times < most) return { delay, deaths: this.deaths, aside: undefined };
    this.setAside.set(uri, fingerprint(uri));
    return { delay, deaths: this.deaths, aside: uri };
  }

  /** True when the document, with this text, is kept from the server. Another text ends it: one more death begins it again. */
  keeps(uri: string, fingerprint: () => string): boolean {
    const known = this.setAside.get(uri);
    if (known === undefined) return false;
    if (known === fingerprint()) return true;
    this.setAside.delete(uri);
    return false;
  }

  /** The order in which to give documents to a server that replaces a dead one: the most blamed last. */
  order(uris: readonly string[]): string[] {
    return [...uris].sort((a, b) => (this.blamed.get(a) ?? 0) - (this.blamed.get(b) ?? 0));
  }

  /** The person asks for a new start: nothing is held against any document. */
  forgive(): void {
    this.deaths = 0;
    this.suspect = undefined;
    this.blamed.clear();
    this.setAside.clear();
  }
}
