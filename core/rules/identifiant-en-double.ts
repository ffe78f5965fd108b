// Two preuves answer to the same identifier: links to them are ambiguous.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const identifiantEnDouble: Rule = {
  code: 'identifiant-en-double',
  *check({ dossier }) {
    for (const [id, [first, ...others]] of dossier.preuvesById) {
      if (!first || id === '') continue;
      for (const { bloc, fichier, titre } of others) {
        const own = bloc.attributs.get('id');
        const message = `Une autre preuve porte déjà le nom ${quoted(own?.texte ?? titre)} : changez l’un des deux, sinon un renvoi pourrait désigner l’une ou l’autre.`;
        const related = [{ fichier: first.fichier, span: first.bloc.spanTitre, message: 'Première preuve de ce nom.' }];
        yield { niveau: 'faute', fichier, span: own?.span ?? bloc.spanTitre, message, related };
      }
    }
  },
};
