// Colours that depend on the dossier: names that the référentiel and the dossier know, and those they do not.
import { tokens } from '../../core/index.js';
import type { Feature } from './feature.js';

/** `textDocument/semanticTokens/full` and `/range`, only for clients that colour by them. */
export const semanticTokens: Feature = {
  answer(connection, find) {
    connection.languages.semanticTokens.on(async ({ textDocument }) => {
      const found = await find(textDocument.uri);
      if (!found) return { data: [] };
      const { analysis, fichier, converter } = found;
      return converter.semanticTokens(fichier, tokens(analysis, fichier));
    });
    connection.languages.semanticTokens.onRange(async ({ textDocument, range }) => {
      const found = await find(textDocument.uri);
      if (!found) return { data: [] };
      const { analysis, fichier, converter } = found;
      const within = { start: converter.offset(fichier, range.start), end: converter.offset(fichier, range.end) };
      return converter.semanticTokens(fichier, tokens(analysis, fichier, within));
    });
  },
};
