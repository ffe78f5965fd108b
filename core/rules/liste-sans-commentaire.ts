// A long list in a narrative, with nothing after it: what is to be made of it?
import { type Preuve, valeurs } from '../dossier.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { between } from '../text.js';

/** Items beyond which a list is long. */
const long = 8;

export const listeSansCommentaire: Rule = {
  code: 'liste-sans-commentaire',
  *check({ dossier, cadre }) {
    for (const preuve of dossier.preuves) {
      if (!isNarrative(preuve)) continue;
      const { fichier, bloc, titre } = preuve;
      const { passages, listes } = fichier.extraction;
      for (const { span, elements } of listes) {
        if (elements <= long || span.start < bloc.span.start || span.start >= bloc.span.end) continue;
        if (between(passages, span.end, bloc.span.end).some(({ mots }) => mots > 0)) continue;
        const message = `Que retenez-vous de cette liste de ${elements} points ? Le récit ${quoted(titre)} s’arrête sur elle : quelques phrases diraient ce qui compte.`;
        yield { niveau: 'question', fichier, span: { start: span.start, end: span.end }, message };
      }
    }

    function isNarrative(preuve: Preuve): boolean {
      const formes = valeurs(preuve, 'forme').map(({ texte }) => cadre.formes.find(texte));
      return [preuve.nature, ...formes].some((one) => one?.recit === true);
    }
  },
};
