// After `/` at the start of a line: the modèles, those that fill what the place still misses first, made for it.
import type { Analysis } from '../../analysis.js';
import type { ExigenceCouverte } from '../../couverture.js';
import type { Fichier } from '../../dossier.js';
import { ebauche } from '../../ebauche.js';
import { french, listAnd } from '../../french.js';
import { plainSnippet, snippetText } from '../../gabarit.js';
import { counter, linkable } from '../../inserer.js';
import { blocsOf, type Modele } from '../../modele.js';
import type { Span } from '../../text.js';
import { isMet } from '../../words.js';
import { critereIds, exigencesAt, minimumsLeft, partieAt } from '../wanted.js';
import { colonsAround } from './natures.js';
import type { Proposal } from './proposal.js';

/** The modèles that may stand there: inside a block (`room`: its colons), only those that its closing line would not close. */
export function modelePropositions(
  analysis: Analysis,
  fichier: Fichier,
  { start }: Span,
  room: number = colonsAround(fichier, start),
): Proposal[] {
  const { cadre, dossier } = analysis;
  const missing = exigencesAt(analysis, fichier, start).filter((one) => !isMet(one.etat));
  const here = partieAt(analysis, fichier, start)?.type?.id;
  const wanted = ({ nature, criteres }: Modele): ExigenceCouverte[] =>
    missing.filter(({ exigence, critere }) => exigence.natures.includes(nature ?? '') && criteres.includes(critere.id));
  const rank = (modele: Modele, first: ExigenceCouverte | undefined): number => {
    if (first) return missing.indexOf(first);
    if (modele.partie !== undefined && modele.nature === undefined && modele.partie === here) return -1;
    const minimum = minimumsLeft(analysis).some(({ global }) => global.natures?.includes(modele.nature ?? ''));
    return missing.length + (minimum ? 0 : 1);
  };
  return cadre.modeles
    .filter((one) => one.fichier === undefined && fits(one))
    .map((modele) => ({ modele, for: wanted(modele) }))
    .map(({ modele, for: needs }) => ({ rank: rank(modele, needs[0]), proposal: proposal(analysis, modele, needs) }))
    .sort((a, b) => a.rank - b.rank)
    .map((one) => one.proposal);

  function fits({ corps, partie }: Modele): boolean {
    const colons = /^:{3,}/m.exec(corps)?.[0].length ?? 0;
    return colons < room && (partie === undefined || room === Number.POSITIVE_INFINITY);
  }

  function proposal(context: Analysis, modele: Modele, needs: readonly ExigenceCouverte[]): Proposal {
    const corps = headed(modele) + (needs[0] ? madeFor(context, modele, needs[0]) : modele.corps);
    return {
      genre: 'modele',
      label: french(modele.titre),
      detail: needs.length > 0 ? `il manque pour ${listAnd(critereIds(needs))}` : '',
      aide: french(modele.description),
      noms: [`/${modele.titre}`, modele.id, modele.prefixe],
      texte: plainSnippet(corps),
      modele: corps,
    };
  }

  /** The heading of its partie, when the dossier has none yet. */
  function headed({ partie }: Modele): string {
    const type = cadre.referentiel.structure.find((one) => one.id === partie);
    return type && room === Number.POSITIVE_INFINITY && !dossier.parties.some((one) => one.type === type)
      ? `${snippetText(`# ${type.titre}`)}\n\n`
      : '';
  }
}

/** The modèle with what an exigence imposes already said; as it is when it holds more than one block. */
function madeFor(analysis: Analysis, { corps, nature }: Modele, { exigence, critere }: ExigenceCouverte): string {
  const found = analysis.cadre.natures.mots.find((one) => one.id === nature);
  const [bloc, ...others] = blocsOf({ corps });
  if (!found || !bloc || others.length > 0) return corps;
  const besoin = { nature: found, critere, exigence };
  return `${ebauche(analysis.cadre, besoin, { sur: linkable(analysis, exigence) }, counter(), bloc)}\n$0`;
}
