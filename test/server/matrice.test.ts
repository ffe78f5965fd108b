// The coverage matrix over streams: one document for the whole dossier, whose buttons number places in its files.
import { strict as assert } from 'node:assert';
import { type Matrice, matrice } from '../../server/protocol.js';
import { MemoryFiles } from '../support/session.js';
import { type Wire, wire } from '../support/wire.js';

const root = 'file:///d/dossier.dep.md';
const part = 'file:///d/c1.dep.md';

describe('matrice over streams', () => {
  let line: Wire;
  beforeEach(async () => {
    line = wire(new MemoryFiles(new Map([[root, '---\nparties: [c1.dep.md]\n---\n# Introduction\n']])));
    await line.client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await line.client.sendNotification('initialized', {});
    const text = '# C1\n\n:::outil[Plan]{pour="C1.1"}\nTexte.\n:::\n';
    await line.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: part, languageId: 'markdown', version: 1, text },
    });
  });
  afterEach(() => line.close());
  const ask = (uri: string): Promise<Matrice | null> =>
    line.client.sendRequest(matrice, { uri, panneau: { nonce: 'n', script: 'x:/s.js' } });

  it('numbers the places of the preuves, from any file of the dossier', async () => {
    const said = await ask(part);
    assert.deepEqual(said?.passages, [
      { uri: part, range: { start: { line: 2, character: 9 }, end: { line: 2, character: 13 } } },
    ]);
    assert.ok(said?.html.includes('<button type="button" data-passage="0">Plan</button>'));
    assert.ok(said.html.includes('<script nonce="n" src="x:/s.js"></script>'));
    assert.deepEqual(await ask(root), said);
  });

  it('tells lines and places as they are once lines are written above', async () => {
    const before = await ask(part);
    await line.client.sendNotification('textDocument/didChange', {
      textDocument: { uri: part, version: 2 },
      contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n\n' }],
    });
    const after = await ask(part);
    assert.equal(after?.html, before?.html.replace('c1.dep.md, ligne 3', 'c1.dep.md, ligne 5'));
    assert.deepEqual(
      after?.passages.map(({ range }) => range.start.line),
      [4],
    );
  });

  it('is a page that stands alone when no panel shows it', async () => {
    const said = await line.client.sendRequest<Matrice | null>(matrice, { uri: part });
    assert.match(said?.html ?? '', /style-src &#39;sha256-[A-Za-z0-9+/]{43}=&#39;/);
    assert.doesNotMatch(said?.html ?? '', /<script|<button/);
  });

  it('says nothing outside a dossier', async () => {
    assert.equal(await ask('file:///d/notes.md'), null);
  });
});
