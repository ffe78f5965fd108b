// The plan of a file, and the names of all the open dossiers.
import { namesIn, symbols } from '../../core/index.js';
import type { Feature } from './feature.js';

/** Most names answered to one question. */
const most = 200;

/** `textDocument/documentSymbol`: with its levels where the client shows them, flat elsewhere. */
export const documentSymbols: Feature = {
  answer(connection, find, client) {
    connection.onDocumentSymbol(async ({ textDocument }) => {
      const found = await find(textDocument.uri);
      if (!found) return null;
      const { analysis, fichier, converter } = found;
      const plan = symbols(analysis, fichier);
      const hierarchical = client().textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
      return hierarchical ? converter.documentSymbols(fichier, plan) : converter.flatSymbols(fichier, plan);
    });
  },
};

/** `workspace/symbol`: preuves, parties and learners of the open dossiers. */
export const workspaceSymbols: Feature = {
  answer(connection, find) {
    connection.onWorkspaceSymbol(async ({ query }) => {
      const all = await find.all();
      return all
        .flatMap(({ analysis, converter }) => namesIn(analysis, query, most).map((one) => converter.nameSymbol(one)))
        .slice(0, most);
    });
  },
};
