// Learners' names in what a person reads of a file: whole words, exact accents, however the accents and apostrophes are typed.
import { attributs, attributsDeListe } from '../attributs.js';
import type { Dossier, Fichier } from '../dossier.js';
import type { Bloc } from '../extraction.js';
import { fold, type Span } from '../text.js';

/**
 * Where a name stands in the prose, the titles and the free attributes of a file: not in its code, addresses, labels,
 * identifiers or `apprenant`, nor where it is an author’s. A longer name among `autres` wins (« Jean-Yves » is no « Jean »);
 * « d’Enora » holds « Enora ».
 */
export function pseudonymesIn(dossier: Dossier, fichier: Fichier, nom: string, autres: Iterable<string>): readonly Span[] {
  const wanted = key(nom);
  if (wanted === '' || wanted.length > longest) return [];
  const names = new Set([...autres].map(key));
  const longer = [...names].filter((one) => one.includes(wanted) && one !== wanted && one.length <= longest);
  const words = [wanted, ...longer.slice(0, most)].sort((a, b) => b.length - a.length).map(typedAnyWay);
  const pattern = new RegExp(`${before}(?:${words.join('|')})${after}`, 'gu');
  const known = new Set([...names].flatMap((one) => one.split(' ')));
  const text = prose(dossier, fichier, known);
  return [...text.matchAll(pattern)]
    .filter(([found]) => key(found) === wanted)
    .map(spanOf)
    .filter((span) => !isOfAnother(text, span, known));
}

