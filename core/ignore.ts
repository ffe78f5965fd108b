// « Ignorer ce constat » : the comment that silences one finding, proposed wherever such a comment has an effect.

import { at, continuation, eolOf, lineAround } from './edits.js';
import type { Ignore } from './extraction.js';
import type { Finding, Place } from './finding.js';
import type { Fix } from './fix.js';
import { quoted } from './french.js';
import { snippetText } from './gabarit.js';
import { fold } from './text.js';

type Said = Pick<Finding, 'code' | 'fichier' | 'span'> & { readonly critere?: string | undefined };

/** True when a `dep-ignore` comment with a reason stands above what the finding is about. */
export function isIgnored(said: Said): boolean {
  return said.fichier.extraction.ignores.some((one) => one.motif !== '' && aims(one, said));
}

/** The fix that puts such a comment, about that criterion only, its reason given or to be typed; none where a comment silences nothing, or waits for its reason. */
export function ignoreFix(said: Said & Pick<Finding, 'message'>, motif = ''): Fix | undefined {
  const { code, critere, fichier } = said;
  if (fichier.extraction.ignores.some((one) => aims(one, said) || holds(one, said.span.start))) return undefined;
  const start = startOf(said);
  if (start === undefined) return undefined;
  const prefix = fichier.texte.slice(lineAround(fichier.texte, start).start, start);
  const why = snippetText(
    motif
      .replace(/-{2,}|>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  const what = critere === undefined ? code : `${code} ${critere}`;
  const comment = `<!-- dep-ignore ${what} : ${why || `\${1:[à préciser : votre raison]}`} -->`;
  const texte = comment + eolOf(fichier.texte) + continuation(prefix);
  // Several findings often stand at one place.
  const titre = `Ignorer ce constat en disant pourquoi : ${critere === undefined ? '' : `${critere}, `}${quoted(said.message)}`;
  return { titre, edits: [{ fichier, span: at(start), texte }], modele: true };
}

function aims({ code, critere, cible }: Ignore, said: Said): boolean {
  if (critere !== undefined && fold(critere) !== fold(said.critere ?? '')) return false;
  return code === said.code && cible !== undefined && said.span.start >= cible.start && said.span.start < cible.end;
}

function holds({ span }: Ignore, offset: number): boolean {
  return offset >= span.start && offset < span.end;
}

/** Where the block, the heading or the paragraph that a finding is about starts. */
function startOf({ fichier, span: { start } }: Place): number | undefined {
  const { extraction, texte } = fichier;
  if (extraction.exces.some((one) => start >= one.start && start < one.end)) return undefined;
  const bloc = lastFrom(extraction.blocs, start, (one) => one.span.start);
  if (bloc && start < bloc.ouverture.end) return bloc.span.start;
  const titre = lastFrom(extraction.titres, start, (one) => one.span.start);
  if (titre && start < titre.span.end) return titre.span.start;
  const passage = lastFrom(extraction.passages, start, (one) => one.start)?.start;
  if (passage === undefined || passage < (bloc?.span.start ?? 0) || isTag(texte, start)) return undefined;
  return /(?:\r\n|\n|\r)[ \t>]*(?:\r\n|\n|\r(?!\n))/.test(texte.slice(passage, start)) ? undefined : passage;
}

/** True on a line of HTML: a comment above it aims at what comes after it. */
function isTag(texte: string, offset: number): boolean {
  const { start, end } = lineAround(texte, offset);
  return /^[ \t>]*<\/?[A-Za-z][A-Za-z0-9-]*[\s/>]/.test(texte.slice(start, end));
}

/** The last item that starts at or before an offset. */
function lastFrom<T>(sorted: readonly T[], offset: number, start: (one: T) => number): T | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (one && start(one) <= offset) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}
