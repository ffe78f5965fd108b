// textDocument/hover.
import { hover } from '../../core/index.js';
import type { Feature } from './feature.js';

export const hovers: Feature = {
  answer(connection, find, client) {
    connection.onHover(async ({ textDocument, position }) => {
      const found = await find(textDocument.uri);
      if (!found) return null;
      const { analysis, fichier, converter } = found;
      const said = hover(analysis, fichier, converter.offset(fichier, position));
      return said ? converter.hover(fichier, said, client().textDocument?.hover?.contentFormat ?? []) : null;
    });
  },
};
