// Front matter of a file: five keys, read from the YAML tree (never turned into objects), each with its place.
import { isMap, isNode, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml';
import type { Extraction, Valeur } from './extraction.js';
import { guardEntete, limits } from './limits.js';
import { reperesIn } from './marks.js';
import { lines, type Span } from './text.js';

/** The keys a dossier may carry, in the order in which they are shown. */
export const cles = ['dossier', 'titre', 'candidat', 'statut', 'parties'] as const;
/** One of these keys. */
export type Cle = (typeof cles)[number];

/** What cannot be read, in words, and where. */
export interface Erreur {
  readonly span: Span;
  readonly raison: string;
}

/** A front matter: known keys, and what is wrong with the rest. */
export interface Entete {
  readonly dossier: Valeur | undefined;
  readonly titre: Valeur | undefined;
  readonly candidat: Valeur | undefined;
  readonly statut: Valeur | undefined;
  readonly parties: readonly Valeur[];
  /** Keys that mean nothing here. */
  readonly inconnues: readonly Valeur[];
  readonly erreurs: readonly Erreur[];
  /** No-break spaces that stand where YAML wants ordinary ones; they were read as such. */
  readonly insecables: readonly Span[];
}

const oneName = 'on y attend un nom de fichier par ligne, sans deux-points ni accolades';

/** What a file without front matter says. */
export const sansEntete: Entete = {
  dossier: undefined,
  titre: undefined,
  candidat: undefined,
  statut: undefined,
  parties: [],
  inconnues: [],
  erreurs: [],
  insecables: [],
};

/** The two lines around a front matter; the spaces after them cannot be seen. */
const [opens, closes] = [
  /^\ufeff?---[ \t\u00a0\u2009\u202f]*(?:\r\n|\n|\r)/,
  /(?:\r\n|\n|\r)---[ \t\u00a0\u2009\u202f]*(?![^\r\n])/g,
];

/** Where the front matter of a text is; undefined when it does not begin with one, or with one that never ends. Linear. */
export function findEntete(text: string): Extraction['entete'] {
  const opening = opens.exec(text)?.[0];
  if (opening === undefined) return undefined;
  // The closing line may come at once: the end of the opening line is looked at again.
  closes.lastIndex = opening.trimEnd().length;
  const found = closes.exec(text);
  if (!found) return undefined;
  const span = { start: opening.startsWith('---') ? 0 : 1, end: closes.lastIndex };
  return { span, yaml: text.slice(opening.length, found.index), contentStart: opening.length };
}

/** A front matter that a text without one was meant to begin with. */
export interface EntetePerdu extends Erreur {
  /** What its opening line takes the place of, and its closing line: an empty span where that is missing. */
  readonly ouverture: Span;
  readonly fermeture: Span;
}

const meant = new RegExp(
  String.raw`^(\ufeff?)(\s*)(?!-[^-–—])([-–—]+)[ \t\u00a0\u2009\u202f]*(?=(?:\r\n|\n|\r)[ \t]*(?:${cles.join('|')})[ \t\u00a0\u202f]*:)`,
  'i',
);
const row = /^[ \t]*(?:-[ \t]|[\p{L}_-]+[ \t\u00a0\u202f]*:)/u;
const knownRow = new RegExp(String.raw`^[ \t]*(?:${cles.join('|')})[ \t\u00a0\u202f]*:`, 'i');

/** What a text without front matter says of the one it was meant to have, if its first line is like that of one. */
export function lostEntete(text: Pick<string, 'slice'>): EntetePerdu | undefined {
  const [whole, bom = '', before = '', dashes = ''] = meant.exec(text.slice(0, 200)) ?? [];
  if (whole === undefined) return undefined;
  const ouverture = { start: bom.length, end: whole.length };
  const span = { start: bom.length + before.length, end: bom.length + before.length + dashes.length };
  const only = 'doit être « --- » : trois traits d’union, et rien d’autre';
  const rest = text.slice(whole.length, limits.entete);
  let end = whole.length;
  let alone = false;
  let closing: Span | undefined;
  for (const { start, end: stop } of [...lines(rest)].slice(1)) {
    const line = rest.slice(start, stop);
    if (line.trim() === '') alone = true;
    else if ((alone ? knownRow : row).test(line)) end = whole.length + stop;
    else {
      if (/^\s*[-–—]+\s*$/.test(line)) closing = { start: whole.length + start, end: whole.length + stop };
      break;
    }
  }
  const raison =
    before !== ''
      ? 'son premier « --- » doit être tout au début du fichier, sans espace ni ligne vide devant'
      : dashes !== '---'
        ? `sa première ligne ${only}`
        : closing
          ? `la ligne qui le termine ${only}`
          : 'il manque la ligne « --- » qui le termine, sous la dernière de ses informations';
  return { span, raison, ouverture, fermeture: closing ?? { start: end, end } };
}

/** A front matter without its lines of comments, of the same length. */
export function withoutNotes(yaml: string): string {
  return yaml.replace(/^[ \t]*#.*$/gm, (line) => ' '.repeat(line.length));
}

/** Reads a front matter that starts at offset `start` of its file. Never throws. */
export function readEntete(yaml: string, start: number): Entete {
  const whole = { start, end: start + yaml.length };
  const refus = guardEntete(yaml);
  if (refus) return { ...sansEntete, erreurs: [{ span: whole, raison: refus }] };
  const plain = plainIn(yaml, start);
  if (plain) return { ...sansEntete, ...named(plain) };
  const insecables = insecablesIn(yaml, start);
  const tree = parseDocument(withSpaces(yaml, start, insecables).replace(/\r(?!\n)/g, '\n'), {
    uniqueKeys: false,
    strict: false,
    logLevel: 'silent',
    merge: false,
  });
  const shift = (range: readonly number[] | null | undefined): Span =>
    range ? { start: start + (range[0] ?? 0), end: start + (range[1] ?? 0) } : whole;
  const problem = tree.errors[0];
  const erreurs: Erreur[] = problem ? [{ span: lineOf(yaml, start, problem.pos[0]), raison: inWords(problem.code) }] : [];
  if (tree.contents === null) return { ...sansEntete, erreurs, insecables };
  if (!isMap(tree.contents)) {
    const raison = 'on y attend des lignes comme « candidat: Camille R. »';
    return { ...sansEntete, erreurs: erreurs.length > 0 ? erreurs : [{ span: whole, raison }], insecables };
  }
  const value = (node: Node): Valeur => ({ texte: String((node as Scalar).value ?? ''), span: shift(node.range) });
  /** « [à préciser : titre] » is a list for YAML; for whoever left it, it is what is still to be written. */
  const isMark = (node: Node): boolean => reperesIn(sourceOf(node), 0)[0]?.start === 0;
  const sourceOf = ({ range }: Node): string => yaml.slice(range?.[0], range?.[1]);
  // Told only where the YAML itself is sound: else they are the same fault, seen twice.
  const misplaced: Erreur[] = [];
  const seen = new Map<Cle, readonly Valeur[]>();
  const inconnues: Valeur[] = [];
  for (const { key, value: content } of tree.contents.items) {
    if (!isScalar(key)) continue;
    const nom = value(key);
    const cle = cles.find((known) => known === nom.texte.trim());
    if (!cle) inconnues.push(nom);
    else if (isNode(content) && !isScalar(content) && isMark(content))
      seen.set(cle, cle === 'parties' ? [] : [{ texte: sourceOf(content), span: shift(content.range) }]);
    else if (content !== null && !isScalar(content) && !isSeq(content)) misplaced.push({ span: nom.span, raison: oneName });
    else if (isScalar(content)) seen.set(cle, content.value === null ? [] : [value(content)]);
    else if (isSeq(content)) {
      for (const item of content.items) {
        if (!isScalar(item) && !(isNode(item) && isMark(item)))
          misplaced.push({ span: isNode(item) ? shift(item.range) : nom.span, raison: oneName });
      }
      const items = content.items.filter(isScalar).map(value);
      seen.set(
        cle,
        items.filter(({ texte }) => texte.trim() !== ''),
      );
    }
  }
  return { ...sansEntete, ...named(seen), inconnues, erreurs: problem ? erreurs : misplaced, insecables };
}

type Named = Pick<Entete, Cle>;

function named(seen: ReadonlyMap<Cle, readonly Valeur[]>): Named {
  const one = (cle: Cle): Valeur | undefined => seen.get(cle)?.[0];
  const [dossier, titre, candidat, statut] = [one('dossier'), one('titre'), one('candidat'), one('statut')];
  return { dossier, titre, candidat, statut, parties: seen.get('parties') ?? [] };
}

/** « titre: Un titre », or a name of a list. */
const plainLine = /^(?:([a-z]+):(?: |$)|( *)- )(\p{L}[^:#\t\p{C}\u2028\u2029]*)?$/u;

/** What plain lines say, without the YAML parser, which takes longer to begin than a chapter to be read; undefined for others. */
function plainIn(yaml: string, start: number): ReadonlyMap<Cle, readonly Valeur[]> | undefined {
  const seen = new Map<Cle, Valeur[]>();
  let at = start;
  let list: { readonly values: Valeur[]; indent: string | undefined } | undefined;
  for (const line of yaml.split('\n')) {
    const source = line.endsWith('\r') ? line.slice(0, -1) : line;
    const [, key, indent = '', texte = ''] = plainLine.exec(source) ?? [];
    const end = at + source.length;
    const values = texte === '' ? [] : [{ texte, span: { start: end - texte.length, end } }];
    const cle = cles.find((one) => one === key);
    // What is no plain text, or no text at all, is for the parser to say.
    if (texte.trimEnd() !== texte || /^(?:null|true|false)$/i.test(texte) || (cle && seen.has(cle))) return undefined;
    if (cle) {
      seen.set(cle, values);
      list = texte === '' ? { values, indent: undefined } : undefined;
    } else if (key === undefined && list && values.length > 0 && (list.indent ?? indent) === indent) {
      list.values.push(...values);
      list.indent = indent;
    } else return undefined;
    at += line.length + 1;
  }
  return seen;
}

/** What stands before the value of a line: indentation, dash, key and colon, with the blanks around them. */
const head = /^[ \t\u00a0\u202f]*(?:-[ \t\u00a0\u202f]+)?(?:[\p{L}\p{M}_-]+[ \t\u00a0\u202f]*:[ \t\u00a0\u202f]*)?/gmu;

/** The no-break spaces of these places. */
function insecablesIn(yaml: string, start: number): Span[] {
  return [...yaml.matchAll(head)].flatMap(({ index, 0: text }) =>
    [...text.matchAll(/[\u00a0\u202f]+/g)].map((match) => {
      const at = start + index + match.index;
      return { start: at, end: at + match[0].length };
    }),
  );
}

/** The same text, of the same length, with ordinary spaces there. */
function withSpaces(yaml: string, start: number, spans: readonly Span[]): string {
  return spans.reduce(
    (text, span) => text.slice(0, span.start - start) + ' '.repeat(span.end - span.start) + text.slice(span.end - start),
    yaml,
  );
}

/** The whole line around an offset of the YAML: an error's own place is often one character, hard to see. */
function lineOf(yaml: string, start: number, offset: number): Span {
  const at = Math.min(offset, yaml.length);
  const from = Math.max(yaml.lastIndexOf('\n', at - 1), yaml.lastIndexOf('\r', at - 1)) + 1;
  const length = /^[^\r\n]*/.exec(yaml.slice(from))?.[0].trimEnd().length ?? 0;
  return { start: start + from, end: start + from + length };
}

/** The YAML parser's error codes as something a candidate can act on. */
export function inWords(code: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'une ligne commence par une tabulation : remplacez-la par des espaces';
    case 'MISSING_CHAR':
      return 'il manque un guillemet, un crochet ou le deux-points suivi d’une espace';
    case 'BAD_INDENT':
      return 'une ligne n’est pas alignée avec les autres';
    case 'UNEXPECTED_TOKEN':
      return 'un signe n’est pas à sa place';
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'chaque ligne s’écrit « mot: valeur » ; une valeur qui contient deux-points se met entre guillemets, comme titre: "C4 : l’équipe"';
    default:
      return 'une ligne est mal formée';
  }
}
