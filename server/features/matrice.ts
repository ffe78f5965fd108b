// Our own request for the coverage matrix: the terminal's document, or the same with buttons that lead to the text.
import { matrice as matriceOf } from '../../core/index.js';
import * as protocol from '../protocol.js';
import type { Feature } from './feature.js';

export const matrice: Feature = {
  answer(connection, find) {
    connection.onRequest(protocol.matrice, async ({ uri, panneau }: protocol.MatriceParams): Promise<protocol.Matrice | null> => {
      const found = await find(uri);
      if (!found) return null;
      const { analysis, converter } = found;
      return {
        html: matriceOf(analysis, panneau ? { genre: 'panneau', ...panneau } : { genre: 'page' }),
        passages: analysis.dossier.preuves.map(({ fichier, bloc }) => converter.location({ fichier, span: bloc.spanTitre })),
      };
    });
  },
};
