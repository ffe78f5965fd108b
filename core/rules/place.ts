// Where a finding about something that is not there is placed: the nearest thing that exists.
import { partiesOfCompetence } from '../couverture.js';
import type { Dossier } from '../dossier.js';
import type { Place } from '../finding.js';
import { withoutComments } from '../marks.js';
import type { Competence } from '../referentiel.js';

/** Heading of the competence's partie; without one, the top of the dossier. */
export function placeOfCompetence(dossier: Dossier, competence: Competence | undefined): Place {
  const partie = competence && partiesOfCompetence(dossier, competence)[0];
  return partie ? { fichier: partie.fichier, span: partie.titre.span } : placeOfDossier(dossier);
}

/** First line of the root: the one that opens its front matter, else its first written one. */
export function placeOfDossier(dossier: Dossier): Place {
  const { racine: fichier } = dossier;
  // What opens a front matter, or any other line but a comment, is seen without reading on.
  const first = fichier.rope.slice(0, 1000);
  const shown = /^\s*[^\s<][^\r\n<]*[\r\n]/.test(first) ? first : withoutComments(fichier.texte.replace(/^\ufeff/, ' '), ' ');
  const match = /\S[^\r\n]*/.exec(shown);
  const start = match?.index ?? 0;
  return { fichier, span: { start, end: start + (match?.[0].trimEnd().length ?? 0) } };
}
