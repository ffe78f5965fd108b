// Definition, references, rename, symbols, folding, links and colours over streams: with all that a client can do, and with nothing.
import { strict as assert } from 'node:assert';
import type { ClientCapabilities, InitializeResult } from 'vscode-languageserver-protocol';
import { MemoryFiles } from '../support/session.js';
import { type Wire, wire } from '../support/wire.js';

const root = 'file:///d/dossier.dep.md';
const part = 'file:///d/c1.dep.md';
const texts = {
  [root]: `---
parties: [c1.dep.md]
---
# Introduction

Voir [le plan](#plan), annexe 1.

# Annexes

## Annexe 1
`,
  [part]: `# C1

:::outil[Plan]{pour="C1.1, C9.9"}
Avec Sofia.
:::

:::retour[Suite]{sur="plan" apprenant="Sofia"}
Sofia.
:::
`,
};

const full: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  textDocument: {
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { rangeLimit: 2 },
    documentLink: { tooltipSupport: true },
    semanticTokens: { requests: { full: true, range: true }, tokenTypes: [], tokenModifiers: [], formats: [] },
  },
};

/** Lines and characters from 0: `3:4-9`, with its last line when it has several. */
interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
const at = ({ start, end }: Range): string =>
  `${start.line}:${start.character}-${end.line === start.line ? '' : `${end.line}:`}${end.character}`;

