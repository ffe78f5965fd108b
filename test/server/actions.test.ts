// Code actions over the wire, with a client that can do everything and with one that can do little.
import { strict as assert } from 'node:assert';
import type { CodeAction, InitializeResult, Range } from 'vscode-languageserver-protocol';
import { trame } from '../../core/index.js';
import type { Files } from '../../server/gather.js';
import { type Retouche, retouches } from '../../server/protocol.js';
import { cadreApapp } from '../support/core.js';
import { MemoryFiles } from '../support/session.js';
import { type Wire, wire } from '../support/wire.js';

const uri = 'file:///d/dossier.dep.md';
const literals = { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } };
const full = {
  textDocument: literals,
  workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ['create'] } },
};

async function start({ client }: Wire, capabilities: object, text: string): Promise<InitializeResult> {
  const result = await client.sendRequest<InitializeResult>('initialize', { processId: null, rootUri: null, capabilities });
  await client.sendNotification('initialized', {});
  await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 7, text } });
  return result;
}

async function actionsAt({ client }: Wire, range: Range, only?: readonly string[], at = uri): Promise<CodeAction[]> {
  const context = { diagnostics: [], ...(only ? { only } : {}) };
  return (
    (await client.sendRequest<CodeAction[] | null>('textDocument/codeAction', { textDocument: { uri: at }, range, context })) ??
    []
  );
}

function line(number: number, from = 0, to = from): Range {
  return { start: { line: number, character: from }, end: { line: number, character: to } };
}

const typo = '# C1\n\n:::outil[Plan]{pour="C1.3" facettes="autonomi"}\nTexte.\n:::\n';

