// The opening line of a block, read character by character where the parser keeps nothing: items, doubles, refusals.
import type { Attribut, Illisible, Valeur } from './extraction.js';
import { allOf, type Span } from './text.js';

/** What stands between the braces outside every attribute that counts: attributes that a later one replaced. */
export function doublons(within: Span, text: string, attributs: ReadonlyMap<string, Attribut>): Valeur[] {
  let rest = text.slice(within.start, within.end);
  for (const { span } of attributs.values()) {
    const [from, to] = [span.start - within.start, span.end - within.start];
    rest = rest.slice(0, from) + ' '.repeat(Math.max(0, to - from)) + rest.slice(to);
  }
  if (!rest.includes('=')) return [];
  return allOf(/(?<![\p{L}\p{N}_-])(\p{L}[\p{L}\p{N}_-]*)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s}]*)/gu, rest).map((match) => {
    const start = within.start + match.index;
    return { texte: match[1] ?? '', span: { start, end: start + match[0].length } };
  });
}

/** Comma-separated items of a value, with their places. */
export function items(raw: string, start: number): Valeur[] {
  return allOf(/[^,\s][^,]*/g, raw).map((match) => {
    const texte = match[0].trimEnd();
    return { texte, span: { start: start + match.index, end: start + match.index + texte.length } };
  });
}

/** Why a line that starts with `:::` opens no block. */
export function causeOf(line: string): Illisible['cause'] {
  const rest = line.replace(/^:+/, '');
  if (!line.startsWith(':::')) return 'deux';
  if (/^\s/.test(rest)) return 'espace';
  const afterLabel = rest.slice(rest.lastIndexOf(']') + 1);
  if (/[“”«»]/.test(afterLabel) && /\{/.test(rest) && /=\s*[“”«]/.test(rest)) return 'guillemets';
  if (/["']\s*,\s*[\p{L}#]/u.test(rest)) return 'virgule';
  const [, afterName = ''] = /^[\p{L}\p{N}_-]+(.*)$/u.exec(rest) ?? [];
  if (afterName === '' && !/^[\p{L}\p{N}]/u.test(rest)) return 'nom';
  if (afterName.startsWith('[') && !/\](?:\{|\s*$)/.test(afterName)) return 'crochet';
  if (afterName.includes('{') && !/\}\s*$/.test(afterName)) return 'accolade';
  return 'autre';
}
