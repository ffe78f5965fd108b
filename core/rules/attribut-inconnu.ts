// An indication between braces that the format does not know.
import { attributs } from '../attributs.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { nearest } from '../text.js';

const noms: readonly string[] = attributs.map((one) => one.nom);

export const attributInconnu: Rule = {
  code: 'attribut-inconnu',
  *check({ dossier }) {
    for (const { bloc, fichier } of dossier.preuves) {
      for (const { nom, span } of bloc.attributs.values()) {
        if (noms.includes(nom)) continue;
        const written = fichier.texte.slice(span.start, span.end);
        const name = written.startsWith('.') ? written : nom;
        const near = nearest(nom, noms);
        const hint = near ? `Vouliez-vous écrire ${quoted(near)} ?` : 'Elle n’est pas prise en compte.';
        yield {
          niveau: 'faute',
          fichier,
          span: { start: span.start, end: span.start + name.length },
          message: `L’indication ${quoted(name)} n’est pas connue. ${hint}`,
        };
      }
    }
  },
};
