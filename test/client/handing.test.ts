// What a server is given: everything at once, or one by one after a death; never a document set aside.
import { strict as assert } from 'node:assert';
import type { TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { Guard } from '../../client/guard.js';
import { Handing, quiet } from '../../client/handing.js';
import { fingerprint } from '../../core/index.js';
import { resync } from '../../server/protocol.js';
import { FakeClock } from '../support/session.js';

interface Bench {
  readonly handing: Handing;
  readonly clock: FakeClock;
  /** What the server received, oldest first. */
  readonly log: string[];
  /** The answer to `dep/resync`. */
  ask(uri: string): unknown;
  open(document: TextDocument): Promise<void>;
  change(document: TextDocument): Promise<void>;
  close(document: TextDocument): Promise<void>;
  /** Answers the oldest question about a text that waits for it. */
  understand(): Promise<void>;
}

const named = (name: string, text = ''): TextDocument =>
  ({ uri: { toString: () => name }, version: 1, getText: () => text }) as unknown as TextDocument;

function bench(guard: Guard, start: 'careful' | 'at once'): Bench {
  const log: string[] = [];
  const waiting: (() => void)[] = [];
  const answers = new Map<string, (uri: string) => unknown>();
  const clock = new FakeClock();
  const handing = new Handing(guard, start, (delay, call) => clock.after(delay, call));
  const sends = (what: string) => async (document: TextDocument) => void log.push(`${what} ${document.uri.toString()}`);
  handing.use({
    getFeature: () => ({
      getProvider: () => ({ send: (document: TextDocument) => handing.middleware.didOpen?.(document, sends('open')) }),
    }),
    onRequest: (method: string, answer: (uri: string) => unknown) => {
      answers.set(method, answer);
      return { dispose: () => undefined };
    },
    sendRequest: (_: string, { uri }: { uri: string }) => {
      log.push(`compare ${uri}`);
      return new Promise<void>((resolve) => waiting.push(resolve));
    },
  } as unknown as BaseLanguageClient);
  const { didOpen, didChange, didClose } = handing.middleware;
  return {
    handing,
    clock,
    log,
    ask: (uri) => answers.get(resync)?.(uri),
    open: async (document) => didOpen?.(document, sends('open')),
    change: async (document) =>
      didChange?.({ document, contentChanges: [], reason: undefined }, (event) => sends('change')(event.document)),
    close: async (document) => didClose?.(document, sends('close')),
    understand: async () => {
      waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('handing', () => {
  const [a, b, c] = [named('a'), named('b'), named('c')];
  let guard: Guard;
  let line: Bench;
  beforeEach(() => {
    guard = new Guard();
  });
  afterEach(() => line.handing.dispose());

  it('gives everything at once to the first server', async () => {
    line = bench(guard, 'at once');
    await Promise.all([line.open(a), line.open(b), line.change(a), line.close(b)]);
    assert.deepEqual(line.log, ['open a', 'open b', 'change a', 'close b']);
  });

  it('after a death, gives each document once the one before is understood, the blamed one last', async () => {
    guard.given('a');
    guard.died(0, () => '');
    line = bench(guard, 'careful');
    void line.open(a);
    void line.open(b);
    void line.open(c);
    await line.understand();
    assert.deepEqual(line.log, ['open b', 'compare b']);
    await line.change(c);
    await line.understand();
    assert.deepEqual(line.log.slice(2), ['open c', 'compare c']);
    await line.close(a);
    await line.understand();
    await line.open(a);
    assert.deepEqual(line.log.slice(4), ['open a']);
  });

  it('gives nothing more once its server is gone', async () => {
    line = bench(guard, 'careful');
    void line.open(a);
    void line.open(b);
    await line.understand();
    line.handing.dispose();
    await line.understand();
    assert.deepEqual(line.log, ['open a', 'compare a']);
    assert.equal(guard.died(0, () => '').aside, undefined);
    guard.given('a');
    assert.equal(guard.died(1, () => '').aside, 'a', 'the document it died of is still to blame');
  });

  it('keeps a document that is set aside, and its changes, from the server', async () => {
    for (const at of [0, 1]) {
      guard.given('a');
      guard.died(at, () => fingerprint('mortel'));
    }
    line = bench(guard, 'at once');
    await line.open(named('a', 'mortel'));
    await line.change(named('a', 'mortel !'));
    await line.close(a);
    assert.deepEqual(line.log, []);
    await line.open(named('a', 'guéri'));
    assert.deepEqual(line.log, ['open a']);
  });

  it('compares a document once it is quiet, not while it is typed in, and not once it is closed', async () => {
    line = bench(guard, 'at once');
    await line.open(a);
    line.clock.advance(quiet - 1);
    await line.change(a);
    line.clock.advance(quiet - 1);
    assert.deepEqual(line.log, ['open a', 'change a']);
    line.clock.advance(1);
    assert.deepEqual(line.log.slice(2), ['compare a']);
    await line.change(a);
    await line.close(a);
    line.clock.advance(quiet);
    assert.deepEqual(line.log.slice(3), ['change a', 'close a']);
  });

  it('takes nothing for understood that was typed after the question', async () => {
    line = bench(guard, 'at once');
    const typed = { ...named('a'), version: 1 };
    await line.open(typed);
    line.clock.advance(quiet);
    typed.version++;
    await line.change(typed);
    await line.understand();
    guard.died(0, () => '');
    guard.given('a');
    assert.equal(guard.died(1, () => '').aside, 'a');
  });

  it('gives a document that was set aside once its new text is quiet', async () => {
    for (const at of [0, 1]) {
      guard.given('a');
      guard.died(at, () => fingerprint('mortel'));
    }
    line = bench(guard, 'at once');
    await line.change(named('a', 'mortel'));
    line.clock.advance(quiet);
    assert.deepEqual(line.log, [], 'its text is still the one that ended two servers');
    await line.change(named('a', 'guéri'));
    line.clock.advance(quiet);
    await line.understand();
    assert.deepEqual(line.log, ['open a']);
  });

  it('answers with the text of the documents the server has', async () => {
    line = bench(guard, 'at once');
    await line.open(named('a', 'Texte.'));
    assert.deepEqual(line.ask('a'), { version: 1, text: 'Texte.' });
    assert.equal(line.ask('b'), null);
  });
});
