// An indication between braces that the format does not know.
import { attributs, attributsDeListe } from '../attributs.js';
import type { Preuve } from '../dossier.js';
import { addItems, removeIndication } from '../edits.js';
import type { Attribut } from '../extraction.js';
import type { PreuveRule } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';
import { nearest } from '../nearest.js';
import { write } from './cures.js';

const noms: readonly string[] = attributs.map((one) => one.nom);
const lists: readonly string[] = ['pour', 'sur', ...attributsDeListe];

export const attributInconnu: PreuveRule = {
  code: 'attribut-inconnu',
  *preuve(preuve) {
    const { bloc, fichier } = preuve;
    for (const one of bloc.attributs.values()) {
      const { nom, span } = one;
      if (noms.includes(nom)) continue;
      const written = fichier.rope.slice(span.start, span.end);
      const name = written.startsWith('.') ? written : nom;
      const near = nearest(nom, noms);
      const hint = near ? `Vouliez-vous écrire ${quoted(near)} ?` : 'Elle n’est pas prise en compte.';
      yield {
        niveau: 'faute',
        fichier,
        span: { start: span.start, end: span.start + name.length },
        message: `L’indication ${quoted(name)} n’est pas connue. ${hint}`,
        fixes: [...rename(preuve, one, near), remove(preuve, one, name)],
      };
    }
  },
};

/** The known name in its place; where the block has it already, its items join those that are there. */
function rename(preuve: Preuve, { nom, span, valeurs }: Attribut, near: string | undefined): readonly Fix[] {
  if (!near || !preuve.fichier.texte.startsWith(nom, span.start)) return [];
  const { fichier, bloc } = preuve;
  if (!bloc.attributs.has(near))
    return [{ ...write(fichier, { start: span.start, end: span.start + nom.length }, near), preferee: true }];
  if (!lists.includes(near) || valeurs.length === 0) return [];
  const edits = [
    removeIndication(preuve, span),
    ...addItems(
      preuve,
      near,
      valeurs.map(({ texte }) => texte),
    ),
  ];
  return [{ titre: `Réunir avec ${quoted(near)}`, edits, preferee: true }];
}

function remove(preuve: Preuve, { span }: Attribut, name: string): Fix {
  return { titre: `Retirer l’indication ${quoted(name)}`, edits: [removeIndication(preuve, span)] };
}
