// The door of the server: `initialize` is answered once, as the whole server would, however its bytes come.
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { framed } from '../support/stdio.js';

const params = { processId: null, rootUri: null, capabilities: { textDocument: { hover: {}, completion: {} } } };
const initialize = framed({ id: 'first', method: 'initialize', params });
const rest = [framed({ method: 'initialized', params: {} }), framed({ id: 2, method: 'shutdown' })].join('');

/** What the server answers to these bytes, given one after the other, and then to a goodbye. */
async function answers(bundle: string, bytes: readonly string[], pause: number): Promise<readonly { readonly id?: unknown }[]> {
  const server = spawn(process.execPath, [`dist/${bundle}`, '--stdio']);
  const closed = once(server, 'close');
  let out = '';
  server.stdout.on('data', (data) => {
    out += data;
    if (out.includes('"id":2')) server.stdin.end(framed({ method: 'exit' }));
  });
  for (const one of bytes) {
    server.stdin.write(one);
    await wait(pause);
  }
  assert.deepEqual(await closed, [0, null]);
  return out
    .split(/Content-Length: \d+\r\n\r\n/)
    .filter((one) => one !== '')
    .map((one) => JSON.parse(one))
    .filter((one) => 'id' in one && !('method' in one));
}

describe('door', () => {
  const ways: readonly { readonly name: string; readonly bytes: readonly string[]; readonly pause: number }[] = [
    { name: 'all at once', bytes: [initialize + rest], pause: 0 },
    { name: 'header and body apart', bytes: [...initialize.split(/(?<=\r\n\r\n)/), rest], pause: 5 },
    { name: 'in bits', bytes: [...(initialize.match(/[\s\S]{1,40}/g) ?? []), rest], pause: 1 },
    { name: 'too slowly', bytes: [initialize.slice(0, 50), initialize.slice(50) + rest], pause: 300 },
  ];
  for (const { name, bytes, pause } of ways) {
    it(name, async () => {
      const [door, whole] = [
        await answers('server.node.cjs', bytes, pause),
        await answers('server.main.cjs', [initialize + rest], 0),
      ];
      assert.deepEqual(door, whole);
      assert.deepEqual(
        door.map((one) => one.id),
        ['first', 2],
      );
    });
  }
});
