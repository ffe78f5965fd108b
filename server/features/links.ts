// Names to click on that Markdown knows nothing of: parts in the front matter, annexes.
import { links } from '../../core/index.js';
import type { Feature } from './feature.js';

/** `textDocument/documentLink`, complete at once: nothing is left to resolve. */
export const documentLinks: Feature = {
  answer(connection, find, client) {
    connection.onDocumentLinks(async ({ textDocument }) => {
      const found = await find(textDocument.uri);
      if (!found) return null;
      const { analysis, fichier, converter } = found;
      const tooltip = client().textDocument?.documentLink?.tooltipSupport === true ? 'tooltip' : 'bare';
      return links(analysis, fichier).map((one) => converter.documentLink(fichier, one, tooltip));
    });
  },
};
