// Our own requests: the files of a new dossier, the documents beside one, what may be inserted at a place.

import type { TextDocumentPositionParams } from 'vscode-languageserver';
import {
  apercu as apercuOf,
  documents as documentsOf,
  insertions as insertionsAt,
  type ModeleVoulu,
  modeleNeuf as modeleNeufOf,
  type Projet,
  trame as trameOf,
} from '../../core/index.js';
import * as protocol from '../protocol.js';
import type { Feature } from './feature.js';

export const nouveau: Feature = {
  answer(connection, find) {
    connection.onRequest(protocol.trame, (projet: Projet) => trameOf(find.cadre(), projet));
    connection.onRequest(protocol.noms, async (uri: string): Promise<protocol.NomsDuPaquet> => {
      const { natures, criteres } = await find.cadreOfPack(uri);
      return { natures: natures.mots.map(name), criteres: criteres.map(name) };
    });
    connection.onRequest(protocol.modeleNeuf, async ({ uri, ...voulu }: ModeleVoulu & { readonly uri: string }) =>
      modeleNeufOf(await find.cadreOfPack(uri), voulu),
    );
    connection.onRequest<protocol.Apercu, unknown>(
      protocol.apercu,
      async ({ uri, chemin, texte }: protocol.ModeleEcrit): Promise<protocol.Apercu> => {
        const found = apercuOf(chemin, texte);
        if (!('problemes' in found)) return { ...found, referentiel: (await find.cadreOfPack(uri)).entier };
        const [first] = found.problemes;
        return { refus: first ? `Ligne ${first.ligne} : ${first.message}` : '' };
      },
    );
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

function name({ id, titre }: { readonly id: string; readonly titre: string }): { readonly id: string; readonly titre: string } {
  return { id, titre };
}
