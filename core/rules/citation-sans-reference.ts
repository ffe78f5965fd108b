// A reading called in the text that the bibliography does not hold.
import type { Cadre } from '../cadre.js';
import { type Dossier, textes } from '../dossier.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { fold, rememberingOf } from '../text.js';
import { bibliographie, namesOf } from './references.js';

export const citationSansReference: Rule = {
  code: 'citation-sans-reference',
  prose: true,
  *check({ dossier, couverture, cadre }) {
    const { entries, lost } = bibliographie(dossier);
    // Without a bibliography, all calls would be told: that fault has its own rule.
    if (entries.length === 0) return;
    const told = new Set<string>();
    for (const { fichier, span, citation, lecture: reading } of lost) {
      const { auteurs, certitude } = citation;
      if (told.has(fold(reading))) continue;
      if (auteurs.every((one) => apprenantsOf(couverture.identite, cadre, dossier).has(fold(one)))) continue;
      told.add(fold(reading));
      const other = entries.find(({ mots }) => namesOf(citation, mots))?.annees[0];
      if (other !== undefined) {
        const message = `Le texte renvoie à ${quoted(reading)}, la bibliographie donne l’année ${other} : corrigez l’une des deux, ou ajoutez cette autre lecture.`;
        yield { niveau: 'avertissement', fichier, span, message };
      } else if (certitude === 'sure') {
        const message = `La bibliographie ne contient pas ${quoted(reading)} : ajoutez-y cette lecture avec son titre et son éditeur.`;
        yield { niveau: 'avertissement', fichier, span, message };
      } else {
        const message = `${quoted(reading)} est-il le renvoi à une lecture ? Si oui, la bibliographie ne la contient pas encore.`;
        yield { niveau: 'question', fichier, span, message };
      }
    }
  },
};

const apprenantsOf = rememberingOf(
  (_: object, __: Cadre, { preuves }: Dossier) =>
    new Set(preuves.flatMap((one) => textes(one, 'apprenant').map(({ texte }) => fold(texte)))),
);
