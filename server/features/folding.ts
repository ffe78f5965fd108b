// Folding of the front matter and of the blocks, by whole lines.
import { folds } from '../../core/index.js';
import type { Feature } from './feature.js';

/** `textDocument/foldingRange`; a client that sets a limit gets the first ones. */
export const folding: Feature = {
  answer(connection, find, client) {
    connection.onFoldingRanges(async ({ textDocument }) => {
      const found = await find(textDocument.uri);
      if (!found) return null;
      const ranges = found.converter.foldingRanges(found.fichier, folds(found.fichier));
      return ranges.slice(0, client().textDocument?.foldingRange?.rangeLimit);
    });
  },
};
