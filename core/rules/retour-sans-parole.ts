// A learner's feedback in which nobody seems to speak: no quotation, no first person.

import type { Preuve } from '../dossier.js';
import type { PreuveRule } from '../finding.js';
import { quoted } from '../french.js';
import { withoutComments } from '../marks.js';

/** Below that many words, the preuve is still being written. */
const enough = 20;
const spoken = /^[ \t]*>|[«“"]|(?<![\p{L}\p{M}])(?:[jm][’']|(?:je|moi|me|mon|ma|mes)(?![\p{L}\p{M}]))/imu;

export const retourSansParole: PreuveRule = {
  code: 'retour-sans-parole',
  *preuve(preuve) {
    const { nature, bloc, fichier, mots, reperes, titre } = preuve;
    if (nature?.temoignage !== true || mots < enough || reperes.length > 0 || spoken.test(inside(preuve))) return;
    const message = `Qu’a dit l’apprenant, avec ses mots ? Dans ${quoted(titre)}, on n’entend pas sa voix : citez une de ses phrases entre « ».`;
    yield { niveau: 'question', fichier, span: bloc.spanTitre, message };
  },
};

function inside({ bloc, fichier }: Preuve): string {
  return withoutComments(fichier.rope.slice(bloc.ouverture.end, bloc.span.end), '');
}
