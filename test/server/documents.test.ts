// The texts of the open documents: followed, doubted, healed; with a client that can be asked, and with one that cannot.
import { strict as assert } from 'node:assert';
import { fingerprint } from '../../core/index.js';
import { Documents } from '../../server/documents.js';
import type { WholeText } from '../../server/protocol.js';

const uri = 'file:///d/d.dep.md';

/** Documents whose reader notes what it is told, and whose client answers when the test says so. */
function bench(client: 'ours' | 'foreign') {
  const log: string[] = [];
  const asked: { answer(text: WholeText | null): Promise<void>; fail(): Promise<void> }[] = [];
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const ask = (): Promise<WholeText | null> =>
    new Promise((resolve, reject) =>
      asked.push({
        answer: (text) => {
          resolve(text);
          return turn();
        },
        fail: () => {
          reject(new Error('gone'));
          return turn();
        },
      }),
    );
  const documents = new Documents(
    {
      update: (_, version, text) => void log.push(`${version} ${text.text}`),
      close: () => void log.push('closed'),
      lost: () => void log.push('lost'),
    },
    client === 'ours' ? ask : undefined,
  );
  const taken = (): string[] => log.splice(0, log.length);
  return { documents, asked, taken };
}

const place = (line: number, character: number) => ({ line, character });
const insert = (text: string, line = 0, character = 0) => ({
  range: { start: place(line, character), end: place(line, character) },
  text,
});

describe('documents of our client', () => {
  let line: ReturnType<typeof bench>;
  beforeEach(() => {
    line = bench('ours');
    line.documents.open(uri, 1, 'un');
    line.taken();
  });

  it('follows changes one by one', () => {
    line.documents.change(uri, 2, [insert('a'), insert('b', 0, 3)]);
    line.documents.change(uri, 3, [{ text: 'tout' }]);
    assert.deepEqual(line.taken(), ['2 aunb', '3 tout']);
    assert.equal(line.asked.length, 0);
  });

  it('says nothing of a doubtful message, asks once, and takes the answer', async () => {
    line.documents.change(uri, 2, [insert('a'), insert('b', 7, 0)]);
    assert.ok(line.documents.isLost(uri));
    line.documents.change(uri, 3, [insert('c')]);
    assert.deepEqual(line.taken(), []);
    assert.equal(line.asked.length, 1);
    await line.asked[0]?.answer({ version: 3, text: 'juste' });
    assert.deepEqual(line.taken(), ['3 juste']);
    assert.ok(!line.documents.isLost(uri));
  });

  it('leaves out what the answer holds already, and goes on with what follows it', async () => {
    line.documents.change(uri, 5, [insert('a')]);
    await line.asked[0]?.answer({ version: 7, text: 'sept' });
    line.documents.change(uri, 6, [insert('tard')]);
    line.documents.change(uri, 7, [insert('tard')]);
    line.documents.change(uri, 8, [insert('a')]);
    assert.deepEqual(line.taken(), ['7 sept', '8 asept']);
    assert.equal(line.asked.length, 1);
  });

  it('asks again, once, when something that follows the answer was left out while it was on its way', async () => {
    line.documents.change(uri, 5, [insert('a')]);
    line.documents.change(uri, 6, [insert('b')]);
    await line.asked[0]?.answer({ version: 5, text: 'cinq' });
    await line.asked[1]?.answer({ version: 5, text: 'cinq' });
    assert.deepEqual(line.taken(), ['5 cinq', '5 cinq']);
    assert.equal(line.asked.length, 2);
    assert.ok(!line.documents.isLost(uri));
  });

  it('asks again, at the next message, when there was no answer', async () => {
    line.documents.change(uri, 9, [insert('a')]);
    await line.asked[0]?.fail();
    assert.ok(line.documents.isLost(uri));
    line.documents.change(uri, 10, [insert('b')]);
    await line.asked[1]?.answer({ version: 10, text: 'dix' });
    assert.deepEqual(line.taken(), ['10 dix']);
  });

  it('forgets an answer that comes after the document was closed, or opened again', async () => {
    line.documents.change(uri, 9, [insert('a')]);
    line.documents.close(uri);
    line.documents.open(uri, 1, 'neuf');
    await line.asked[0]?.answer({ version: 9, text: 'vieux' });
    assert.deepEqual(line.taken(), ['closed', '1 neuf']);
  });

  it('closes what the client says is not open', async () => {
    line.documents.close(uri);
    line.documents.close(uri);
    line.documents.change(uri, 2, [insert('a')]);
    line.documents.open(uri, 1, 'croisé');
    await line.asked[0]?.answer(null);
    assert.deepEqual(line.taken(), ['closed', '1 croisé'], 'the answer is older than the opening');
    await line.asked[1]?.answer(null);
    assert.deepEqual(line.taken(), ['closed']);
    assert.ok(!line.documents.isLost(uri));
  });

  it('asks after a second opening', async () => {
    line.documents.open(uri, 1, 'deux');
    await line.asked[0]?.answer({ version: 4, text: 'quatre' });
    assert.deepEqual(line.taken(), ['1 deux', '4 quatre']);
  });

  it('compares texts, and asks when they differ', async () => {
    const hash = fingerprint('un');
    assert.ok(line.documents.check({ uri, version: 1, hash }));
    assert.ok(!line.documents.check({ uri, version: 1, hash: fingerprint('une') }));
    assert.ok(!line.documents.check({ uri, version: 1, hash }), 'not while it is asked for');
    await line.asked[0]?.answer({ version: 1, text: 'une' });
    assert.ok(!line.documents.check({ uri, version: 2, hash: fingerprint('une') }));
    assert.equal(line.asked.length, 2);
  });

  it('keeps documents apart', () => {
    line.documents.open('autre', 1, '');
    line.documents.change(uri, 7, [insert('a')]);
    line.documents.change('autre', 2, [insert('b')]);
    assert.ok(line.documents.isLost(uri) && !line.documents.isLost('autre'));
    assert.deepEqual(line.taken(), ['1 ', '2 b']);
  });
});

