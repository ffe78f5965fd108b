// The opening line of a block while it is typed: read from the line’s text, since the parser refuses what is not finished.
import type { Span } from '../text.js';

/** An attribute as it stands on the line. */
export interface Written {
  readonly nom: string;
  readonly spanNom: Span;
  /** What stands between the quotes, or after `=`; undefined when there is no `=` yet. */
  readonly valeur: Span | undefined;
  readonly cite: 'entre guillemets' | 'nu';
}

/** A line that begins with `:::`, as far as it is written. */
export interface Opening {
  readonly colons: Span;
  /** After the colons, spaces included; empty when there is no name yet. */
  readonly nom: Span;
  /** Inside the braces; undefined when none is open. It ends at the end of the line while they are not closed. */
  readonly accolades: Span | undefined;
  readonly attributs: readonly Written[];
}

/** Reads a line that starts at offset `start`; undefined when it does not begin with `:::`. */
export function readOpening(line: string, start: number): Opening | undefined {
  const [head, before = '', colons = '', nom = ''] = /^(\ufeff?[ \t]*)(:{3,})([ \t]*[\p{L}\p{M}\p{N}_-]*)/u.exec(line) ?? [];
  if (head === undefined) return undefined;
  const afterTitle = titleEnd(line, head.length);
  const brace = /^[ \t]*\{/.exec(line.slice(afterTitle))?.[0].length;
  const { end, attributs } = brace === undefined ? { end: 0, attributs: [] } : readAttributes(line, afterTitle + brace, start);
  const at = start + before.length;
  return {
    colons: { start: at, end: at + colons.length },
    nom: { start: at + colons.length, end: at + colons.length + nom.length },
    accolades: brace === undefined ? undefined : { start: start + afterTitle + brace, end: start + end },
    attributs,
  };
}

/** Where the title between brackets ends; at the brace, or the end of the line, while it is not closed. */
function titleEnd(line: string, from: number): number {
  if (line[from] !== '[') return from;
  let depth = 0;
  for (let at = from; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '[') depth++;
    else if (line[at] === ']' && --depth === 0) return at + 1;
  }
  const brace = line.indexOf('{', from);
  return brace < 0 ? line.length : brace;
}

/** What closes a value, by what opens it; French and curly quotes are no quotes to the parser, but people type them. */
const closers: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”"', '«': '»' };

function readAttributes(line: string, from: number, start: number): { end: number; attributs: Written[] } {
  const attributs: Written[] = [];
  const name = /([\p{L}#.][\p{L}\p{M}\p{N}_-]*)(?:(\s*=\s*)(["'“«]?))?/uy;
  let at = from;
  while (at < line.length && line[at] !== '}') {
    name.lastIndex = at;
    const [whole, nom = '', equals, quote = ''] = name.exec(line) ?? [];
    if (whole === undefined) {
      at++;
      continue;
    }
    const spanNom = { start: start + at, end: start + at + nom.length };
    at += whole.length;
    const end = equals === undefined ? at : valueEnd(line, at, quote);
    const valeur = equals === undefined ? undefined : { start: start + at, end: start + end };
    if (!nom.startsWith('.'))
      attributs.push({ nom: nom.startsWith('#') ? 'id' : nom, spanNom, valeur, cite: quote === '' ? 'nu' : 'entre guillemets' });
    at = end + (isCloser(quote, line[end]) ? 1 : 0);
  }
  return { end: Math.min(at, line.length), attributs };
}

/** End of a value. One whose closing quote is missing ends before the next attribute, or before the closing brace. */
function valueEnd(line: string, from: number, quote: string): number {
  if (quote === '') return from + (/^[^\s}]*/.exec(line.slice(from))?.[0].length ?? 0);
  let end = from;
  while (end < line.length && !isCloser(quote, line[end])) end++;
  const value = line.slice(from, end);
  if (end === line.length) return from + value.replace(/\}\s*$/, '').length;
  const next = /\s[\p{L}][\p{L}\p{M}\p{N}_-]*\s*=\s*$/u.exec(value);
  return next ? from + next.index : end;
}

function isCloser(quote: string, character: string | undefined): boolean {
  return character !== undefined && (closers[quote] ?? '').includes(character);
}
