// What a person does to a criterion from the panel or the editor: the edits that do it, for a client that asks which.
import { MarkupKind, type Range } from 'vscode-languageserver';
import {
  deposer,
  deposerIci,
  type Fix,
  ficheDe,
  french,
  ignorerPour,
  insererPour,
  markAsPreuve,
  markedSnippet,
  type Span,
  sentSnippet,
  snippetText,
} from '../../core/index.js';
import * as protocol from '../protocol.js';
import type { Understood } from '../session.js';
import type { Feature } from './feature.js';

export const gestes: Feature = {
  answer(connection, find) {
    connection.onRequest(protocol.ficheDeCritere, async ({ uri, cible }: protocol.Cible): Promise<string | null> => {
      const found = await find(uri);
      const fiche = found && ficheDe(found.analysis, cible);
      return fiche ? found.converter.fiche(fiche, MarkupKind.Markdown) : null;
    });
    connection.onRequest(protocol.retouches, async (geste: protocol.Geste): Promise<readonly protocol.Retouche[]> => {
      const found = await find(geste.uri);
      return found ? waysTo(geste, found).map((fix) => retouche(found, fix)) : [];
    });
  },
};

function waysTo(geste: protocol.Geste, { analysis, fichier, converter }: Understood): readonly Fix[] {
  const spanOf = ({ start, end }: Range): Span => ({
    start: converter.offset(fichier, start),
    end: converter.offset(fichier, end),
  });
  switch (geste.geste) {
    case 'inserer':
      return insererPour(analysis, geste.cible);
    case 'ignorer':
      return ignorerPour(analysis, geste.cible, geste.motif);
    case 'deposer':
      return deposer(analysis, geste.depot, geste.cible);
    case 'deposerIci':
      return deposerIci(analysis, geste.depot, fichier, spanOf(geste.range));
    case 'marquer': {
      const ways = markAsPreuve(analysis, fichier, spanOf(geste.range));
      return ways.map((one) => ({ ...one, titre: `${one.critere.id} · ${one.critere.titre}` }));
    }
  }
}

/** All the fixes of this file are modèles: their texts are snippets. A client goes through those of the first file, which it shows. */
function retouche({ converter, versions }: Understood, { titre, edits }: Fix): protocol.Retouche {
  const fichiers = [...new Set(edits.map((one) => one.fichier))].map((fichier, rank) => {
    const uri = converter.uriOf(fichier);
    const own = edits.filter((one) => one.fichier === fichier);
    return {
      uri,
      version: versions.get(uri),
      edits: own.map(({ span, texte }) => ({
        range: converter.range(fichier, span),
        snippet: rank === 0 ? sentSnippet(texte) : snippetText(markedSnippet(texte)),
      })),
    };
  });
  return { titre: french(titre), fichiers };
}
