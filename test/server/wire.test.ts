// The server over streams: what it advertises, what it sends, with a full client and with a bare one.
import { strict as assert } from 'node:assert';
import type { InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import {
  type CouvertureMessage,
  type CouvertureParams,
  completed,
  couverture,
  fsList,
  fsRead,
  lieu,
} from '../../server/protocol.js';
import { quiet } from '../../server/session.js';
import { type Wire, wire } from '../support/wire.js';

const uri = 'file:///d/dossier.dep.md';
const diagnostics = 'textDocument/publishDiagnostics';

async function initialize(
  { client }: Wire,
  { configuration, ...options }: { fs?: boolean; quiet?: number; configuration?: boolean } = {},
): Promise<InitializeResult> {
  const result = await client.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: { workspace: { configuration: configuration === true } },
    initializationOptions: options,
  });
  await client.sendNotification('initialized', {});
  return result;
}

/** Opens a text and lets the quiet time pass once the server has it. */
async function open({ client, clock }: Wire, text: string, at = uri): Promise<void> {
  await client.sendNotification('textDocument/didOpen', { textDocument: { uri: at, languageId: 'markdown', version: 1, text } });
  await received(client);
  clock.advance(quiet);
}

/** A request the server answers only after it has read what was sent before. */
async function received(client: Wire['client']): Promise<void> {
  await client.sendRequest('dep/unknown', {}).catch(() => undefined);
}

describe('server over streams', () => {
  let line: Wire;
  beforeEach(() => {
    line = wire();
  });
  afterEach(() => line.close());

  it('advertises what it does and nothing else', async () => {
    const { capabilities } = await initialize(line);
    assert.deepEqual(capabilities, {
      textDocumentSync: { openClose: true, change: 2 },
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: true,
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      foldingRangeProvider: true,
      documentLinkProvider: {},
    });
  });

  it('places findings by line and UTF-16 character, with a code and a French message', async () => {
    await initialize(line);
    const published = line.next<PublishDiagnosticsParams>(diagnostics);
    await open(line, '# Introduction\n\n😀 Texte.\n\n:::outil[Été 😀]{pour="C1.9"}\nTexte.\n:::\n');
    const { diagnostics: found, version } = await published;
    const wrong = found.find((one) => one.code === 'critere-inconnu');
    assert.equal(version, 1);
    assert.deepEqual(wrong?.range, { start: { line: 4, character: 23 }, end: { line: 4, character: 27 } });
    assert.equal(wrong?.severity, 2);
    assert.equal(wrong?.source, 'DEP');
    assert.match(String(wrong?.message), /^«\u00a0C1\.9\u00a0» n’est pas un critère du référentiel\./);
  });

  it('follows incremental edits', async () => {
    await initialize(line);
    const first = line.next(diagnostics);
    await open(line, ':::outil[Plan]{pour="C1.9"}\nTexte.\n:::\n');
    await first;
    const second = line.next<PublishDiagnosticsParams>(diagnostics);
    await line.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: { line: 0, character: 24 }, end: { line: 0, character: 25 } }, text: '1' }],
    });
    await received(line.client);
    line.clock.advance(quiet);
    const { diagnostics: found, version } = await second;
    assert.equal(version, 2);
    assert.ok(!found.some((one) => one.code === 'critere-inconnu'));
  });

  it('sends the couverture as a tree whose places can be asked for', async () => {
    await initialize(line);
    const published = line.next<CouvertureParams>(couverture);
    await open(line, '# C1\n\n:::outil[Plan]{pour="C1.3" facettes="autonomie"}\nTexte.\n:::\n');
    const { dossier, nodes, met, total, next } = await published;
    assert.match(dossier, /^facilitateur-apprentissage@\d/);
    assert.deepEqual([met, total], [1, 22]);
    assert.match(next ?? '', /^C1\.1/);
    const preuve = nodes[0]?.children[2]?.children[0]?.children[0];
    assert.equal(preuve?.titre, 'Plan');
    assert.ok(preuve?.situe);
    const where = (ligne?: string) => line.client.sendRequest(lieu, { uri, ligne });
    const range = { start: { line: 2, character: 9 }, end: { line: 2, character: 13 } };
    assert.deepEqual(await where(preuve?.id), { uri, range });
    assert.equal(await where('C9'), null);
    assert.deepEqual(await where(), { uri, range: { start: { line: 4, character: 3 }, end: { line: 4, character: 3 } } });
  });

  it('sends again only the competences that say something else', async () => {
    await initialize(line);
    const first = line.next<CouvertureMessage>(couverture);
    await open(line, '# C1\n\n:::outil[Plan]{pour="C1.3" facettes="autonomie"}\nTexte.\n:::\n');
    const whole = completed(await first, undefined);
    const next = line.next<CouvertureMessage>(couverture);
    await line.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: { line: 2, character: 9 }, end: { line: 2, character: 9 } }, text: 'Mon ' }],
    });
    await received(line.client);
    line.clock.advance(quiet);
    const message = await next;
    assert.deepEqual(
      message.nodes.map((one) => typeof one),
      whole.nodes.map((_, index) => (index === 0 ? 'object' : 'string')),
    );
    const { nodes } = completed(message, whole);
    assert.equal(nodes[0]?.children[2]?.children[0]?.children[0]?.titre, 'Mon Plan');
    assert.deepEqual(nodes.slice(1), whole.nodes.slice(1));
  });

  it('asks its client for files when it offers them', async () => {
    await initialize(line, { fs: true });
    line.client.onRequest(fsList, () => ['c1.dep.md', 'dossier.dep.md']);
    line.client.onRequest(fsRead, (wanted: string) =>
      wanted.endsWith('c1.dep.md') ? ':::outil[Plan]{pour="C7.1"}\nTexte.\n:::\n' : null,
    );
    const published = line.next<CouvertureParams>(couverture);
    await open(line, '---\nparties: [c1.dep.md, absente.dep.md]\n---\n# Introduction\n\nTexte.\n');
    assert.deepEqual((await published).fichiers, [uri, 'file:///d/c1.dep.md']);
  });

  it('uses the readings of the settings, and says in French when there is none of that name', async () => {
    line.client.onRequest('workspace/configuration', () => [{ lectures: { A6: 'jamais' } }]);
    line.client.onRequest('client/registerCapability', () => null);
    const warned = line.next<{ message: string }>('window/showMessage');
    await initialize(line, { configuration: true });
    assert.match((await warned).message, /A6 n’a pas de lecture/);
  });

  it('waits as long as its client asks, not at all for 0', async () => {
    await initialize(line, { quiet: 0 });
    const published = line.next<PublishDiagnosticsParams>(diagnostics);
    await line.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 7, text: '# Introduction\n\nTexte.\n' },
    });
    await received(line.client);
    line.clock.advance(0);
    assert.equal((await published).version, 7);
  });

  it('leaves other files alone', async () => {
    await initialize(line);
    const published = line.next<PublishDiagnosticsParams>(diagnostics);
    await open(line, '# Notes\n', 'file:///d/notes.md');
    await open(line, '# Introduction\n\nTexte.\n');
    assert.equal((await published).uri, uri);
  });

  it('forgets a dossier that is closed', async () => {
    await initialize(line);
    const first = line.next(couverture);
    await open(line, '# Introduction\n\nTexte.\n');
    await first;
    const cleared = line.next<PublishDiagnosticsParams>(diagnostics);
    await line.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await received(line.client);
    line.clock.advance(0);
    assert.deepEqual((await cleared).diagnostics, []);
  });
});
