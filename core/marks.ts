// What is looked for in the source of a paragraph or a comment, where the parser sees only text.
import type { Appel, Ignore, Lien, Valeur } from './extraction.js';
import type { Label } from './rubriques.js';
import { allOf, type Span } from './text.js';

const faire = String.raw`(?:compl[ée]\u0301?ter|pr[ée]\u0301?ciser|d[ée]\u0301?finir|r[ée]\u0301?diger)`;
const FAIRE = String.raw`(?:COMPL[ÉE]\u0301?TER|PR[ÉE]\u0301?CISER|D[ÉE]\u0301?FINIR|R[ÉE]\u0301?DIGER|REMPLIR)`;
const A = String.raw`(?:À|A\u0300?)`;
const a = String.raw`(?:à|a\u0300?|${A})`;

// Marks that templates leave and candidates forget: <…>, <votre nom>, [à préciser : …], (à compléter), À COMPLÉTER, ${1:…},
// TODO, xxx, Lorem ipsum; accents typed in any way. `[…]` alone is not one: it is how French marks a cut in a quotation. Nor
// is a word of an address or of a file name. No alternative begins by looking back: every character would pay for it.
const repere = new RegExp(
  [
    String.raw`<(?:…|\.\.\.|[^<>\n]{0,80}(?:…|\.\.\.))>`,
    String.raw`<(?:[Vv]otre|VOTRE|[Vv]os|VOS)\s[^<>\n]{1,80}>`,
    String.raw`[<[]\s?${a}\s(?:${faire}|remplir|${FAIRE})[^\]>]{0,200}[\]>](?![([])`,
    String.raw`\(${a}\s${faire}\)`,
    String.raw`${A}\s${FAIRE}(?![A-Za-zÀ-ÿ])(?<![A-Za-zÀ-ÿ]${A}\s\S{5,11})`,
    String.raw`\$\{\d+[:|}][^}\n]{0,200}\}?`,
    String.raw`\b(?:TODO|FIXME|[xX]{3,})\b(?:(?<=\]\(\w+)(?=\))|(?<!(?::\/\/|www\.)[^\s<>"]{0,200})(?<!\]\(<?[^()<>\n]{0,200}))`,
    String.raw`\b[Ll](?:orem [Ii]psum|OREM IPSUM)\b`,
  ].join('|'),
  'g',
);

/** Marks left by templates, outside comments. `start` is the offset of `source` in its file. */
export function reperesIn(source: string, start: number): Span[] {
  return allOf(repere, withoutComments(source, ' ')).map((match) => spanOf(match.index, match[0], start));
}

