// Completion, hover and code lens over streams: with all that a client can do, with the least it may say, and with nothing.
import { strict as assert } from 'node:assert';
import type {
  ClientCapabilities,
  CodeLens,
  CompletionItem,
  CompletionList,
  Hover,
  InitializeResult,
} from 'vscode-languageserver-protocol';
import { suggerer, voirCouverture } from '../../server/protocol.js';
import { readCursor } from '../support/cursor.js';
import { type Wire, wire } from '../support/wire.js';

const uri = 'file:///d/dossier.dep.md';

const full: ClientCapabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true, labelDetailsSupport: true } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeLens: {},
  },
  experimental: { dep: { commands: [suggerer, voirCouverture] } },
};
const bare: ClientCapabilities = { textDocument: { completion: {}, hover: {}, codeLens: {} } };

describe('writing over streams', () => {
  let line: Wire;
  let capabilities: InitializeResult['capabilities'];

  async function start(client: ClientCapabilities): Promise<void> {
    const params = { processId: null, rootUri: null, capabilities: client };
    ({ capabilities } = await line.client.sendRequest<InitializeResult>('initialize', params));
    await line.client.sendNotification('initialized', {});
  }

  /** Opens a text at its cursor and asks there, without waiting for the quiet time. */
  async function ask<T>(method: string, marked: string, at = uri): Promise<T> {
    const { text, offset } = readCursor(marked);
    await line.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: at, languageId: 'markdown', version: 1, text },
    });
    const before = text.slice(0, offset).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return line.client.sendRequest<T>(method, { textDocument: { uri: at }, position });
  }

  async function item(marked: string, label: string): Promise<CompletionItem | undefined> {
    const list = await ask<CompletionList | null>('textDocument/completion', marked);
    return list?.items.find((one) => one.label === label);
  }

  beforeEach(() => {
    line = wire();
  });
  afterEach(() => line.close());

  it('advertises the three of them to a client that has them', async () => {
    await start(bare);
    const { completionProvider, hoverProvider, codeLensProvider } = capabilities;
    assert.deepEqual(
      { completionProvider, hoverProvider, codeLensProvider },
      {
        completionProvider: { triggerCharacters: [':', '{', '"', '=', ',', '/', '#'] },
        hoverProvider: true,
        codeLensProvider: {},
      },
    );
  });

  it('advertises none of them to a client that has none', async () => {
    await start({});
    const names = ['completionProvider', 'hoverProvider', 'codeLensProvider'];
    assert.deepEqual(
      names.filter((one) => one in capabilities),
      [],
    );
  });

  it('gives a snippet, in our order, to a client that takes snippets', async () => {
    await start(full);
    assert.deepEqual(await item('😀\n\n# C1\n\n:::ou<|>', 'Outil'), {
      label: 'Outil',
      kind: 7,
      labelDetails: { description: 'il manque pour C1.1, C1.2 et C1.3' },
      documentation:
        'C1.1\u00a0: un outil d’individualisation dans un collectif hétérogène.\nC1.2\u00a0: un outil de construction de parcours.\n' +
        'C1.3\u00a0: un outil ou une technique d’animation pour l’autonomie d’apprentissage.',
      sortText: '0000',
      filterText: 'outil outils',
      textEdit: {
        range: { start: { line: 4, character: 3 }, end: { line: 4, character: 5 } },
        newText: `outil[\${1:Titre}]{pour="\${2|C1.1,C1.2,C1.3|}" facettes="$3"}\n\n$0\n\n:::`,
      },
      insertTextFormat: 2,
    });
  });

  it('gives plain text to a bare one', async () => {
    await start(bare);
    const found = await item('# C1\n\n:::ou<|>', 'Outil');
    assert.deepEqual(found?.textEdit, {
      range: { start: { line: 2, character: 3 }, end: { line: 2, character: 5 } },
      newText: 'outil',
    });
    assert.equal(found?.detail, 'il manque pour C1.1, C1.2 et C1.3');
    assert.equal(found?.labelDetails, undefined);
    assert.equal(found?.insertTextFormat, undefined);
  });

  it('replaces an item whole, characters outside the first plane counted as two', async () => {
    await start(full);
    const found = await item(':::outil[😀]{pour="C1.1, C1.<|>9"}\n', 'C1.3');
    assert.deepEqual(found?.textEdit, {
      range: { start: { line: 0, character: 25 }, end: { line: 0, character: 29 } },
      newText: 'C1.3',
    });
  });

  it('asks for the values of the attribute it has just written, of a client that can', async () => {
    await start(full);
    assert.deepEqual((await item(':::outil{<|>}\n', 'facettes'))?.command, { title: '', command: suggerer });
  });

  it('names no command to a client that has not said it runs it', async () => {
    await start({ textDocument: full.textDocument ?? {} });
    const found = await item(':::outil{<|>}\n', 'facettes');
    assert.equal(found?.textEdit && 'range' in found.textEdit && found.textEdit.newText, 'facettes="$1"');
    assert.equal(found?.command, undefined);
  });

  it('takes nothing strange for a list of commands', async () => {
    await start({ ...full, experimental: { dep: { commands: 'editor.action.triggerSuggest' } } });
    assert.equal((await item(':::outil{<|>}\n', 'facettes'))?.command, undefined);
  });

  it('sees what was typed a moment ago', async () => {
    await start(bare);
    await ask('textDocument/completion', '# C1\n\n::<|>\n');
    await line.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: { line: 2, character: 2 }, end: { line: 2, character: 2 } }, text: ':' }],
    });
    const position = { line: 2, character: 3 };
    const list = await line.client.sendRequest<CompletionList>('textDocument/completion', { textDocument: { uri }, position });
    assert.equal(list.items[0]?.label, 'Outil');
  });

  it('shows a fiche as Markdown, with what was typed escaped', async () => {
    await start(full);
    const text = '# C1\n\n:::outil[<b>*x*</b> [là](command:a) `b` $(sync)]{pour="C1.3<|>" facettes="autonomie"}\nMot.\n:::\n';
    const said = await ask<Hover>('textDocument/hover', text);
    assert.ok(typeof said.contents === 'object' && 'kind' in said.contents);
    assert.equal(said.contents.kind, 'markdown');
    assert.match(said.contents.value, /^\*\*C1\\\.3 — /);
    const unescaped = said.contents.value.replace(/^\*\*|\*\*$|^ *- /gm, '').replace(/\\[!-/:-@[-`{-~]/g, '');
    assert.doesNotMatch(unescaped, /[!-/:-@[-`{-~]/, 'every sign is escaped');
    assert.match(said.contents.value, /dossier\\\.dep\\\.md\\, ligne 3/);
  });

  it('shows it as plain text to a client that says nothing', async () => {
    await start(bare);
    const said = await ask<Hover>(
      'textDocument/hover',
      '# C1\n\n:::outil[*Plan*]{pour="C1.3<|>" facettes="autonomie"}\nMot.\n:::\n',
    );
    assert.deepEqual(said, {
      contents: {
        kind: 'plaintext',
        value:
          'C1.3 — Animer pour développer l’autonomie d’apprentissage\n\n' +
          'Un outil ou une technique d’animation pour l’autonomie d’apprentissage\u00a0: présente\n' +
          '  Attendu\u00a0: outil ou technique d’animation\u202f; facettes\u00a0: autonomie d’apprentissage\n' +
          '  Prouvé par «\u00a0Plan\u00a0», dossier.dep.md, ligne 3',
      },
      range: { start: { line: 2, character: 23 }, end: { line: 2, character: 27 } },
    });
  });

  for (const { client, command } of [
    { client: full, command: voirCouverture },
    { client: bare, command: '' },
  ]) {
    it(`says how far a preuve is, ${command === '' ? 'to read' : 'to click'}`, async () => {
      await start(client);
      const text = ':::outil[Plan]{pour="C1.3" facettes="autonomie"}\nMot.\n:::\n\n[là](#plan)<|>\n';
      assert.deepEqual(await ask<CodeLens[]>('textDocument/codeLens', text), [
        {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 48 } },
          command: { title: 'C1.3 · complète', command },
        },
        {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 48 } },
          command: { title: '1 renvoi', command: '' },
        },
      ]);
    });
  }

  it('answers nothing outside a dossier, in an unknown file and in prose', async () => {
    await start(full);
    for (const method of ['textDocument/completion', 'textDocument/hover', 'textDocument/codeLens']) {
      assert.equal(await ask(method, '# C1\n\n:::<|>', 'file:///d/notes.md'), null, method);
      const never = { textDocument: { uri: 'file:///d/jamais.dep.md' }, position: { line: 0, character: 0 } };
      assert.equal(await line.client.sendRequest(method, never), null, method);
    }
    assert.equal(await ask('textDocument/completion', '# C1\n\nUn mot : <|>'), null);
  });
});
