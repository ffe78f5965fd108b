// A long list at the end of a narrative, with nothing after it: what is to be made of it?

import { type Preuve, valeurs } from '../dossier.js';
import type { PreuveRule } from '../finding.js';
import { quoted } from '../french.js';
import { withoutComments } from '../marks.js';
import type { Span } from '../text.js';

/** Items beyond which a list is long. */
const long = 8;

export const listeSansCommentaire: PreuveRule = {
  code: 'liste-sans-commentaire',
  *preuve(preuve, { cadre }) {
    const { fichier, titre } = preuve;
    const formes = valeurs(preuve, 'forme').map(({ texte }) => cadre.formes.find(texte));
    if (![preuve.nature, ...formes].some((one) => one?.recit === true)) return;
    const { items, span } = lastList(preuve);
    if (items <= long) return;
    const message = `Que retenez-vous de cette liste de ${items} points ? Le récit ${quoted(titre)} s’arrête sur elle : quelques phrases diraient ce qui compte.`;
    yield { niveau: 'question', fichier, span, message };
  },
};

const none = { items: 0, span: { start: 0, end: 0 } };
const item = /^ ?(?:[-*+]|\d{1,3}[.)])[ \t]/;

/** False when the last line before the closing one is neither an item, nor indented, nor the end of a comment: nearly always. */
function mayEndWithList(end: string): boolean {
  const lines = end.split(/[\r\n]+/).filter((line) => line.trim() !== '' && !/^[ \t]*:{3,}[ \t]*$/.test(line));
  const last = lines.at(-1) ?? '';
  return lines.length < 2 || item.test(last) || /^[ \t]/.test(last) || last.includes('-->');
}

/** The list that ends a block: its items, read from the last line up; indented lines belong to the item above. */
function lastList({ bloc, fichier }: Preuve): { readonly items: number; readonly span: Span } {
  const start = bloc.ouverture.end;
  if (!mayEndWithList(fichier.rope.slice(Math.max(start, bloc.span.end - 300), bloc.span.end))) return none;
  const shown = withoutComments(fichier.rope.slice(start, bloc.span.end), ' ').trimEnd();
  const last = shown.slice(Math.max(shown.lastIndexOf('\n'), shown.lastIndexOf('\r')) + 1);
  const inside = (/^[ \t]*:{3,}$/.test(last) ? shown.slice(0, -last.length) : shown).trimEnd();
  let items = 0;
  let first = inside.length;
  for (const { 0: line, index } of [...inside.matchAll(/[^\r\n]+/g)].reverse()) {
    if (item.test(line)) {
      items++;
      first = index;
    } else if (!/^(?: {2}|\t|\s*$)/.test(line)) break;
  }
  return { items, span: { start: start + first, end: start + inside.length } };
}
