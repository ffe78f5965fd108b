// The answer to `initialize`, apart from all that keeps it: an editor that starts the server waits for nothing else.
import type { ClientCapabilities, InitializeResult, SemanticTokensLegend, ServerCapabilities } from 'vscode-languageserver';
import type { Jeton } from '../core/index.js';

/** What `initialize` is called once it has been answered (`door.node.ts`): its second answer goes nowhere. */
export const answered = 'dep/answered';

/** Kinds of code action. */
export const [quickfix, extract, fixAll] = ['quickfix', 'refactor.extract', 'source.fixAll.dep'] as const;

/** The kinds of our semantic tokens, and what the protocol calls them. */
export const tokenTypes: Readonly<Record<Jeton['genre'], string>> = {
  nature: 'class',
  critere: 'enumMember',
  renvoi: 'variable',
  attribut: 'property',
  valeur: 'string',
};

/** The names of our tokens. Of the standard modifiers, `deprecated` is the one that says: not this. */
const legend: SemanticTokensLegend = { tokenTypes: Object.values(tokenTypes), tokenModifiers: ['deprecated'] };

/**
 * What is typed just before something can be proposed: Markdown has no suggestions while one types. Neither the space nor
 * the apostrophe: in French prose they would ask a question at each word.
 */
const triggerCharacters = [':', '{', '"', '=', ',', '/', '#'];

/** What the server says of itself to this client. */
export function welcome(client: ClientCapabilities): InitializeResult {
  return {
    capabilities: { textDocumentSync: { openClose: true, change: 2 }, ...advertised(client) },
    serverInfo: { name: 'dep' },
  };
}

/** Actions as data, not as commands: a client that has only commands gets none. */
export function hasActions({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.codeAction?.codeActionLiteralSupport !== undefined;
}

/** What the features (`features.ts`) do for this client. */
function advertised(client: ClientCapabilities): ServerCapabilities {
  const { textDocument } = client;
  return {
    ...(hasActions(client)
      ? { codeActionProvider: { codeActionKinds: [quickfix, extract, fixAll], resolveProvider: false } }
      : {}),
    ...(textDocument?.completion ? { completionProvider: { triggerCharacters } } : {}),
    ...(textDocument?.hover ? { hoverProvider: true } : {}),
    ...(textDocument?.codeLens ? { codeLensProvider: {} } : {}),
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    ...(textDocument?.semanticTokens ? { semanticTokensProvider: { legend, full: true, range: true } } : {}),
  };
}
