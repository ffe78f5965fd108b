// What comes over the streams need not be a message: the server answers the next request, or ends and says so.
import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { framed, Stdio } from '../support/stdio.js';

const secret = 'Sofia-a-dit';
const length = (bytes: number, rest = ''): string => `Content-Length: ${bytes}\r\n${rest}\r\n`;
const open = (params: unknown): string => framed({ method: 'textDocument/didOpen', params });
const change = (params: unknown): string => framed({ method: 'textDocument/didChange', params });

/** Bytes sent to a server that is initialized, by name. `ends`: nothing after them can be read, so it must end. */
const hostile: readonly { readonly name: string; readonly bytes: string | Buffer; readonly ends: boolean }[] = [
  { name: 'no header', bytes: `${secret}\r\n\r\n`, ends: true },
  { name: 'a header without colon', bytes: `Content-Length 5\r\n\r\n${secret}`, ends: true },
  { name: 'another header only', bytes: `Content-Type: text/plain\r\n\r\n${secret}`, ends: true },
  { name: 'a length that is no number', bytes: `Content-Length: cinq\r\n\r\n${secret}`, ends: true },
  { name: 'an empty length', bytes: `Content-Length: \r\n\r\n${secret}`, ends: true },
  { name: 'a negative length', bytes: `${length(-5)}${secret}`, ends: true },
  { name: 'a length of 0', bytes: length(0), ends: true },
  { name: 'a length too short', bytes: `${length(8)}{"jsonrpc":"2.0","method":"${secret}"}`, ends: true },
  { name: 'a length too long', bytes: `${length(60)}{"jsonrpc":"2.0","method":"${secret}"}`, ends: true },
  { name: 'a length without end', bytes: `${length(1e15)}{"method":"${secret}"}`, ends: true },
  { name: 'broken JSON', bytes: `${length(20)}{"method":"${secret}`.padEnd(40, '"'), ends: true },
  { name: 'no JSON', bytes: `${length(secret.length)}${secret}`, ends: true },
  {
    name: 'bytes that are no text',
    bytes: Buffer.concat([Buffer.from(length(4)), Buffer.from([0xff, 0xfe, 0xc3, 0x28])]),
    ends: true,
  },
  { name: 'only zeros', bytes: Buffer.alloc(1000), ends: true },
  { name: 'lines ended by LF', bytes: `Content-Length: 2\n\n{}`, ends: true },
  { name: 'null', bytes: `${length(4)}null`, ends: false },
  { name: 'a number', bytes: `${length(2)}42`, ends: false },
  { name: 'a list', bytes: `${length(2)}[]`, ends: false },
  { name: 'an empty message', bytes: framed({}), ends: false },
  { name: 'an answer to nothing', bytes: framed({ id: 99, result: secret }), ends: false },
  { name: 'a request without name', bytes: framed({ id: 5, params: secret }), ends: false },
  { name: 'a request nobody knows', bytes: framed({ id: 'a', method: secret }), ends: false },
  {
    name: 'an opening without document',
    bytes: open(null) + open({}) + open({ textDocument: null }) + open([secret]),
    ends: false,
  },
  { name: 'an opening without text', bytes: open({ textDocument: { uri: 'untitled:a.dep.md', version: 1 } }), ends: false },
  { name: 'a change without document', bytes: change(null) + change({}) + change({ textDocument: {} }), ends: false },
  {
    name: 'changes that are none',
    bytes:
      open({ textDocument: { uri: 'untitled:a.dep.md', version: 1, text: secret } }) +
      [null, 3, [null], [{}], [{ range: null, text: secret }], [{ text: 3 }]]
        .map((contentChanges, at) => change({ textDocument: { uri: 'untitled:a.dep.md', version: 2 + at }, contentChanges }))
        .join(''),
    ends: false,
  },
  {
    name: 'another header besides',
    bytes: `${length(2, 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n')}{}`,
    ends: false,
  },
];

describe('streams of the server', function () {
  this.timeout(30_000);

  it(`${hostile.length} hostile messages: an end with a reason, or an answer to the next request`, async () => {
    const wrong: string[] = [];
    const queue = [...hostile];
    const tryNext = async (): Promise<void> => {
      for (let one = queue.shift(); one; one = queue.shift()) wrong.push(...(await outcome(one)));
    };
    await Promise.all([tryNext(), tryNext(), tryNext()]);
    assert.deepEqual(wrong, []);
  });

  /** What is not as it must be. */
  async function outcome({ name, bytes, ends }: (typeof hostile)[number]): Promise<string[]> {
    const server = new Stdio();
    await server.start();
    server.raw(bytes);
    const answer = await server.request('dep/alive').catch(() => 'ended');
    const { code, stderr } = answer === 'ended' ? await server.ended : await server.stop();
    const oneLine = /^dep : un message de l’éditeur est (illisible|incomplet)\. Le serveur s’arrête\.\n$/.test(stderr);
    return [
      ...(ends === (answer === 'ended') ? [] : [`${name}: ${ends ? 'goes on' : 'ends'}`]),
      ...(code === (ends ? 1 : 0) ? [] : [`${name}: ends with ${code}`]),
      ...((ends ? oneLine : stderr === '') ? [] : [`${name}: says « ${stderr} »`]),
    ];
  }

  it('ends with 0 after shutdown and exit, with 1 after exit alone', async () => {
    const [polite, abrupt] = [new Stdio(), new Stdio()];
    await Promise.all([polite.start(), abrupt.start()]);
    abrupt.send({ method: 'exit' });
    assert.deepEqual(await polite.stop(), { code: 0, signal: null, stderr: '' });
    assert.equal((await abrupt.ended).code, 1);
  });

  it('ends when its editor hangs up, even in the middle of a message', async () => {
    const [quiet, truncated, said] = [new Stdio(), new Stdio(), new Stdio()];
    await Promise.all([quiet.start(), truncated.start(), said.start()]);
    quiet.hangUp();
    truncated.raw(open({ textDocument: { uri: 'untitled:a.dep.md', version: 1, text: secret } }).slice(0, -5));
    truncated.hangUp();
    await said.request('shutdown');
    said.hangUp();
    const reason = 'dep : l’éditeur est parti sans prévenir. Le serveur s’arrête.\n';
    assert.deepEqual(await quiet.ended, { code: 1, signal: null, stderr: reason });
    assert.deepEqual(await truncated.ended, { code: 1, signal: null, stderr: reason });
    assert.equal((await said.ended).code, 0);
  });

  it('ends when the process that started it is gone', async () => {
    const editor: ChildProcess = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const server = new Stdio();
    await server.start({}, editor.pid ?? 0);
    editor.kill('SIGKILL');
    assert.equal((await server.ended).code, 1);
  });
});