describe('navigation over streams', () => {
  let line: Wire;
  let capabilities: InitializeResult['capabilities'];

  async function start(client: ClientCapabilities): Promise<void> {
    line = wire(new MemoryFiles(new Map(Object.entries(texts))));
    const params = { processId: null, rootUri: null, capabilities: client };
    ({ capabilities } = await line.client.sendRequest<InitializeResult>('initialize', params));
    await line.client.sendNotification('initialized', {});
    // Only the part is open: the root is read where it is.
    const textDocument = { uri: part, languageId: 'markdown', version: 7, text: texts[part] };
    await line.client.sendNotification('textDocument/didOpen', { textDocument });
  }

  async function ask<T>(method: string, uri: string, position?: readonly [number, number], more: object = {}): Promise<T> {
    const [row, character] = position ?? [0, 0];
    const params = { textDocument: { uri }, ...(position ? { position: { line: row, character } } : {}), ...more };
    return line.client.sendRequest<T>(`textDocument/${method}`, params);
  }

  afterEach(() => line.close());

  it('a full client is answered with all it can take', async () => {
    await start(full);
    type Link = { targetUri: string; originSelectionRange: Range; targetRange: Range; targetSelectionRange: Range };
    const [link] = await ask<Link[]>('definition', root, [5, 18]);
    assert.equal(link?.targetUri, part);
    assert.deepEqual([link.originSelectionRange, link.targetRange, link.targetSelectionRange].map(at), [
      '5:16-20',
      '2:0-4:3',
      '2:9-13',
    ]);

    assert.deepEqual(capabilities.renameProvider, { prepareProvider: true });
    assert.equal(at(await ask<Range>('prepareRename', part, [2, 10])), '2:9-13');
    const done = await ask<object>('rename', part, [2, 10], { newName: 'Tableau' });
    const edit = (line: number, start: number, end: number, newText: string) => ({
      range: { start: { line, character: start }, end: { line, character: end } },
      newText,
      annotationId: 'dep',
    });
    assert.deepEqual(done, {
      documentChanges: [
        { textDocument: { uri: part, version: 7 }, edits: [edit(2, 9, 13, 'Tableau'), edit(6, 22, 26, 'tableau')] },
        { textDocument: { uri: root, version: null }, edits: [edit(5, 16, 20, 'tableau')] },
      ],
      changeAnnotations: { dep: { label: 'Renommer en «\u00a0Tableau\u00a0»' } },
    });
    const alone = await ask<object>('rename', part, [7, 2], { newName: 'Aline' });
    assert.deepEqual(Object.keys(alone), ['documentChanges']);

    type Plan = { name: string; detail: string; range: Range; selectionRange: Range; children: Plan[] };
    const [c1] = await ask<Plan[]>('documentSymbol', part);
    assert.deepEqual(
      c1?.children.map((one) => [one.name, one.detail, at(one.range), at(one.selectionRange)]),
      [
        ['Plan', 'Outil', '2:0-4:3', '2:9-13'],
        ['Suite', 'Retour d’apprenant', '6:0-8:3', '6:10-15'],
      ],
    );

    assert.deepEqual(
      await ask('documentLink', root),
      [
        { start: { line: 1, character: 10 }, end: { line: 1, character: 19 }, target: part, tooltip: 'Ouvrir ce fichier' },
        {
          start: { line: 5, character: 23 },
          end: { line: 5, character: 31 },
          target: `${root}#L10`,
          tooltip: 'Aller à l’annexe 1',
        },
      ].map(({ start, end, ...rest }) => ({ range: { start, end }, ...rest })),
    );

    const { legend } = capabilities.semanticTokensProvider ?? {};
    assert.deepEqual(legend, {
      tokenTypes: ['class', 'enumMember', 'variable', 'property', 'string'],
      tokenModifiers: ['deprecated'],
    });
    const first = [2, 3, 5, 0, 0, 0, 18, 4, 1, 0, 0, 6, 4, 1, 1];
    const second = [3, 6, 0, 0, 0, 19, 4, 2, 0];
    assert.deepEqual(await ask('semanticTokens/full', part), { data: [...first, 4, ...second] });
    const range = { start: { line: 5, character: 0 }, end: { line: 9, character: 0 } };
    assert.deepEqual(await ask('semanticTokens/range', part, undefined, { range }), { data: [6, ...second] });
  });

  it('a client that can do nothing gets the same in plain values', async () => {
    await start({});
    assert.deepEqual(await ask('definition', root, [5, 18]), [
      { uri: part, range: { start: { line: 2, character: 9 }, end: { line: 2, character: 13 } } },
    ]);
    assert.equal(capabilities.renameProvider, true);
    const { changes } = await ask<{ changes: Record<string, { newText: string; range: Range }[]> }>('rename', part, [2, 10], {
      newName: 'Tableau',
    });
    assert.deepEqual(
      Object.entries(changes).map(([uri, edits]) => [uri, ...edits.map((one) => `${at(one.range)} ${one.newText}`)]),
      [
        [part, '2:9-13 Tableau', '6:22-26 tableau'],
        [root, '5:16-20 tableau'],
      ],
    );
    assert.deepEqual(
      (await ask<{ name: string; containerName: string }[]>('documentSymbol', part)).map(
        (one) => `${one.containerName}/${one.name}`,
      ),
      ['/C1', 'C1/Plan', 'C1/Suite'],
    );
    assert.deepEqual(await ask('foldingRange', part), [
      { startLine: 2, endLine: 4 },
      { startLine: 6, endLine: 8 },
    ]);
    assert.deepEqual(Object.keys((await ask<object[]>('documentLink', root))[0] ?? {}), ['range', 'target']);
    assert.equal(capabilities.semanticTokensProvider, undefined);
  });

  it('references come with or without what is declared', async () => {
    await start({});
    const places = async (includeDeclaration: boolean): Promise<string[]> =>
      (await ask<{ uri: string; range: Range }[]>('references', part, [2, 4], { context: { includeDeclaration } })).map(
        (one) => `${one.uri.slice(10)} ${at(one.range)}`,
      );
    assert.deepEqual(await places(false), ['c1.dep.md 6:22-26', 'dossier.dep.md 5:16-20']);
    assert.deepEqual(await places(true), ['c1.dep.md 2:9-13', 'c1.dep.md 6:22-26', 'dossier.dep.md 5:16-20']);
  });

  it('a name that cannot be given is refused in French', async () => {
    await start(full);
    await assert.rejects(ask('rename', part, [2, 10], { newName: 'Suite' }), (error: { code: number; message: string }) => {
      assert.equal(error.code, -32803);
      assert.match(error.message, /^Une autre preuve ou un renvoi porte déjà le nom «\u00a0suite\u00a0»/);
      return true;
    });
  });

  it('folding stops at the client’s limit', async () => {
    await start({ textDocument: { foldingRange: { rangeLimit: 1 } } });
    assert.deepEqual(await ask('foldingRange', part), [{ startLine: 2, endLine: 4 }]);
    assert.deepEqual(await ask('foldingRange', root), [{ startLine: 0, endLine: 2 }]);
  });

  it('names of all the open dossiers, each once', async () => {
    await start(full);
    const textDocument = {
      uri: 'file:///autre/seul.dep.md',
      languageId: 'markdown',
      version: 1,
      text: ':::outil[Plan B]\nMot.\n:::\n',
    };
    await line.client.sendNotification('textDocument/didOpen', { textDocument });
    const found = await line.client.sendRequest<{ name: string; containerName: string }[]>('workspace/symbol', { query: 'PLAN' });
    assert.deepEqual(
      found.map((one) => `${one.name} (${one.containerName})`),
      ['Plan B (Outil)', 'Plan (Outil)'],
    );
  });

  it('outside a dossier and outside our names, nothing is answered', async () => {
    await start(full);
    const uri = 'file:///d/notes.md';
    const textDocument = { uri, languageId: 'markdown', version: 1, text: texts[part] };
    await line.client.sendNotification('textDocument/didOpen', { textDocument });
    for (const where of [uri, 'file:///d/ferme.dep.md']) {
      const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
      const context = { includeDeclaration: true };
      for (const method of ['definition', 'references', 'prepareRename', 'rename'])
        assert.equal(await ask(method, where, [2, 10], { newName: 'Autre', context }), null, method);
      for (const method of ['documentSymbol', 'foldingRange', 'documentLink'])
        assert.equal(await ask(method, where), null, method);
      for (const method of ['full', 'range'])
        assert.deepEqual(await ask(`semanticTokens/${method}`, where, undefined, { range }), { data: [] });
    }
    for (const method of ['definition', 'references', 'prepareRename', 'rename'])
      assert.equal(await ask(method, part, [3, 1], { newName: 'Autre', context: { includeDeclaration: true } }), null, method);
  });
});
