// After `/` at the start of a line: the modèles, those that fill what the place still misses first.
import type { Analysis } from '../../analysis.js';
import type { Cadre } from '../../cadre.js';
import type { Fichier } from '../../dossier.js';
import { french, listAnd } from '../../french.js';
import { plainSnippet } from '../../gabarit.js';
import type { Modele } from '../../modele.js';
import type { Span } from '../../text.js';
import { isMet } from '../../words.js';
import { critereIds, exigencesAt, minimumsLeft } from '../wanted.js';
import { colonsAround } from './natures.js';
import type { Proposal } from './proposal.js';

/** The modèles that may stand there: inside a block, only those that its closing line would not be taken for theirs. */
export function modelePropositions(analysis: Analysis, fichier: Fichier, { start }: Span): Proposal[] {
  const room = colonsAround(fichier, start);
  const here = exigencesAt(analysis, fichier, start);
  const ici = critereIds(here);
  const missing = here.filter((one) => !isMet(one.etat));
  const wanted = (modele: Modele): string[] =>
    critereIds(
      missing.filter(
        ({ exigence, critere }) => exigence.natures.includes(modele.nature ?? '') && modele.criteres.includes(critere.id),
      ),
    );
  const minimum = (modele: Modele): boolean =>
    minimumsLeft(analysis).some(({ global }) => global.natures?.includes(modele.nature ?? ''));
  const rank = (modele: Modele): number => {
    const first = missing.findIndex((one) => wanted(modele).includes(one.critere.id));
    return first >= 0 ? first : missing.length + (minimum(modele) ? 0 : 1);
  };
  return analysis.cadre.modeles
    .filter(({ corps }) => (/^:{3,}/m.exec(corps)?.[0].length ?? 0) < room)
    .map((modele) => ({ modele, rank: rank(modele) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ modele }) => proposal(analysis.cadre, modele, wanted(modele), ici));
}

function proposal(cadre: Cadre, modele: Modele, wanted: readonly string[], here: readonly string[]): Proposal {
  const corps = chosenFirst(cadre, modele.corps, here);
  return {
    genre: 'modele',
    label: french(modele.titre),
    detail: wanted.length > 0 ? `il manque pour ${listAnd(wanted)}` : '',
    aide: french(modele.description),
    noms: [`/${modele.titre}`, modele.id, modele.prefixe],
    texte: plainSnippet(corps),
    modele: corps,
  };
}

/** Where the modèle leaves a choice between criteria, those of the place come first. */
function chosenFirst(cadre: Cadre, corps: string, here: readonly string[]): string {
  return corps.replace(/\$\{(\d+)\|([^|}]*)\|\}/g, (whole, stop: string, list: string) => {
    const ids = list.split(',');
    if (!ids.every((id) => cadre.critere(id))) return whole;
    const position = (id: string): number => (here.includes(id) ? here.indexOf(id) : here.length);
    return `\${${stop}|${ids.sort((a, b) => position(a) - position(b)).join(',')}|}`;
  });
}
