// An entry of the veille that does not say all that the référentiel wants of each one: its date, its source, what it changed.
import { datesIn } from '../dates.js';
import type { Preuve } from '../dossier.js';
import type { PreuveRule } from '../finding.js';
import { listAnd } from '../french.js';
import type { EntreeAttendue } from '../referentiel.js';
import { fold } from '../text.js';
import { type Entree, entrees } from './entrees.js';

export const entreeIncomplete: PreuveRule = {
  code: 'entree-incomplete',
  *preuve(preuve) {
    const wanted = preuve.nature?.entrees ?? [];
    if (wanted.length === 0 || preuve.bloc.vide) return;
    const undated = wanted.filter((one) => one.date !== true);
    const isOne = (entree: Entree): boolean => undated.length > 0 && undated.every((one) => says(entree, one, preuve));
    for (const entree of entrees(preuve, isOne)) {
      const lacking = wanted.filter((one) => !says(entree, one, preuve));
      if (lacking.length === 0) continue;
      const [example] = lacking;
      const message = `Dans cette entrée, on ne trouve pas : ${listAnd(lacking.map(({ titre }) => titre))}. Nommez ce que vous donnez, par exemple « ${example?.alias[0] ?? ''} : … ».`;
      yield { niveau: 'avertissement', fichier: preuve.fichier, span: entree.span, message };
    }
  },
};

/** A cell under the label, the label followed by something, or, for a date, any date: « quand » is too common a word. */
function says({ texte, span, cellules }: Entree, { alias, date }: EntreeAttendue, { bloc }: Preuve): boolean {
  if (date === true && datesIn(texte).length > 0) return true;
  const names = alias.map(fold);
  const holds = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
  if (cellules) return cellules.some(([title, cell]) => names.some((one) => fold(title).startsWith(one)) && holds(cell));
  if (date === true) return span.start === bloc.spanTitre.start && (bloc.attributs.has('date') || bloc.attributs.has('periode'));
  const folded = fold(texte.replace(/[*_]/g, ''));
  return names.some((one) => {
    for (let at = folded.indexOf(one); at >= 0; at = folded.indexOf(one, at + 1)) {
      const rest = folded.slice(at + one.length);
      if (!/\p{L}/u.test(folded.charAt(at - 1)) && !/^\p{L}/u.test(rest) && holds(rest)) return true;
    }
    return false;
  });
}
