// Our own requests: the files of a new dossier, the documents beside one, what may be inserted at a place.

import type { TextDocumentPositionParams } from 'vscode-languageserver';
import { documents as documentsOf, insertions as insertionsAt, type Projet, trame as trameOf } from '../../core/index.js';
import * as protocol from '../protocol.js';
import type { Feature } from './feature.js';

export const nouveau: Feature = {
  answer(connection, find) {
    connection.onRequest(protocol.trame, (projet: Projet) => trameOf(find.cadre(), projet));
    connection.onRequest(protocol.documents, (): readonly protocol.DocumentAside[] => documentsOf(find.cadre()));
    connection.onRequest(
      protocol.insertions,
      async ({ textDocument, position }: TextDocumentPositionParams): Promise<protocol.Insertions | null> => {
        const found = await find(textDocument.uri);
        if (!found) return null;
        const { analysis, fichier, converter } = found;
        const { offset, choix } = insertionsAt(analysis, fichier, converter.offset(fichier, position));
        return { position: converter.range(fichier, { start: offset, end: offset }).start, choix };
      },
    );
  },
};
