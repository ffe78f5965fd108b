// A minimum that holds for the whole dossier, or for each competence, is not reached.

import type { Cadre } from '../cadre.js';
import type { Rule, RuleContext } from '../finding.js';
import type { Fix } from '../fix.js';
import { listAnd, plural, quoted } from '../french.js';
import { inserer } from '../inserer.js';
import type { Global } from '../referentiel.js';
import { placeOfDossier } from './place.js';

export const minimumGlobal: Rule = {
  code: 'minimum-global',
  *check(context) {
    const { dossier, couverture, cadre } = context;
    for (const { global, comptes, atteint } of couverture.globaux) {
      if (atteint || global.niveau === 'aucun') continue;
      const short = comptes.filter((one) => one.nombre < global.min);
      const [first] = short;
      if (!first) continue;
      const wanted = `demande au moins ${plural(global.min, global.un, global.titre)}`;
      const message = first.competence
        ? `Chaque compétence ${wanted}. À compléter : ${listAnd(short.flatMap((one) => one.competence?.id ?? []))}.`
        : `Le dossier ${wanted} ; pour l’instant : ${first.nombre}.${howToSay(cadre, global)}`;
      yield { niveau: global.niveau, ...placeOfDossier(dossier), message, fixes: () => cures(context, global, first.nombre) };
    }
  },
};

/** A count that rests on an indication in the blocks names that indication. */
function howToSay(cadre: Cadre, { source, natures = [] }: Global): string {
  if (source !== undefined) return ` Dans la preuve qui en montre un, ajoutez source="${cadre.listes.source.label(source)}".`;
  return natures[0] === undefined
    ? ''
    : ` Ce sont des preuves de nature ${quoted(cadre.natures.label(natures[0]))} : tapez « / » au début d’une ligne pour en insérer.`;
}

/** As many blocks as are missing, where they are preuves that need no criterion. */
function cures(context: RuleContext, { par, min, natures = [], source, motsMin }: Global, nombre: number): readonly Fix[] {
  const nature = context.cadre.natures.mots.find((one) => one.id === natures[0]);
  if (par !== 'dossier' || source !== undefined || motsMin !== undefined || nature?.sansCritere !== true) return [];
  return [
    inserer(
      context,
      Array.from({ length: min - nombre }, () => ({ nature })),
    ),
  ];
}
