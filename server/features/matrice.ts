// Our own request for the coverage matrix: the same document as the terminal's, with buttons that lead to the text.
import { matrice as matriceOf } from '../../core/index.js';
import * as protocol from '../protocol.js';
import type { Feature } from './feature.js';

export const matrice: Feature = {
  answer(connection, find) {
    connection.onRequest(
      protocol.matrice,
      async ({ uri, nonce, script }: protocol.MatriceParams): Promise<protocol.Matrice | null> => {
        const found = await find(uri);
        if (!found) return null;
        const { analysis, converter } = found;
        return {
          html: matriceOf(analysis, { genre: 'panneau', nonce, script }),
          passages: analysis.dossier.preuves.map(({ fichier, bloc }) => converter.location({ fichier, span: bloc.spanTitre })),
        };
      },
    );
  },
};
