// A line that looks like the opening of a block, mended until it opens one; undefined when it cannot be.

import { extract } from './extract.js';
import type { Illisible } from './extraction.js';
import { causeOf } from './fence.js';

/** The same line, opening a block, with as little changed as possible. */
export function redresser(line: string): string | undefined {
  let mended = line;
  for (let step = 0; step < steps; step++) {
    if (opens(mended)) return mended === line ? undefined : mended;
    const next = menders[causeOf(mended)]?.(mended);
    if (next === undefined || next === mended) return undefined;
    mended = next;
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
  accolade: (line) => `${line}${(line.match(/"/g)?.length ?? 0) % 2 === 1 ? '"' : ''}}`,
  autre: (line) => {
    const spaced = inBraces(line, (text) => text.replace(/(["'])[\u00a0\u202f]+(?=[\p{L}#}])/gu, '$1 '));
    return spaced === line ? inBrackets(line) : spaced;
  },
};

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
