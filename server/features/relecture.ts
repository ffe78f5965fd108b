// What the review needs of an analysis: the criteria in words, the fingerprint of each one’s preuves; and the avis it counts with.
import { type Avis, empreinte } from '../../core/index.js';
import * as protocol from '../protocol.js';
import type { Feature } from './feature.js';

export const relecture: Feature = {
  answer(connection, find) {
    connection.onRequest(protocol.criteres, async (uri: string): Promise<protocol.CriteresDuDossier | null> => {
      const found = await find(uri);
      if (!found) return null;
      const { competences } = found.analysis.couverture;
      return {
        chapitres: competences.map(({ competence: { id, court, oral }, criteres }) => ({
          id,
          titre: court,
          criteres: [...criteres.map((one) => one.critere), ...oral].map(({ id, titre }) => ({ id, titre })),
        })),
        empreintes: Object.fromEntries(
          competences.flatMap((one) => one.criteres.map(({ critere, exigences }) => [critere.id, empreinte(exigences)])),
        ),
      };
    });
    connection.onRequest(protocol.avis, ({ racine, avis }: protocol.AvisParams): null => {
      find.consider(racine, avis as readonly Avis[]);
      return null;
    });
  },
};