/** True beside another capitalised word, « Pierre Bourdieu », which is no learner’s: one that begins a sentence is no name. */
function isOfAnother(text: string, { start, end }: Span, known: ReadonlySet<string>): boolean {
  const next = /^[^\S\r\n]+(\p{Lu}[\p{L}\p{M}’'-]+)/u.exec(text.slice(end, end + longest));
  const previous = /[\p{L}\p{M}\p{N},’')»][^\S\r\n]+(\p{Lu}[\p{L}\p{M}’'-]+)[^\S\r\n]+$/u.exec(
    text.slice(Math.max(0, start - longest), start),
  );
  return [next, previous].some((one) => one?.[1] !== undefined && !known.has(key(one[1])));
}

/** Longest name, in UTF-16 units, and most longer names looked at: an expression of many long names takes minutes to make. */
export const longest = 200;
const most = 50;

/** What two spellings of one name have in common: composed accents, one apostrophe, one space. */
export function key(nom: string): string {
  return nom
    .trim()
    .normalize('NFC')
    .replace(/['‘ʼ`´]/g, '’')
    .replace(/\s+/g, ' ');
}

// A name is not part of a longer word; an elided article or pronoun may stand before it.
const elided = "(?<=(?<![\\p{L}\\p{M}])(?:[CDJLMNSTcdjlmnst]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)['’‘ʼ])";
const alone = "(?<![\\p{L}\\p{M}\\p{N}]|[\\p{L}\\p{M}\\p{N}][-\\u2010\\u2011'’‘ʼ])";
const before = `(?:${elided}|${alone})`;
const after = "(?![\\p{L}\\p{M}\\p{N}]|[-\\u2010\\u2011'’‘ʼ][\\p{L}\\p{N}])";

function typedAnyWay(nom: string): string {
  return [...nom]
    .map((letter) => {
      if (letter === '’') return "['’‘ʼ`´]";
      if (letter === ' ') return '(?:[^\\S\\r\\n]+|\\r?\\n)';
      const plain = letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      const apart = letter.normalize('NFD');
      return apart === letter ? plain : `(?:${plain}|${apart})`;
    })
    .join('');
}

/** The text of a file with everything that is not read left blank; offsets stay. */
function prose(dossier: Dossier, fichier: Fichier, known: ReadonlySet<string>): string {
  const { texte, extraction, entete } = fichier;
  const hidden = [
    ...fences(texte),
    ...(extraction.entete ? around(extraction.entete.span, entete.titre ? [entete.titre.span] : []) : []),
    ...extraction.blocs.flatMap((bloc) => around(bloc.ouverture, readIn(bloc))),
    ...extraction.liens.map(({ span }) => addressIn(texte, span)),
    ...[...texte.matchAll(/\b[a-z]+:\/\/[^\s)>]+|[^\s<(@]{1,64}@[^\s>)]+/g)].map(spanOf),
    ...[...texte.matchAll(/(?<!`)(`{1,3})(?!`)(?:[^\r\n]|\r?\n(?!\s*\n)){1,500}?(?<!`)\1(?!`)/g)].map(spanOf),
    ...labels(texte),
    ...dossier.parties.flatMap((one) => (one.fichier === fichier && one.type?.bibliographie ? [one.span] : [])),
    ...extraction.citations.filter(({ auteurs }) => !auteurs.every((one) => known.has(key(one)))).map(({ span }) => span),
  ].sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of hidden) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(texte.slice(at, from), '\0'.repeat(end - from));
    at = end;
  }
  return parts.join('') + texte.slice(at);
}

const closed: ReadonlySet<string> = new Set([...attributsDeListe, 'id', 'pour', 'sur', 'apprenant', 'annexe']);
const free = new Set(attributs.map((one) => one.nom).filter((nom) => !closed.has(nom)) as string[]);

/** What a person reads of an opening line: the title, and the values of attributes in their own words. */
function readIn({ titre, spanTitre, attributs: written }: Bloc): Span[] {
  const values = [...written.values()].filter(({ nom }) => free.has(nom)).flatMap((one) => one.valeurs.map(({ span }) => span));
  return [...(titre === '' ? [] : [spanTitre]), ...values].sort((a, b) => a.start - b.start);
}

/** A span without these spans inside it. */
function around({ start, end }: Span, shown: readonly Span[]): Span[] {
  const edges = [start, ...shown.flatMap((one) => [one.start, one.end]), end];
  return Array.from({ length: edges.length / 2 }, (_, at) => ({ start: edges[2 * at] ?? end, end: edges[2 * at + 1] ?? end }));
}

/** The part of a link that is an address: after its words, or the whole of it. */
function addressIn(texte: string, span: Span): Span {
  const source = texte.slice(span.start, span.end);
  const at = Math.max(source.lastIndexOf(']('), source.lastIndexOf(']['), source.lastIndexOf(']:'));
  return { start: span.start + Math.max(at, 0), end: span.end };
}

/** Definitions of links, and the labels that call them. */
function labels(texte: string): Span[] {
  const definitions = [...texte.matchAll(/^[ \t>]*\[([^^[\]\r\n][^[\]\r\n]{0,200})\]:[^\r\n]*/gm)];
  const defined = new Set(definitions.map(([, label = '']) => fold(label)));
  const calls = [...texte.matchAll(/(?<!\])\[([^[\]\r\n]{1,200})\](?![[(])|(?<=\])\[[^[\]\r\n]{1,200}\]/g)].filter(
    ([, label]) => label === undefined || label.startsWith('^') || defined.has(fold(label)),
  );
  return [...definitions, ...calls].map(spanOf);
}

function spanOf({ 0: found, index }: RegExpExecArray): Span {
  return { start: index, end: index + found.length };
}

/** Blocks of code between fences; one that is not closed runs to the end. */
function fences(texte: string): Span[] {
  const found: Span[] = [];
  let open: { readonly start: number; readonly fence: string } | undefined;
  for (const { 1: fence = '', 2: info = '', index, 0: line } of texte.matchAll(
    /^[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})([^\r\n]*)/gm,
  )) {
    if (!open) {
      if (!fence.startsWith('`') || !info.includes('`')) open = { start: index, fence };
    } else if (fence.startsWith(open.fence) && info.trim() === '') {
      found.push({ start: open.start, end: index + line.length });
      open = undefined;
    }
  }
  return open ? [...found, { start: open.start, end: texte.length }] : found;
}
