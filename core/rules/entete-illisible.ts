// The front matter cannot be read (broken YAML, beyond the caps of limits.ts), or its lines of hyphens are not where they must.
import { enteteOf, type Fichier } from '../dossier.js';
import { at, eolOf, lineAround } from '../edits.js';
import { type EntetePerdu, findEntete, lostEntete } from '../entete.js';
import type { Rule } from '../finding.js';
import { applyEdits, type Edit, type Fix } from '../fix.js';
import type { Span } from '../text.js';
import { commentOut, enteteAfter } from './cures.js';

export const enteteIllisible: Rule = {
  code: 'entete-illisible',
  *check({ dossier }) {
    for (const fichier of dossier.fichiers) {
      const perdu = fichier.extraction.entete ? undefined : lostEntete(fichier.rope);
      if (perdu) {
        const message = `L’en-tête du fichier n’est pas lu : ${perdu.raison}.`;
        yield { niveau: 'faute', fichier, span: perdu.span, message, fixes: () => found(fichier, perdu) };
      }
      for (const { span, raison } of fichier.entete.erreurs) {
        const message = `L’en-tête du fichier (les lignes entre les deux « --- ») ne se lit pas : ${raison}. Le reste du texte est analysé quand même.`;
        yield { niveau: 'faute', fichier, span, message, fixes: () => cures(fichier, span) };
      }
    }
  },
};

/** Its two lines where they belong, if it can then be read. */
function found(fichier: Fichier, { ouverture, fermeture }: EntetePerdu): readonly Fix[] {
  const { texte } = fichier;
  const eol = fermeture.start === fermeture.end ? eolOf(texte) : '';
  const places = [
    { fichier, span: ouverture, texte: '---' },
    { fichier, span: fermeture, texte: `${eol}---` },
  ];
  const edits = places.filter((one) => texte.slice(one.span.start, one.span.end) !== one.texte);
  const after = applyEdits(fichier, edits);
  if (!findEntete(after) || enteteOf(after).erreurs.length > 0) return [];
  return [{ titre: 'Mettre les deux « --- » à leur place', edits, preferee: true }];
}

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
