// A block whose closing line is missing: it is taken to end where the next block or chapter begins.
import { close, lengthen, suiteOf } from '../cloture.js';
import type { Preuve } from '../dossier.js';
import type { PreuveRule } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';

export const blocNonFerme: PreuveRule = {
  code: 'bloc-non-ferme',
  *preuve(preuve) {
    const { bloc, fichier, titre } = preuve;
    if (bloc.ferme) return;
    const colons = fichier.rope.slice(bloc.span.start, bloc.ouverture.end).match(/^:+/)?.[0] ?? ':::';
    const message = `La preuve ${quoted(titre)} n’est pas fermée : ajoutez une ligne « ${colons} » à la fin de son texte. Si elle doit en contenir une autre, ouvrez-la et fermez-la avec « ${colons}: ».`;
    yield { niveau: 'faute', fichier, span: bloc.ouverture, message, fixes: () => [cure(preuve)] };
  },
};

/** The line that was meant to close it gets its colons; without one, a line is added where the block is taken to end. */
function cure({ bloc, fichier, titre }: Preuve): Fix {
  const suite = suiteOf(fichier.texte, bloc.ouverture);
  const longer = lengthen(fichier, bloc.ouverture, suite);
  if (longer.some((one) => one.texte !== ''))
    return { titre: `Ouvrir et fermer ${quoted(titre)} avec assez de deux-points`, edits: longer, preferee: true };
  return {
    titre: `Fermer la preuve ${quoted(titre)}`,
    edits: longer.length > 0 ? longer : [close(fichier, bloc.ouverture, Math.min(bloc.span.end, suite.limite))],
    preferee: true,
  };
}
