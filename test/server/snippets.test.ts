// What goes out as a snippet, with a pack, a dossier and drops made to read the clipboard: words stay words.
import { strict as assert } from 'node:assert';
import { plainSnippet } from '../../core/index.js';
import { changed, variablesIn } from '../support/paquets.js';
import { MemoryFiles } from '../support/session.js';
import { wire } from '../support/wire.js';

const said = `$CLIPBOARD \\\\$CLIPBOARD \${TM_FILEPATH} } $5 \${1|$TM_FILENAME|} `;
const pack = changed('referentiel.yaml', (text) =>
  text.replace(/((?:titre|description): ")/g, (key) => key + said.replaceAll('\\', '\\\\')),
);
const blocks = [
  '---\ndossier: passeur-de-lecture\n---\n# L1',
  ':::seance[$CLIPBOARD]{pour="L1.1" id="$CLIPBOARD" }\nTexte.\n:::',
  ':::parole[A]{pour="L1.2"}\nTexte.\n:::',
  '## Annexes\nVoir l’annexe 3.',
  ':::',
  '/',
];
const text = blocks.join('\n\n');
const capabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
  workspace: { configuration: true, workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
};

it('no snippet that is sent holds a variable, and the words of a pack are sent as they are', async () => {
  const { client, next, close } = wire(new MemoryFiles(new Map([...pack].map(([path, one]) => [`file:///d/p/${path}`, one]))));
  client.onRequest('workspace/configuration', () => [{ paquets: ['p'] }]);
  client.onRequest('client/registerCapability', () => null);
  const workspaceFolders = [{ uri: 'file:///d', name: 'd' }];
  await client.sendRequest('initialize', { processId: null, rootUri: null, workspaceFolders, capabilities });
  const loaded = next('dep/referentiels');
  await client.sendNotification('initialized', {});
  await loaded;
  const textDocument = { uri: 'file:///d/a.dep.md' };
  const opened = { ...textDocument, languageId: 'markdown', version: 1, text };
  await client.sendNotification('textDocument/didOpen', { textDocument: opened });
  const place = (at: number) => {
    const before = text.slice(0, at).split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  const position = place(text.length);
  const depot = { texte: said };
  const asked: (readonly [string, object])[] = [
    ['textDocument/codeAction', { range: { start: place(0), end: position }, context: { diagnostics: [] } }],
    ['dep/insertions', { position }],
    ...[text.length, text.lastIndexOf(':::') + 3, text.indexOf(' }') + 1].map(
      (at) => ['textDocument/completion', { position: place(at) }] as const,
    ),
    ...['L1.1', 'L1.2'].flatMap((cible) =>
      [{ geste: 'inserer' }, { geste: 'ignorer', motif: said }, { geste: 'deposer', depot }].map(
        (geste) => ['dep/retouches', { ...geste, cible }] as const,
      ),
    ),
    ['dep/retouches', { geste: 'deposerIci', range: { start: position, end: position }, depot }],
  ];
  const words: string[] = [];
  for (const [method, params] of asked) {
    const sent = snippetsIn(await client.sendRequest(method, { textDocument, ...textDocument, ...params }));
    assert.ok(sent.length > 0, `${method} ${JSON.stringify(params)}`);
    for (const one of sent) assert.deepEqual(variablesIn(one), [], one);
    words.push(...sent.map(plainSnippet));
  }
  assert.ok(
    words.some((one) => one.includes(`# ${said}Seuil`)),
    words.join('\n\n'),
  );
  close();
});

/** Every text of an answer that an editor reads as a snippet. */
function snippetsIn(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { snippet, insertTextFormat, textEdit } = answer as Record<string, unknown>;
  if (insertTextFormat === 2) return [(textEdit as { readonly newText: string }).newText];
  if (typeof snippet === 'string') return [snippet];
  if (snippet !== undefined) return [(snippet as { readonly value: string }).value];
  return Object.values(answer).flatMap(snippetsIn);
}