describe('documents of another client', () => {
  let line: ReturnType<typeof bench>;
  beforeEach(() => {
    line = bench('foreign');
    line.documents.open(uri, 3, 'un\r\ndeux');
    line.taken();
  });

  const allowed: readonly [string, object, string][] = [
    ['a place past the end of its line', { range: { start: place(0, 9), end: place(0, 9) }, text: '!' }, 'un!\r\ndeux'],
    ['the line after the last', { range: { start: place(1, 4), end: place(2, 0) }, text: '!' }, 'un\r\ndeux!'],
    ['the whole text', { text: 'tout' }, 'tout'],
  ];
  for (const [what, change, text] of allowed) {
    it(`takes ${what}, and a skipped version`, () => {
      line.documents.change(uri, 40, [change]);
      assert.deepEqual(line.taken(), [`40 ${text}`]);
    });
  }

  for (const [unit, rangeLength] of [
    ['UTF-16 units', 3],
    ['characters', 2],
    ['bytes', 6],
  ] as const) {
    it(`takes a length in ${unit}`, () => {
      line.documents.change(uri, 4, [{ text: 'é😀' }]);
      line.documents.change(uri, 5, [{ range: { start: place(0, 0), end: place(0, 3) }, rangeLength, text: '' }]);
      assert.deepEqual(line.taken(), ['4 é😀', '5 ']);
    });
  }

  it('says once that a text is lost, and nothing of it until it comes whole', () => {
    const wrong = { range: { start: place(0, 0), end: place(0, 2) }, rangeLength: 7, text: '' };
    line.documents.change(uri, 4, [wrong]);
    line.documents.change(uri, 5, [insert('a')]);
    assert.deepEqual(line.taken(), ['lost']);
    assert.ok(line.documents.isLost(uri));
    line.documents.change(uri, 6, [insert('nulle part', 50, 0), { text: 'tout' }, insert('a')]);
    assert.deepEqual(line.taken(), ['6 atout']);
    line.documents.change(uri, 6, [insert('a')]);
    assert.deepEqual(line.taken(), ['lost'], 'a new loss is a new message');
  });

  it('takes a lost text up again when it is opened anew', () => {
    line.documents.change(uri, 3, [insert('a')]);
    line.documents.close(uri);
    line.documents.open(uri, 1, 'neuf');
    assert.deepEqual(line.taken(), ['lost', 'closed', '1 neuf']);
  });

  it('takes the text of a second opening, and lets a second closing be', () => {
    line.documents.open(uri, 1, 'deux');
    line.documents.close(uri);
    line.documents.close(uri);
    assert.deepEqual(line.taken(), ['1 deux', 'closed']);
  });

  it('says that a document never opened is lost', () => {
    line.documents.change('jamais', 1, [insert('a')]);
    line.documents.change('jamais', 2, [insert('a')]);
    assert.deepEqual(line.taken(), ['lost']);
  });
});
