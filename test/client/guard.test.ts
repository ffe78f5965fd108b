// When a server is given up, when it is started again, and which document is kept from it: by the clock, without waiting.
import { strict as assert } from 'node:assert';
import { beat, Guard, Heartbeat } from '../../client/guard.js';

/** Beats on time until one says something else than « wait »; at most 100. */
function beats(heartbeat: Heartbeat, from: number): { readonly what: string; readonly at: number } {
  for (let at = from + beat; at <= from + 100 * beat; at += beat) {
    const what = heartbeat.tick(at);
    if (what !== 'wait') return { what, at };
  }
  return { what: 'wait', at: from };
}

describe('heartbeat', () => {
  it('asks five seconds after an answer, and gives up ten seconds after the question', () => {
    const heartbeat = new Heartbeat(0);
    heartbeat.answered();
    assert.deepEqual(beats(heartbeat, 0), { what: 'ask', at: 5000 });
    assert.deepEqual(beats(heartbeat, 5000), { what: 'hung', at: 15_000 });
  });

  it('goes on asking as long as there is an answer', () => {
    const heartbeat = new Heartbeat(0);
    let at = 0;
    for (let asked = 0; asked < 50; asked++) {
      heartbeat.answered();
      const { what, at: then } = beats(heartbeat, at);
      assert.equal(what, 'ask');
      at = then;
    }
  });

  it('gives a server thirty seconds to start', () => {
    assert.deepEqual(beats(new Heartbeat(0), 0), { what: 'hung', at: 30_000 });
  });

  it('takes nobody for hung after a sleep of the machine', () => {
    const heartbeat = new Heartbeat(0);
    heartbeat.answered();
    const { at } = beats(heartbeat, 0);
    const night = at + 8 * 3_600_000;
    assert.equal(heartbeat.tick(night), 'wait');
    assert.deepEqual(beats(heartbeat, night), { what: 'hung', at: night + 10 * beat });
  });

  it('never gives up while it is itself held still, as in a debugger', () => {
    const heartbeat = new Heartbeat(0);
    for (let at = 0; at < 3_600_000; at += 4 * beat) assert.equal(heartbeat.tick(at), 'wait');
  });
});

describe('guard', () => {
  const none = (): string => '';

  it('starts again at once, then later and later, and never stops', () => {
    const guard = new Guard();
    const delays = Array.from({ length: 9 }, (_, at) => guard.died(at, none).delay);
    assert.deepEqual(delays, [0, 1000, 2000, 5000, 10_000, 30_000, 60_000, 60_000, 60_000]);
  });

  it('counts afresh once a server has lived five minutes', () => {
    const guard = new Guard();
    guard.died(0, none);
    guard.died(1000, none);
    assert.deepEqual(guard.died(1000 + 5 * 60_000 + 1, none), { delay: 0, deaths: 1, aside: undefined });
  });

  it('sets a document aside at the second death, with its text, and no other', () => {
    const guard = new Guard();
    guard.given('a');
    guard.given('b');
    assert.equal(guard.died(0, none).aside, undefined);
    guard.given('a');
    guard.understood('a');
    guard.given('b');
    assert.equal(guard.died(1, (uri) => `text of ${uri}`).aside, 'b');
    assert.deepEqual(guard.aside, ['b']);
    assert.ok(guard.keeps('b', () => 'text of b'));
    assert.ok(!guard.keeps('a', none));
  });

  it('blames nobody once the document was understood', () => {
    const guard = new Guard();
    for (let at = 0; at < 5; at++) {
      guard.given('a');
      guard.understood('a');
      assert.equal(guard.died(at, none).aside, undefined);
    }
  });

  it('forgets a first death that the document survives', () => {
    const guard = new Guard();
    guard.given('a');
    guard.died(0, none);
    guard.given('a');
    guard.understood('a');
    guard.given('a');
    assert.equal(guard.died(1, none).aside, undefined);
  });

  it('takes a document back when its text changes, and needs one more death to set it aside again', () => {
    const guard = new Guard();
    for (const at of [0, 1]) {
      guard.given('a');
      guard.died(at, () => 'old');
    }
    assert.ok(!guard.keeps('a', () => 'new'));
    assert.deepEqual(guard.aside, []);
    guard.given('a');
    assert.equal(guard.died(2, () => 'new').aside, 'a');
  });

  it('gives the most blamed document last', () => {
    const guard = new Guard();
    guard.given('a');
    guard.died(0, none);
    assert.deepEqual(guard.order(['a', 'b', 'c']), ['b', 'c', 'a']);
  });

  it('forgives everything when the person asks', () => {
    const guard = new Guard();
    for (const at of [0, 1]) {
      guard.given('a');
      guard.died(at, () => 'old');
    }
    guard.forgive();
    assert.ok(!guard.keeps('a', () => 'old'));
    assert.deepEqual(guard.died(2, none), { delay: 0, deaths: 1, aside: undefined });
  });
});
