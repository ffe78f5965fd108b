// A reference (`sur`, or a link to #something) that names no preuve and no heading.
import { findPreuves, valeurs } from '../dossier.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { decode, nearest, slug } from '../text.js';

export const lienIntrouvable: Rule = {
  code: 'lien-introuvable',
  *check({ dossier }) {
    const ids = [...dossier.preuvesById.keys()].filter((id) => id !== '');
    const bare = (text: string): string => slug(text).replaceAll('-', '');
    const headings = new Set(dossier.fichiers.flatMap((one) => one.extraction.titres.map((titre) => bare(titre.texte))));
    const said = new Map<string, string>();
    const say = (reference: string): string => {
      const message = said.get(reference) ?? explain(reference);
      said.set(reference, message);
      return message;
    };
    const explain = (reference: string): string => {
      const near = dossier.preuves.find((one) => slug(one.bloc.titre) === slug(reference))?.id ?? nearest(reference, ids);
      return `Aucune preuve ni aucun titre ne s’appelle ${quoted(reference)}. ${near ? `Vouliez-vous écrire ${quoted(near)} ?` : 'Un renvoi s’écrit avec le titre de la preuve, en minuscules, sans accents, mots séparés par des tirets.'}`;
    };
    for (const preuve of dossier.preuves) {
      for (const { texte, span } of valeurs(preuve, 'sur')) {
        if (findPreuves(dossier, texte).length === 0)
          yield { niveau: 'faute', fichier: preuve.fichier, span, message: say(texte) };
      }
    }
    for (const fichier of dossier.fichiers) {
      for (const { cible, span } of fichier.extraction.liens) {
        if (!cible.startsWith('#') || cible === '#') continue;
        const anchor = decode(cible.slice(1));
        if (findPreuves(dossier, anchor).length === 0 && !headings.has(bare(anchor)))
          yield { niveau: 'faute', fichier, span, message: say(anchor) };
      }
    }
  },
};
