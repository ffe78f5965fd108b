// A block whose closing line is missing: it is taken to end where the next block or chapter begins.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const blocNonFerme: Rule = {
  code: 'bloc-non-ferme',
  *check({ dossier }) {
    for (const { bloc, fichier, titre } of dossier.preuves) {
      const colons = fichier.texte.slice(bloc.span.start).match(/^:+/)?.[0] ?? ':::';
      const message = `La preuve ${quoted(titre)} n’est pas fermée : ajoutez une ligne « ${colons} » à la fin de son texte. Si elle doit en contenir une autre, ouvrez-la et fermez-la avec « ${colons}: ».`;
      if (!bloc.ferme) yield { niveau: 'faute', fichier, span: bloc.ouverture, message };
    }
  },
};
