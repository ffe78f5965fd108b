// An entry of the veille that does not say all that the référentiel wants of each one: its date, its source, what it changed.
import { datesIn } from '../dates.js';
import type { Preuve } from '../dossier.js';
import type { Rule } from '../finding.js';
import { listAnd } from '../french.js';
import type { EntreeAttendue } from '../referentiel.js';
import { fold } from '../text.js';
import { type Entree, entrees } from './entrees.js';

export const entreeIncomplete: Rule = {
  code: 'entree-incomplete',
  *check({ dossier }) {
    for (const preuve of dossier.preuves) {
      const wanted = preuve.nature?.entrees ?? [];
      if (wanted.length === 0 || preuve.bloc.vide) continue;
      for (const entree of entrees(preuve)) {
        const lacking = wanted.filter((one) => !says(entree, one, preuve));
        if (lacking.length === 0) continue;
        const [example] = lacking;
        const message = `Dans cette entrée, il manque : ${listAnd(lacking.map(({ titre }) => titre))}. Nommez ce que vous donnez, par exemple « ${example?.alias[0] ?? ''} : … ».`;
        yield { niveau: 'avertissement', fichier: preuve.fichier, span: entree.span, message };
      }
    }
  },
};

/** A cell under the label, the label followed by something, or, for a date, any date. */
function says({ texte, cellules }: Entree, { alias, date }: EntreeAttendue, { bloc }: Preuve): boolean {
  if (date === true && (datesIn(texte).length > 0 || (cellules === undefined && bloc.attributs.has('date')))) return true;
  const names = alias.map(fold);
  if (cellules)
    return cellules.some(([title, cell]) => names.some((one) => fold(title).startsWith(one)) && /[\p{L}\p{N}]/u.test(cell));
  const folded = fold(texte.replace(/[*_]/g, ''));
  return names.some((one) =>
    [...folded.matchAll(/\p{L}+/gu)].some(({ index }) => {
      const rest = folded.slice(index + one.length);
      return folded.startsWith(one, index) && !/^\p{L}/u.test(rest) && /[\p{L}\p{N}]/u.test(rest);
    }),
  );
}
