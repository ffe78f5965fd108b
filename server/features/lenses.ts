// textDocument/codeLens.
import { lenses } from '../../core/index.js';
import { commandsOf } from '../protocol.js';
import type { Feature } from './feature.js';

export const codeLenses: Feature = {
  answer(connection, find, client) {
    connection.onCodeLens(async ({ textDocument }) => {
      const found = await find(textDocument.uri);
      if (!found) return null;
      const { analysis, fichier, converter } = found;
      const commands = commandsOf(client().experimental);
      return lenses(analysis, fichier).map((one) => converter.codeLens(fichier, one, commands));
    });
  },
};