describe('code actions', () => {
  let joined: Wire;
  const open = (capabilities: object, text: string, files?: Files): Promise<InitializeResult> => {
    joined = wire(files);
    return start(joined, capabilities, text);
  };
  afterEach(() => joined.close());

  it('a finding’s cures come with it, for the version that was read', async () => {
    const { capabilities } = await open(full, typo);
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'refactor.extract', 'source.fixAll.dep'],
      resolveProvider: false,
    });
    const found = await actionsAt(joined, line(2, 45), ['quickfix']);
    const [first] = found.filter((one) => one.diagnostics?.[0]?.code === 'facette-inconnue');
    assert.deepEqual(
      { ...first, diagnostics: first?.diagnostics?.length },
      {
        title: 'Écrire «\u00a0autonomie d’apprentissage\u00a0»',
        kind: 'quickfix',
        diagnostics: 1,
        isPreferred: true,
        edit: {
          documentChanges: [
            { textDocument: { uri, version: 7 }, edits: [{ range: line(2, 37, 45), newText: 'autonomie d’apprentissage' }] },
          ],
        },
      },
    );
  });

  it('placeholders are active where the client knows them, marks to replace elsewhere', async () => {
    const text = ':::situation[Un lundi]{date="2025"}\nTexte.\n:::\n';
    const wanted = (found: readonly CodeAction[]) => found.find((one) => one.title.startsWith('Ajouter «\u00a0lieu'));
    await open(full, text);
    const [change] = wanted(await actionsAt(joined, line(0, 14)))?.edit?.documentChanges ?? [];
    assert.deepEqual(change && 'edits' in change && change.edits, [
      {
        range: line(0, 34),
        snippet: { kind: 'snippet', value: ` lieu="$\{1:[à préciser : lieu]}" public="$\{2:[à préciser : public]}"` },
      },
    ]);
    joined.close();
    await open({ textDocument: literals }, text);
    assert.deepEqual(wanted(await actionsAt(joined, line(0, 14)))?.edit, {
      changes: { [uri]: [{ range: line(0, 34), newText: ' lieu="[à préciser : lieu]" public="[à préciser : public]"' }] },
    });
  });

  it('a choice is made by nobody in a file that the person does not look at: a mark stands there', async () => {
    const projet = { candidat: '', titre: '', contenu: 'parties', fichiers: 'plusieurs' } as const;
    const [root, ...parts] = trame(cadreApapp(), projet);
    const texts = new Map(parts.map((one) => [`file:///d/${one.chemin}`, one.texte]));
    await open(full, root?.texte ?? '', new MemoryFiles(texts));
    const mark = /source="\[à préciser : [^"\]|]+ ou [^"\]|]+\]"/;
    const ways = await joined.client.sendRequest<Retouche[]>(retouches, { geste: 'inserer', uri, cible: 'C4.3' });
    const [shown, other] = ways[0]?.fichiers ?? [];
    assert.deepEqual([shown?.uri, other?.uri], [uri, 'file:///d/c4.dep.md']);
    assert.match(shown?.edits[0]?.snippet ?? '', /source="\$\{\d+\|/);
    assert.match(other?.edits[0]?.snippet ?? '', mark);
    assert.doesNotMatch(other?.edits[0]?.snippet ?? '', /\$/);
    const found = await actionsAt(joined, line(0, 0, 0), undefined, 'file:///d/c4.dep.md');
    const edits = found.find((one) => one.title === ways[0]?.titre)?.edit?.documentChanges ?? [];
    const [inRoot, here] = edits.flatMap((one) => ('edits' in one ? one.edits : []));
    assert.match(inRoot && 'newText' in inRoot ? inRoot.newText : '', mark);
    assert.match(here && 'snippet' in here ? here.snippet.value : '', /source="\$\{\d+\|/);
  });

  it('a file is created where the client creates files, beside the root, and only there', async () => {
    const text = '---\nparties: [c1.dep.md]\n---\n# Introduction\n\nTexte.\n';
    await open(full, text);
    const wanted = (found: readonly CodeAction[]) => found.filter((one) => one.title.startsWith('Créer'));
    const [creation] = wanted(await actionsAt(joined, line(1, 12)));
    const [create, content] = creation?.edit?.documentChanges ?? [];
    assert.deepEqual(create, { kind: 'create', uri: 'file:///d/c1.dep.md' });
    assert.deepEqual(content && 'textDocument' in content && content.textDocument, { uri: 'file:///d/c1.dep.md', version: null });
    joined.close();
    await open({ textDocument: literals }, text);
    assert.deepEqual(wanted(await actionsAt(joined, line(1, 12))), []);
  });

  it('a part that is not there may be a file beside it, misspelt', async () => {
    const files: Files = {
      read: async () => null,
      list: async () => ['dossier.dep.md', 'c1-accueil.dep.md', 'notes.md'],
      bytes: async () => null,
    };
    await open(full, '---\nparties:\n  - c1-acceuil.dep.md\n---\n# Introduction\n\nTexte.\n', files);
    const [repair] = (await actionsAt(joined, line(2, 6))).filter((one) => one.isPreferred);
    assert.equal(repair?.title, 'Écrire «\u00a0c1-accueil.dep.md\u00a0»');
  });

  it('all that needs no decision at once, in the file asked for, when it is asked for', async () => {
    await open(full, '#\u00a0C1\n\n:::outil[Plan]{pour="C1.3 C1.1"}\n\n-\u00a0un\n\n:::\n');
    assert.ok((await actionsAt(joined, line(0))).every((one) => one.kind !== 'source.fixAll.dep'));
    const [all, ...others] = await actionsAt(joined, line(0), ['source.fixAll']);
    assert.deepEqual(others, []);
    const [change] = all?.edit?.documentChanges ?? [];
    assert.deepEqual(change && 'edits' in change && change.edits, [
      { range: line(0, 1, 2), newText: ' ' },
      { range: line(2, 21, 30), newText: 'C1.3, C1.1' },
      { range: line(4, 1, 2), newText: ' ' },
    ]);
    assert.deepEqual(await actionsAt(joined, line(0), ['source.organizeImports']), []);
  });

  it('a selection becomes a preuve, its chapter’s criteria first', async () => {
    await open(full, '# C2 — Créer\n\nUn mot.\n\nUn autre.\n');
    const [first] = await actionsAt(joined, { start: { line: 2, character: 3 }, end: { line: 4, character: 2 } }, ['refactor']);
    assert.match(first?.title ?? '', /^Marquer la sélection comme preuve de C2\.1/);
    assert.deepEqual(await actionsAt(joined, line(2, 3), ['refactor']), []);
  });

  it('a client without actions as data gets none, nor does another file', async () => {
    const { capabilities } = await open({}, typo);
    assert.equal(capabilities.codeActionProvider, undefined);
    assert.deepEqual(await actionsAt(joined, line(2, 45)), []);
    joined.close();
    await open(full, typo);
    assert.deepEqual(await actionsAt(joined, line(0), undefined, 'file:///d/notes.md'), []);
  });
});
