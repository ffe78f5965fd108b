// A line that looks like the opening of a block, mended until it opens one; undefined when it cannot be.

import { attributs } from './attributs.js';
import { extract } from './extract.js';
import type { Illisible } from './extraction.js';
import { causeOf } from './fence.js';
import { allOf } from './text.js';

/** A line that opens a block. */
export interface Redressee {
  readonly ligne: string;
  /** Words that stood where only indications can: they belong to the next line. */
  readonly reste: string;
  /** False when only the person can tell where the indications end. */
  readonly sure: boolean;
}

/** The same line, opening a block, with as little changed as possible. */
export function redresser(line: string): Redressee | undefined {
  let mended: Redressee = { ligne: line, reste: '', sure: true };
  for (let step = 0; step < steps; step++) {
    const { ligne } = mended;
    if (opens(ligne)) return ligne === line ? undefined : mended;
    const cause = causeOf(ligne);
    if (cause === 'accolade') mended = closed(ligne);
    else mended = { ...mended, ligne: menders[cause]?.(ligne) ?? ligne };
    if (mended.ligne === ligne) return undefined;
  }
  return undefined;
}

/** True when a line opens a block in which everything can be read. */
export function opens(line: string): boolean {
  if (!line.startsWith(':::')) return false;
  const { blocs, illisibles } = extract(`${line}\n.\n${/^:+/.exec(line)?.[0]}`);
  return blocs.length === 1 && blocs[0]?.span.start === 0 && illisibles.length === 0;
}

/** Curly and French quotation marks around a value become straight ones. */
export function straight(text: string): string {
  return text.replace(/=\s*[“”„«]([^“”„«»"]*)[“”»]/g, (_, value: string) => `="${value.trim()}"`);
}

/** More faults than a line can have. */
const steps = 8;

/** What each cause asks for; none where only the person knows. */
const menders: Readonly<Partial<Record<Illisible['cause'], (line: string) => string>>> = {
  deux: (line) => `:${line}`,
  espace: (line) => line.replace(/^(:+)\s+/, '$1'),
  guillemets: (line) => inBraces(line, straight),
  virgule: (line) => inBraces(line, (text) => text.replace(/(["'])\s*,\s*(?=[\p{L}#])/gu, '$1 ')),
  crochet: (line) => {
    if (/\]\s+\{/.test(line)) return line.replace(/\]\s+\{/, ']{');
    const titre = line.split('{', 1)[0] ?? '';
    return line.includes(']') ? line : `${titre.trimEnd()}]${line.slice(titre.length)}`;
  },
  autre: (line) => {
    const spaced = inBraces(line, (text) => text.replace(/(["'])[\u00a0\u202f]+(?=[\p{L}#}])/gu, '$1 '));
    return spaced === line ? inBrackets(line) : spaced;
  },
};

/** What stands before the braces, and the indications up to where something else begins. */
const indications = /^[^{]*\{(?:\s*(?:#[\p{L}\p{N}_-]+|\p{L}[\p{L}\p{N}_-]*=(?:"[^"]*"|'[^']*'|[^\s"'=<>`{}]+)))*/u;
/** The name of an indication, whether or not its quotation mark is closed. */
const named = /(?<![\p{L}\p{N}_-])(\p{L}[\p{L}\p{N}_-]*)=(?:"[^"]*(?:"|$)|'[^']*'|[^\s"']+)/gu;

/** The braces closed after the last indication: a sentence that follows is no part of them. */
function closed(line: string): Redressee {
  const [head = ''] = indications.exec(line) ?? [];
  const rest = line.slice(head.length).trim();
  const known = allOf(named, line.slice(line.indexOf('{'))).every(([, nom]) => attributs.some((one) => one.nom === nom));
  if (rest === '') return { ligne: `${line}}`, reste: '', sure: known };
  // The last value lacks its quotation mark: where it ends is known only if it is one word.
  const value = /^\p{L}[\p{L}\p{N}_-]*="([^"]*)$/u.exec(rest)?.[1];
  if (value !== undefined) return { ligne: `${line}"}`, reste: '', sure: known && !/\s/.test(value) };
  return { ligne: head.endsWith('{') ? head.slice(0, -1) : `${head}}`, reste: rest, sure: false };
}

function inBraces(line: string, mend: (text: string) => string): string {
  const start = line.indexOf('{');
  return start < 0 ? line : line.slice(0, start) + mend(line.slice(start));
}

/** A title that only lacks its brackets. */
function inBrackets(line: string): string {
  return line.replace(
    /^(:+[\p{L}\p{N}_-]+)\s+([^\s[\]{}][^[\]{}]*)(\{.*\})?$/u,
    (_, name: string, titre: string, braces = '') => `${name}[${titre.trim()}]${braces}`,
  );
}
