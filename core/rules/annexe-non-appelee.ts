// An annexe that the text never calls: the jury will not know what it shows.
import type { Rule } from '../finding.js';
import { numberedAnnexes } from './annexes.js';

export const annexeNonAppelee: Rule = {
  code: 'annexe-non-appelee',
  prose: true,
  *check({ dossier }) {
    const called = new Set(dossier.fichiers.flatMap((one) => one.extraction.appels.map(({ numero }) => numero)));
    for (const [numero, place] of numberedAnnexes(dossier)) {
      if (called.has(numero)) continue;
      const message = `L’annexe ${numero} n’est appelée nulle part : écrivez « voir annexe ${numero} » là où elle éclaire votre texte.`;
      yield { niveau: 'avertissement', ...place, message };
    }
  },
};
