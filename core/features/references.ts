// Where a name is used: the chain criterion ↔ preuves ↔ retours ↔ parties, read in either direction, across files.
import type { Analysis } from '../analysis.js';
import { type Fichier, findPreuves, type Preuve, targets } from '../dossier.js';
import type { Place } from '../finding.js';
import type { Critere } from '../referentiel.js';
import { numberedAnnexes } from '../rules/annexes.js';
import { fold } from '../text.js';
import { titresOfCritere } from './definition.js';
import { type Mention, mentionAt, mentions, placeOfPreuve } from './mentions.js';

/** Where something is declared, and where it is used; each place once. */
export interface References {
  readonly declarations: readonly Place[];
  readonly usages: readonly Place[];
}

/** The uses of what is named at an offset; undefined when nothing is. */
export function references(analysis: Analysis, fichier: Fichier, offset: number): References | undefined {
  const { dossier, cadre } = analysis;
  const all = mentions(analysis);
  const mention = mentionAt(all, fichier, offset);
  switch (mention?.genre) {
    case 'preuve':
      return ofPreuves(analysis, all, [mention.preuve]);
    case 'renvoi': {
      const preuves = findPreuves(dossier, mention.id);
      return preuves.length > 0 ? ofPreuves(analysis, all, preuves) : undefined;
    }
    case 'critere':
      return ofCritere(analysis, all, mention.critere);
    case 'competence': {
      const { competence } = mention;
      const serving = all.flatMap((one) =>
        one.genre === 'critere' && cadre.competence(one.critere.id) === competence ? (one.par ?? []) : [],
      );
      const declarations = all.filter((one) => one.genre === 'competence' && one.competence === competence);
      return { declarations, usages: [...new Set(serving)].map(placeOfPreuve) };
    }
    case 'apprenant': {
      const nom = fold(mention.nom);
      return { declarations: [], usages: all.filter((one) => one.genre === 'apprenant' && fold(one.nom) === nom) };
    }
    case 'annexe': {
      const { numero } = mention;
      const heading = numberedAnnexes(dossier).get(numero);
      const usages = all.filter((one) => one.genre === 'annexe' && one.numero === numero);
      return { declarations: heading ? [heading] : [], usages };
    }
    default:
      return undefined;
  }
}

/** Every `sur` and link that names them, and the blocks nested in them. */
function ofPreuves({ dossier }: Analysis, all: readonly Mention[], preuves: readonly Preuve[]): References {
  const ids = new Set(preuves.map((one) => one.id).filter((id) => id !== ''));
  const nested = dossier.preuves.filter((one) => one.parent && preuves.includes(one.parent));
  return {
    declarations: preuves.map(placeOfPreuve),
    usages: [...all.filter((one) => one.genre === 'renvoi' && ids.has(one.id)), ...nested.map(placeOfPreuve)],
  };
}

/** Every `pour` that serves it, and the learners’ words about these preuves that do not name it themselves. */
function ofCritere(analysis: Analysis, all: readonly Mention[], critere: Critere): References {
  const { dossier } = analysis;
  const named = all.filter((one) => one.genre === 'critere' && one.critere === critere && one.par !== undefined);
  const serving = new Set(named.flatMap((one) => (one.genre === 'critere' ? (one.par ?? []) : [])));
  const tied = dossier.preuves.filter(
    (one) => one.nature?.temoignage === true && !serving.has(one) && targets(dossier, one).some((target) => serving.has(target)),
  );
  return { declarations: titresOfCritere(analysis, all, critere), usages: [...named, ...tied.map(placeOfPreuve)] };
}
