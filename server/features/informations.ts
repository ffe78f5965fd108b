// Our own requests about the front matter: what it says, what is missing before a change of statut, and the edits of one value.
import { informations as informationsOf, setInformation, statuts } from '../../core/index.js';
import * as protocol from '../protocol.js';
import type { Feature } from './feature.js';

export const informations: Feature = {
  answer(connection, find) {
    connection.onRequest(protocol.informations, async (uri: string): Promise<protocol.Informations | null> => {
      const found = await find(uri);
      if (!found) return null;
      const { analysis, converter } = found;
      return {
        champs: informationsOf(analysis),
        statuts: statuts(analysis).map(({ statut: { id, titre }, manques }) => ({
          id,
          titre,
          actuel: id === analysis.statut.id,
          manques: manques.map((one) => ({ message: one.message, location: converter.location(one) })),
        })),
      };
    });
    connection.onRequest<protocol.Changement | null, unknown>(
      protocol.changerInformation,
      async ({ uri, cle, texte }: protocol.NouvelleValeur): Promise<protocol.Changement | null> => {
        const found = await find(uri);
        const champ = found && informationsOf(found.analysis).find((one) => one.cle === cle);
        if (!champ) return null;
        const { analysis, converter } = found;
        const { racine } = analysis.dossier;
        const edits = setInformation(racine, champ.cle, texte);
        if (!edits)
          return {
            refus:
              'Les premières lignes du dossier ne se lisent pas. Corrigez-les d’abord : le constat qui s’y trouve dit comment.',
          };
        return {
          racine: converter.uriOf(racine),
          edits: edits.map((one) => ({ range: converter.range(racine, one.span), newText: one.texte })),
        };
      },
    );
  },
};
