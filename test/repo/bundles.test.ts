// The built files: they load without a DOM, hold no network call, and never try one.
import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';

const bundle = (name: string): string => join(process.cwd(), 'dist', name);
const read = (name: string): string => readFileSync(bundle(name), 'utf8');

/** Node modules each bundle may ask for. `net` and `child_process` come with the language client's other transports. */
const modules: Readonly<Record<string, readonly string[]>> = {
  'cli.cjs': ['buffer', 'fs/promises', 'os', 'path', 'process', 'url', 'util', 'worker_threads'],
  'server.node.cjs': ['module', 'process'],
  'server.main.cjs': [
    'buffer',
    'child_process',
    'console',
    'crypto',
    'fs',
    'fs/promises',
    'net',
    'os',
    'path',
    'process',
    'url',
    'util',
    'worker_threads',
  ],
  'client.node.cjs': [
    'child_process',
    'crypto',
    'fs',
    'fs/promises',
    'net',
    'os',
    'path',
    'readline',
    'url',
    'util',
    'vscode',
    'worker_threads',
  ],
  'client.browser.cjs': ['vscode'],
  'server.browser.js': [],
};

describe('bundles', () => {
  for (const [name, allowed] of Object.entries(modules)) {
    it(`${name} asks for no other module than it may, and calls no network`, () => {
      const text = read(name);
      const asked = [...text.matchAll(/\brequire\("(?:node:)?([^"]+)"\)/g)].map(([, one = '']) => one);
      const known = asked.filter((one) => builtinModules.includes(one) || one === 'vscode');
      assert.deepEqual(
        [...new Set(known)].filter((one) => !allowed.includes(one)),
        [],
      );
      assert.doesNotMatch(text, /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\(/);
      assert.doesNotMatch(text, /\beval\(|new Function\(/);
    });
  }

  it('the worker loads where there is no DOM and no process', () => {
    const asked: string[] = [];
    const scope: Record<string, unknown> = {
      postMessage: () => {},
      addEventListener: () => {},
      setTimeout,
      clearTimeout,
      TextDecoder,
      TextEncoder,
      console,
    };
    for (const name of ['document', 'window', 'process', 'require', 'fetch', 'XMLHttpRequest', 'WebSocket']) {
      Object.defineProperty(scope, name, { get: () => void asked.push(name), configurable: true });
    }
    const context = createContext(scope);
    context.self = context;
    new Script(read('server.browser.js')).runInContext(context);
    assert.deepEqual(
      asked.filter((name) => name !== 'process' && name !== 'window'),
      [],
    );
  });

  it('the web client loads with nothing but vscode', () => {
    const types = readFileSync('node_modules/@types/vscode/index.d.ts', 'utf8');
    const names = [...types.matchAll(/^\texport (?:class|enum|namespace|const|function|interface) (\w+)/gm)].map(
      ([, name = '']) => name,
    );
    const vscode = Object.fromEntries(names.map((name) => [name, class {}]));
    const asked: string[] = [];
    const module = { exports: {} as Record<string, unknown> };
    const scope = createContext({ console, setTimeout, clearTimeout, TextDecoder, TextEncoder, URL });
    const load = new Script(`(function (module, exports, require) {${read('client.browser.cjs')}\n})`).runInContext(scope);
    load(module, module.exports, (name: string) => {
      asked.push(name);
      return vscode;
    });
    assert.deepEqual([...new Set(asked)], ['vscode']);
    assert.equal(typeof module.exports.activate, 'function');
  });

  it('the terminal and the server never reach for the network', async function () {
    this.timeout(10_000);
    const stub = join(process.cwd(), 'build/no-network.cjs');
    mkdirSync('build', { recursive: true });
    writeFileSync(
      stub,
      `const refuse = (what) => () => { process.stderr.write('NETWORK ' + what + '\\n'); throw new Error(what); };
       for (const [name, calls] of Object.entries({ net: ['connect', 'createConnection', 'createServer'], http: ['request', 'get'], https: ['request', 'get'], http2: ['connect'], tls: ['connect'], dns: ['lookup', 'resolve'], dgram: ['createSocket'], child_process: ['spawn', 'exec', 'execFile', 'fork', 'spawnSync'] }))
         for (const call of calls) require('node:' + name)[call] = refuse(name + '.' + call);
       require('node:net').Socket.prototype.connect = refuse('Socket.connect');
       globalThis.fetch = refuse('fetch');`,
    );
    const check = spawnSync(process.execPath, ['--require', stub, bundle('cli.cjs'), 'check', 'examples'], { encoding: 'utf8' });
    assert.doesNotMatch(check.stderr, /NETWORK/);
    assert.equal(check.status, 1, check.stderr);
    const message = (body: object): string => {
      const text = JSON.stringify({ jsonrpc: '2.0', ...body });
      return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
    };
    const uri = `file://${join(process.cwd(), 'examples/fautif/dossier.dep.md')}`;
    const text = readFileSync('examples/fautif/dossier.dep.md', 'utf8');
    const input = [
      message({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }),
      message({ method: 'initialized', params: {} }),
      message({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'markdown', version: 1, text } } }),
      message({ id: 2, method: 'shutdown' }),
      message({ method: 'exit' }),
    ].join('');
    const server = spawn(process.execPath, ['--require', stub, bundle('server.node.cjs'), '--stdio']);
    let [out, err] = ['', ''];
    server.stdout.on('data', (data) => (out += data));
    server.stderr.on('data', (data) => (err += data));
    server.stdin.write(input);
    const [status] = await once(server, 'exit');
    assert.doesNotMatch(err, /NETWORK/);
    assert.equal(status, 0, err);
    assert.match(out, /"serverInfo"/);
  });
});
