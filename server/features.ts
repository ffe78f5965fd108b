// The language features, by hand and in order; `welcome.ts` says what they do.
import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { actions } from './features/actions.js';
import { completions } from './features/completion.js';
import { definitions } from './features/definition.js';
import type { Feature, Find } from './features/feature.js';
import { folding } from './features/folding.js';
import { gestes } from './features/gestes.js';
import { hovers } from './features/hover.js';
import { informations } from './features/informations.js';
import { codeLenses } from './features/lenses.js';
import { lieux } from './features/lieu.js';
import { documentLinks } from './features/links.js';
import { matrice } from './features/matrice.js';
import { nouveau } from './features/nouveau.js';
import { referencesOf } from './features/references.js';
import { relecture } from './features/relecture.js';
import { renaming } from './features/rename.js';
import { documentSymbols, workspaceSymbols } from './features/symbols.js';
import { semanticTokens } from './features/tokens.js';

const features: readonly Feature[] = [
  actions,
  completions,
  hovers,
  codeLenses,
  definitions,
  referencesOf,
  renaming,
  documentSymbols,
  workspaceSymbols,
  folding,
  documentLinks,
  semanticTokens,
  nouveau,
  relecture,
  matrice,
  informations,
  gestes,
  lieux,
];

/** Answers the requests of all the features. */
export function answer(connection: Connection, find: Find, client: () => ClientCapabilities): void {
  for (const one of features) one.answer(connection, find, client);
}
