// A block with nothing in it: it proves nothing yet.
import type { PreuveRule } from '../finding.js';
import { quoted } from '../french.js';

export const preuveVide: PreuveRule = {
  code: 'preuve-vide',
  *preuve({ bloc, fichier, titre }) {
    if (!bloc.vide) return;
    const message = `La preuve ${quoted(titre)} est vide : racontez-la entre la ligne qui l’ouvre et celle qui la ferme.`;
    yield { niveau: 'manque', fichier, span: bloc.spanTitre, message };
  },
};
