// Go to definition: from a name to the preuve, heading, annexe or file it stands for.
import { definition } from '../../core/index.js';
import type { Feature } from './feature.js';

/** `textDocument/definition`, with the name that leads there for clients that take links. */
export const definitions: Feature = {
  answer(connection, find, client) {
    connection.onDefinition(async ({ textDocument, position }) => {
      const found = await find(textDocument.uri);
      if (!found) return null;
      const { analysis, fichier, converter } = found;
      const one = definition(analysis, fichier, converter.offset(fichier, position));
      if (!one) return null;
      if (client().textDocument?.definition?.linkSupport === true) return converter.locationLinks(fichier, one);
      return one.cibles.map((place) => converter.location(place));
    });
  },
};
