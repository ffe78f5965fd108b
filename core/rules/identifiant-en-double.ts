// Two preuves answer to the same identifier: links to them are ambiguous.
import type { Dossier, Preuve } from '../dossier.js';
import { setAttributes } from '../edits.js';
import type { Rule } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';

export const identifiantEnDouble: Rule = {
  code: 'identifiant-en-double',
  *check({ dossier }) {
    for (const all of dossier.preuvesById.values()) {
      const [first, ...others] = all.length > 1 ? all : [];
      if (!first || first.id === '') continue;
      const { id } = first;
      for (const [index, other] of others.entries()) {
        const { bloc, fichier, titre } = other;
        const own = bloc.attributs.get('id');
        const message = `Une autre preuve porte déjà le nom ${quoted(own?.texte ?? titre)} : changez l’un des deux, sinon un renvoi pourrait désigner l’une ou l’autre.`;
        const related = [{ fichier: first.fichier, span: first.bloc.spanTitre, message: 'Première preuve de ce nom.' }];
        yield {
          niveau: 'faute',
          fichier,
          span: own?.span ?? bloc.spanTitre,
          message,
          related,
          fixes: () => [rename(dossier, other, id, index + 2)],
        };
      }
    }
  },
};

/** Gives this one an identifier of its own; references go on naming the first. */
function rename({ preuvesById }: Dossier, preuve: Preuve, id: string, from: number): Fix {
  let number = from;
  while (preuvesById.has(`${id}-${number}`)) number++;
  const free = `${id}-${number}`;
  return {
    titre: `Donner à cette preuve l’identifiant ${quoted(free)}`,
    edits: setAttributes(preuve, [['id', free]]),
    preferee: true,
  };
}
