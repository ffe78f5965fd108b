// `dep serve --stdio` as an editor with nothing special starts it: no capability, no setting, no message of our own.
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { framed, type Message, Stdio } from '../support/stdio.js';
import { type Terminal, terminal } from '../support/terminal.js';

interface Published {
  readonly uri: string;
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

describe('dep serve', function () {
  this.timeout(20_000);
  let server: Stdio;
  let term: Terminal;
  let seen: Message[];
  let heard: () => void;

  beforeEach(() => {
    term = terminal();
    seen = [];
    heard = () => {};
    server = new Stdio([join(process.cwd(), 'dist/cli.cjs'), 'serve', '--stdio']);
    server.notified = (message) => {
      seen.push(message);
      heard();
    };
  });
  afterEach(() => {
    server.kill();
    term.close();
  });

  const uriOf = (path: string): string => pathToFileURL(path).href;

  function open(path: string, text = readFileSync(path, 'utf8'), version = 1): void {
    const textDocument = { uri: uriOf(path), languageId: 'markdown', version, text };
    server.send({ method: 'textDocument/didOpen', params: { textDocument } });
  }

  function change(path: string, version: number, ...contentChanges: object[]): void {
    server.send({ method: 'textDocument/didChange', params: { textDocument: { uri: uriOf(path), version }, contentChanges } });
  }

  /** What was last published of each file, once `enough` holds. */
  async function published(
    enough: (all: ReadonlyMap<string, readonly string[]>) => boolean,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    for (;;) {
      const of = seen.filter((one) => one.method === 'textDocument/publishDiagnostics').map((one) => one.params as Published);
      const all = new Map(of.map(({ uri, diagnostics }) => [uri, diagnostics.map((one) => one.code)] as const));
      if (enough(all)) return all;
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
  }

  it('reads the whole dossier of a part from the disk, says its findings, and ends well', async () => {
    const folder = join(process.cwd(), 'examples/fautif');
    const { capabilities, serverInfo } = await server.request<{ capabilities: object; serverInfo: object }>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    assert.ok('textDocumentSync' in capabilities && 'name' in serverInfo);
    server.send({ method: 'initialized', params: {} });
    open(join(folder, 'c3.dep.md'));
    const faulty = readdirSync(folder).filter((name) => name.endsWith('.dep.md'));
    const all = await published((told) => told.size >= faulty.length);
    assert.deepEqual([...all.keys()].sort(), faulty.map((name) => uriOf(join(folder, name))).sort());
    assert.ok([...all.values()].every((codes) => codes.length > 0));
    const others = new Set(seen.filter((one) => one.method !== 'textDocument/publishDiagnostics').map((one) => one.method));
    others.delete('dep/couverture');
    assert.deepEqual([...others], []);
    assert.deepEqual(await server.stop(), { code: 0, signal: null, stderr: '' });
  });

  it('finds nothing to say of the complete example', async () => {
    const folder = join(process.cwd(), 'examples/parties');
    await server.start();
    open(join(folder, 'c2.dep.md'));
    // The couverture comes once everything is read: nothing was published before it, and nothing is after.
    while (!seen.some((one) => one.method === 'dep/couverture')) await new Promise<void>((resolve) => (heard = resolve));
    const told = seen.find((one) => one.method === 'dep/couverture')?.params as { fichiers: string[]; racine: string };
    assert.equal(told.racine, uriOf(join(folder, 'dossier.dep.md')));
    assert.equal(told.fichiers.length, readdirSync(folder).length);
    assert.deepEqual(
      [...(await published(() => true)).values()].flat().filter((code) => code !== 'preuve-manquante'),
      [],
    );
    assert.equal((await server.stop()).code, 0);
  });

  it('says once that a text was lost, and takes it up when it comes whole', async () => {
    term.write({ 'd.dep.md': ':::outil[Plan]{pour="C1.9"}\nTexte.\n:::\n' });
    const path = join(term.folder, 'd.dep.md');
    await server.start();
    open(path);
    await published((all) => all.get(uriOf(path))?.includes('critere-inconnu') === true);
    const nowhere = { start: { line: 400, character: 0 }, end: { line: 400, character: 1 } };
    change(path, 2, { range: nowhere, text: 'x' });
    change(path, 3, { range: nowhere, text: 'x' });
    await server.request('dep/alive');
    const said = seen
      .filter((one) => one.method === 'window/showMessage')
      .map((one) => (one.params as { message: string }).message);
    assert.equal(said.length, 1);
    assert.match(
      said[0] ?? '',
      /^«\u00a0d\.dep\.md\u00a0» n’est plus vérifié\u00a0: .* Fermez ce fichier, puis ouvrez-le de nouveau\.$/,
    );
    const before = seen.length;
    change(path, 9, { text: ':::outil[Plan]{pour="C1.3"}\nTexte.\n:::\n' });
    await published((all) => seen.length > before && all.get(uriOf(path))?.includes('critere-inconnu') === false);
  });

  it('takes what the protocol allows: skipped versions, ends past the line, lengths counted otherwise', async () => {
    term.write({ 'd.dep.md': '' });
    const path = join(term.folder, 'd.dep.md');
    await server.start();
    open(path, '# C1\n\n:::outil[Été 😀]{pour="C1.9"}\nTexte.\n:::\n');
    change(path, 7, { range: { start: { line: 0, character: 4 }, end: { line: 0, character: 999 } }, text: ' — Accompagner' });
    const emoji = { start: { line: 2, character: 13 }, end: { line: 2, character: 15 } };
    change(path, 12, { range: emoji, rangeLength: 1, text: '🏫' });
    change(path, 13, { range: { start: { line: 5, character: 0 }, end: { line: 6, character: 0 } }, text: 'Fin.\n' });
    await published((all) => all.get(uriOf(path))?.includes('critere-inconnu') === true);
    assert.ok(!seen.some((one) => one.method === 'window/showMessage'));
  });

  it('keeps its output to messages, whatever the arguments', async () => {
    server.raw(framed({ id: 77, method: 'shutdown' }) + framed({ method: 'exit' }));
    assert.deepEqual(await server.ended, { code: 0, signal: null, stderr: '' });
    const { code, err } = await term.dep('serve');
    assert.equal(code, 2);
    assert.match(err, /^Ajoutez « --stdio »/);
  });
});
