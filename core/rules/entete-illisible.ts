// The front matter cannot be read (broken YAML, or beyond the caps of limits.ts).
import type { Fichier } from '../dossier.js';
import { at, lineAround } from '../edits.js';
import type { Rule } from '../finding.js';
import type { Edit, Fix } from '../fix.js';
import type { Span } from '../text.js';
import { commentOut, enteteAfter } from './cures.js';

export const enteteIllisible: Rule = {
  code: 'entete-illisible',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      for (const { span, raison } of fichier.entete.erreurs) {
        const message = `L’en-tête du fichier (les lignes entre les deux « --- ») ne se lit pas : ${raison}. Le reste du texte est analysé quand même.`;
        yield { niveau: 'faute', fichier, span, message, fixes: () => cures(fichier, span) };
      }
    }
  },
};

/** What makes the front matter readable again: a tabulation, a quotation mark; else the line as a comment. */
function cures(fichier: Fichier, place: Span): readonly Fix[] {
  const mended = [untab(fichier, place), ...lines(fichier).flatMap((line) => requote(fichier, line))].flat();
  const readable = (edits: readonly Edit[]): boolean => {
    const [edit, ...others] = edits;
    return edit !== undefined && others.length === 0 && enteteAfter(fichier, edit)?.erreurs.length === 0;
  };
  const sure = mended.find(({ edits }) => readable(edits));
  const comment = commentOut(fichier, place.start);
  return [...(sure ? [{ ...sure, sure: true, preferee: true } as const] : []), ...(readable(comment.edits) ? [comment] : [])];
}

function untab(fichier: Fichier, { start }: Span): Fix[] {
  const line = lineAround(fichier.texte, start);
  const tabs = /^[ \t]*/.exec(fichier.texte.slice(line.start, line.end))?.[0] ?? '';
  const span = { start: line.start, end: line.start + tabs.length };
  return tabs.includes('\t')
    ? [{ titre: 'Remplacer la tabulation par des espaces', edits: [{ fichier, span, texte: tabs.replaceAll('\t', '  ') }] }]
    : [];
}

/** The missing quotation mark of a value, or both when it has none. */
function requote(fichier: Fichier, { start, end }: Span): Fix[] {
  const line = fichier.texte.slice(start, end).trimEnd();
  const [, head = '', value = ''] = /^([^:"']+:[ \t]+)(.*)$/.exec(line) ?? [];
  const close = /^["'][^"']*$/.exec(value)?.[0].charAt(0);
  if (close) return [{ titre: 'Fermer les guillemets', edits: [{ fichier, span: at(start + line.length), texte: close }] }];
  if (!/:(?:\s|$)/.test(value) || value.includes('"')) return [];
  const span = { start: start + head.length, end: start + line.length };
  return [
    { titre: 'Mettre la valeur entre guillemets', edits: [{ fichier, span, texte: `"${value.replaceAll('\\', '\\\\')}"` }] },
  ];
}

function lines(fichier: Fichier): Span[] {
  const { entete } = fichier.extraction;
  if (!entete) return [];
  const found: Span[] = [];
  for (let at = entete.contentStart; at < entete.contentStart + entete.yaml.length; ) {
    const line = lineAround(fichier.texte, at);
    found.push(line);
    at = line.end + (fichier.texte.startsWith('\r\n', line.end) ? 2 : 1);
  }
  return found;
}
