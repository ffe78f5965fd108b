// A competence's partie holds or cites no situation, no illustration or no feedback.
import { citedIn, partiesOfCompetence } from '../couverture.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const partieIncomplete: Rule = {
  code: 'partie-incomplete',
  prose: true,
  *check({ dossier, cadre }) {
    for (const competence of cadre.referentiel.competences) {
      const parties = partiesOfCompetence(dossier, competence);
      const [first] = parties;
      if (!first) continue;
      const cited = new Set(parties.flatMap((partie) => [...citedIn(dossier, partie)]));
      const missing = cadre.referentiel.partieCompetence.filter(
        ({ natures, min, niveau: weight }) =>
          weight !== 'aucun' && [...cited].filter((one) => one.nature && natures.includes(one.nature.id)).length < min,
      );
      const niveau = missing.some((one) => one.niveau === 'manque')
        ? 'manque'
        : missing.some((one) => one.niveau === 'avertissement')
          ? 'avertissement'
          : 'information';
      if (missing.length === 0) continue;
      const message = `Il manque encore à la partie ${quoted(first.titre.texte)} : ${missing.map((one) => one.titre).join(' ; ')}. Écrivez cette preuve ici, ou renvoyez vers une preuve d’une autre partie avec un lien [texte](#nom-de-la-preuve).`;
      yield { niveau, fichier: first.fichier, span: first.titre.span, message };
    }
  },
};