/** Markers of headings and lists with a no-break space after them, and those of blocks too with one before, at the start of a line. */
export function insecablesIn(source: string, start: number): Span[] {
  return allOf(
    /^([ \t>]*)((?:#{1,6}|[-*+]|\d{1,9}[.)])[\u00a0\u2009\u202f]+|[\u00a0\u2009\u202f][\u00a0\u2009\u202f \t]*(?::{3,}|(?:#{1,6}|[-*+]|\d{1,9}[.)])(?:[\u00a0\u2009\u202f]+|(?=[ \t]))))/gm,
    source,
  ).map((match) => spanOf(match.index + (match[1]?.length ?? 0), match[2] ?? '', start));
}

/** Lines of a paragraph that look like the opening or the closing of a block. */
export function blockLinesIn(source: string, start: number): Span[] {
  return allOf(/^([ \t>\u00a0\u2009\u202f]*)(:{3,}[^\r\n]*|::[\p{L}][^\r\n]*[[{][^\r\n]*)/gmu, source).map((match) =>
    spanOf(match.index + (match[1]?.length ?? 0), (match[2] ?? '').trimEnd(), start),
  );
}

/** What may stand before the number of an annexe: « n° », « nº », « no ». */
export const numero = String.raw`(?:n(?:[°º]|o\b)\s?)?`;
const appel = new RegExp(
  String.raw`\bannexes?\s{1,9}(${numero}\d{1,3}(?!\d)(?:\s{0,9}(?:,|et|&|à|a\u0300|-|–)\s{0,9}${numero}\d{1,3}(?!\d))*)`,
  'gi',
);
const suivant = new RegExp(String.raw`(à|a\u0300|-|–)?\s{0,9}${numero}(\d+)`, 'gi');

/** Calls to numbered annexes; a range calls each of its numbers (at most a hundred). */
export function appelsIn(source: string, start: number): Appel[] {
  return allOf(appel, source).flatMap((match) => {
    const span = spanOf(match.index, match[0], start);
    return numbersOf(match[1] ?? '').map((one) => ({ numero: one, span }));
  });
}

/** « 1, 3 à 5 » → 1, 3, 4, 5. */
function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  for (const [, word = '', digits = ''] of allOf(suivant, text)) {
    const last = numbers.at(-1);
    const from = word !== '' && last !== undefined ? last + 1 : Number(digits);
    for (let one = from; one <= Number(digits) && numbers.length < 100; one++) numbers.push(one);
  }
  return numbers;
}

/** `dep-ignore` comments of a stretch of HTML; what they are about is not known yet. */
export function ignoresIn(source: string, start: number): Ignore[] {
  return commentsIn(source).flatMap(({ start: from, end }) => {
    const [, said] = /^\s*dep-ignore\b\s*([\s\S]*)$/.exec(source.slice(from + 4, end - 3)) ?? [];
    if (said === undefined) return [];
    const [named = '', code = '', critere] = /^([\p{L}\p{N}-]*)(?:\s+([\p{L}\p{N}.]+)(?=\s*:))?/u.exec(said) ?? [];
    const after = said.slice(named.length).trim();
    if (after !== '' && !after.startsWith(':')) return [];
    // A mark left where the reason goes is no reason.
    const motif = reperesIn(after, 0).length > 0 ? '' : after.slice(1).trim();
    return [{ code, critere, motif, span: { start: start + from, end: start + end }, cible: undefined }];
  });
}

/** Targets with spaces, in text that would have been a link or an image: `![plan](mon plan (2).png "Titre")`. */
export function rompusIn(source: string, start: number): Valeur[] {
  return allOf(/(!?)\[[^\]\n]{0,200}\]\(((?:[^()<>\n]|\([^()<>\n]{0,200}\)){1,200})\)/g, source).flatMap((match) => {
    const [whole, image = '', target = ''] = match;
    const texte = target
      .trim()
      .replace(/\s(?:"[^"]*"|'[^']*')$/, '')
      .trim();
    const isFile = /\.[\p{L}\p{N}]{2,5}(?:#[^\s#]*)?$/u.test(texte) && !/^[a-z]{2,}:/i.test(texte);
    if (!/\s/.test(texte) || !(isFile || image !== '')) return [];
    const at = match.index + whole.length - 1 - target.length + target.indexOf(texte);
    return [{ texte, span: spanOf(at, texte, start) }];
  });
}

/** Images that are written as HTML. */
export function imagesIn(source: string, start: number): Lien[] {
  return allOf(/<img\s(?:[^<>]{0,300}\s)?src=(["'])([^"'<>\n]{1,300})\1/gi, withoutComments(source, ' ')).map((match) => {
    const [whole, , cible = ''] = match;
    const at = match.index + whole.length - 1 - cible.length;
    return { cible, span: spanOf(match.index, whole, start), spanCible: spanOf(at, cible, start) };
  });
}

/** Where the source of a link, an image or a definition writes what it points to; the whole of it when it does not. */
export function targetIn(source: string, start: number): Span {
  const match = /(?:\]\(|\]:)\s*(?:<([^<>\n]*)>|([^\s<>][^\s<>]*?))(?=\s+["'(][\s\S]*$|\s*\)?$)/.exec(source);
  const target = match?.[1] ?? match?.[2];
  if (!match || target === undefined) return spanOf(0, source, start);
  return spanOf(match.index + match[0].lastIndexOf(target), target, start);
}

/** Labels in bold at the start of a line of a paragraph: « **Les effets.** », alone or followed by their text. */
export function labelsIn(source: string, start: number): Label[] {
  const found = allOf(/^[ \t]*(\*\*|__)([^*_\n]{1,120})\1/gm, source);
  return found.map((match, at) => {
    const [whole, , texte = ''] = match;
    const rest = source.slice(match.index + whole.length, found[at + 1]?.index);
    const seul = !/[^\s:.\\–—-]/.test(visible(rest));
    const sign = seul && /:\s*$/.test(rest) ? ' :' : '';
    return { niveau: 7, texte: texte.trim() + sign, span: spanOf(match.index, whole, start), seul };
  });
}

/** Byte order marks that are not at the start of the text. */
export function marquesIn(text: string): Span[] {
  return allOf(/\ufeff+/g, text).map((match) => spanOf(match.index, match[0], 0));
}

/** Source of a paragraph without what a reader does not see: link targets, comments. */
export function visible(source: string): string {
  return withoutComments(source.replace(/\]\([^)\n\]]*\)/g, ']'), '');
}

/** A text without its comments, each of their characters but line ends replaced by `filling`. */
export function withoutComments(source: string, filling: '' | ' '): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of commentsIn(source)) {
    shown += source.slice(at, start) + source.slice(start, end).replace(/[^\r\n]/g, filling);
    at = end;
  }
  return shown + source.slice(at);
}

/** The comments that end. By hand: a regular expression looks for the end again from each beginning. */
function commentsIn(source: string): Span[] {
  const found: Span[] = [];
  let start = source.indexOf('<!--');
  while (start >= 0) {
    const end = source.indexOf('-->', start + 4);
    if (end < 0) break;
    found.push({ start, end: end + 3 });
    start = source.indexOf('<!--', end + 3);
  }
  return found;
}

function spanOf(index: number, text: string, start: number): Span {
  return { start: start + index, end: start + index + text.length };
}
