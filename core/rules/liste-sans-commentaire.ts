// A long list in a narrative, with nothing after it: what is to be made of it?
import { isIn, type Preuve, valeurs } from '../dossier.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { between } from '../text.js';

/** Items beyond which a list is long. */
const long = 8;

export const listeSansCommentaire: Rule = {
  code: 'liste-sans-commentaire',
  *check({ dossier, cadre }) {
    for (const fichier of dossier.fichiers) {
      const { passages, listes } = fichier.extraction;
      for (const { span, elements } of listes.filter((one) => one.elements > long)) {
        const preuve = dossier.preuves.findLast((one) => one.fichier === fichier && isIn(one.bloc.span, span.start));
        if (!preuve || !isNarrative(preuve)) continue;
        if (between(passages, span.end, preuve.bloc.span.end).some(({ mots }) => mots > 0)) continue;
        const message = `Que retenez-vous de cette liste de ${elements} points ? Le récit ${quoted(preuve.titre)} s’arrête sur elle : quelques phrases diraient ce qui compte.`;
        yield { niveau: 'question', fichier, span, message };
      }
    }

    function isNarrative(preuve: Preuve): boolean {
      const formes = valeurs(preuve, 'forme').map(({ texte }) => cadre.formes.find(texte));
      return [preuve.nature, ...formes].some((one) => one?.recit === true);
    }
  },
};
