// The partie of one competence, with its preuves written elsewhere, is much shorter than the others.
import { competencesNamed, partiesOfCompetence } from '../couverture.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import type { Competence } from '../referentiel.js';

/** Share of the median under which a partie stands out; nothing is said until that many parties have that many words. */
const guard = { share: 0.4, parties: 3, words: 300 };

export const partieDesequilibree: Rule = {
  code: 'partie-desequilibree',
  prose: true,
  *check({ dossier, cadre }) {
    const elsewhere = new Map<Competence, number>();
    for (const preuve of dossier.preuves) {
      if (preuve.parent) continue;
      for (const competence of competencesNamed(cadre, preuve)) {
        if (preuve.parties.some(({ type }) => type?.competence === competence.id)) continue;
        elsewhere.set(competence, (elsewhere.get(competence) ?? 0) + preuve.mots);
      }
    }
    const written = cadre.referentiel.competences.flatMap((competence) => {
      const parties = partiesOfCompetence(dossier, competence);
      const [first] = parties;
      const mots = parties.reduce((sum, one) => sum + one.mots, elsewhere.get(competence) ?? 0);
      return first && mots > 0 ? [{ first, mots }] : [];
    });
    if (written.filter(({ mots }) => mots >= guard.words).length < guard.parties) return;
    const middle = median(written.map(({ mots }) => mots));
    for (const { first, mots } of written) {
      if (mots >= guard.share * middle) continue;
      const message = `La partie ${quoted(first.titre.texte)} compte ${mots} mots avec ses preuves, les autres plutôt ${Math.round(middle / 10) * 10} : y avez-vous dit tout ce que vous vouliez montrer ?`;
      yield { niveau: 'information', fichier: first.fichier, span: first.titre.span, message };
    }
  },
};

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(at)] ?? 0) + (sorted[Math.ceil(at)] ?? 0)) / 2;
}
