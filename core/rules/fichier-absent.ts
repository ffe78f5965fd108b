// A link, an image or an annexe names a file that is not there.
import { cibles } from '../cibles.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const fichierAbsent: Rule = {
  code: 'fichier-absent',
  *check({ dossier, facts }) {
    for (const { fichier, span, chemin } of cibles(dossier)) {
      if (facts.fichiers?.get(chemin) !== null) continue;
      const message = `Le fichier ${quoted(chemin)} n’a pas été trouvé : vérifiez son nom et son dossier, ou ajoutez-le à côté de votre texte.`;
      yield { niveau: 'faute', fichier, span, message };
    }
  },
};
