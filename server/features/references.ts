// Find references: where a preuve, a criterion, a competence, a learner or an annexe is named.
import { references } from '../../core/index.js';
import type { Feature } from './feature.js';

/** `textDocument/references`, over all the files of the dossier. */
export const referencesOf: Feature = {
  answer(connection, find) {
    connection.onReferences(async ({ textDocument, position, context }) => {
      const found = await find(textDocument.uri);
      if (!found) return null;
      const { analysis, fichier, converter } = found;
      const one = references(analysis, fichier, converter.offset(fichier, position));
      if (!one) return null;
      return [...(context.includeDeclaration ? one.declarations : []), ...one.usages].map((place) => converter.location(place));
    });
  },
};
