// The closing line of a block: which one belongs to an opening line, and the edits that put or lengthen one.

import type { Fichier } from './dossier.js';
import { at, continuation, eolOf, lineAround } from './edits.js';
import type { Edit } from './fix.js';
import type { Span } from './text.js';

/** What follows an opening line. */
interface Suite {
  /** The colons of the line that closes it; undefined when there is none. */
  readonly fermeture: Span | undefined;
  /** The most colons that a block inside it opens with; 0 when there is none inside. */
  readonly dedans: number;
  /** Where the block ends when nothing closes it: before the next one that it cannot hold, a chapter, or the end. */
  readonly limite: number;
}

/** Puts a closing line after the last written line before `limite`, in the quotation or list item of the opening line. */
export function close(fichier: Fichier, ouverture: Span, limite: number): Edit {
  const { texte } = fichier;
  let end = Math.max(limite, ouverture.end);
  while (end > ouverture.end && /[ \t\r\n]/.test(texte.charAt(end - 1))) end--;
  const closing = eolOf(texte) + prefixOf(texte, ouverture) + colonsAt(texte, ouverture.start);
  return { fichier, span: at(end), texte: closing };
}

/** Gives an opening line and the one that closes it enough colons to hold what is inside, and nothing before these. */
export function lengthen(fichier: Fichier, ouverture: Span, { fermeture, dedans }: Suite): Edit[] {
  const { texte } = fichier;
  if (!fermeture) return [];
  const own = colonsAt(texte, ouverture.start).length;
  const wanted = Math.max(own, dedans + 1, 3);
  const add = (offset: number, colons: number): Edit[] =>
    colons < wanted ? [{ fichier, span: at(offset), texte: ':'.repeat(wanted - colons) }] : [];
  // A no-break space before its colons keeps it from closing anything.
  const lead = texte.slice(lineAround(texte, fermeture.start).start, fermeture.start);
  const margin = lead.slice(lead.lastIndexOf('>') + 1);
  const unseen = margin.search(/[\u00a0\u2009\u202f]/);
  const size = fermeture.end - fermeture.start;
  const closing =
    unseen < 0
      ? add(fermeture.start, size)
      : [
          {
            fichier,
            span: { start: fermeture.start - margin.length + unseen, end: fermeture.start },
            texte: ':'.repeat(Math.max(0, wanted - size)),
          },
        ];
  return [...add(ouverture.start, own), ...closing];
}

/** Reads on from an opening line, line by line, counting the blocks that open and close, until one closes it. */
export function suiteOf(texte: string, ouverture: Span): Suite {
  const prefix = prefixOf(texte, ouverture);
  const own = colonsAt(texte, ouverture.start).length;
  let [depth, dedans, fence] = [1, 0, ''];
  let first: number | undefined;
  for (let from = nextLine(texte, ouverture.end); from < texte.length; from = nextLine(texte, from)) {
    const line = texte.slice(from, lineAround(texte, from).end);
    if (leaves(line, prefix) || (fence === '' && /^#{1,2}[ \t]/.test(line)))
      return { fermeture: undefined, dedans, limite: first ?? from };
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1]?.slice(0, 3) ?? '';
    if (mark !== '' && (fence === '' || fence === mark)) fence = fence === '' ? mark : '';
    const [, lead = '', colons = '', rest = ''] = /^([ \t>\u00a0\u2009\u202f]*)(:{3,})[ \t]*(.*)$/.exec(line) ?? [];
    if (colons === '' || fence !== '') continue;
    if (rest !== '') {
      depth++;
      dedans = Math.max(dedans, colons.length);
      if (colons.length >= own) first ??= from;
    } else if (--depth === 0) {
      const start = from + lead.length;
      return { fermeture: { start, end: start + colons.length }, dedans, limite: from };
    }
  }
  return { fermeture: undefined, dedans, limite: first ?? texte.length };
}

/** What the lines of a block start with, in a quotation or a list item. */
export function prefixOf(texte: string, { start }: Span): string {
  return continuation(texte.slice(lineAround(texte, start).start, start));
}

/** True for a line that no longer belongs to the quotation or the list item. */
function leaves(line: string, prefix: string): boolean {
  if (prefix.includes('>')) return !/^[ \t]*>/.test(line);
  return line.trim() !== '' && (/^[ \t]*/.exec(line)?.[0].length ?? 0) < prefix.length;
}

function colonsAt(texte: string, offset: number): string {
  return /^:{3,}/.exec(texte.slice(offset, offset + 100))?.[0] ?? ':::';
}

function nextLine(texte: string, offset: number): number {
  const { end } = lineAround(texte, offset);
  return end + (texte.startsWith('\r\n', end) ? 2 : 1);
}
