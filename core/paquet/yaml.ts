// The YAML of a pack: read behind a guard, as plain values, with the place of each of them.
import { isMap, isNode, isScalar, isSeq, Lexer, type Node, parseDocument } from 'yaml';
import { inWords } from '../entete.js';
import { quoted } from '../french.js';
import { limits, paquetLimits } from '../limits.js';
import type { Faute } from '../schema.js';
import { lines, type Span } from '../text.js';
import type { Probleme, Source } from './source.js';

/** A YAML text, read. */
export interface Arbre {
  /** Plain values: tables, lists, texts, numbers, true, false, null. */
  readonly valeur: unknown;
  /** Where the value of a path stands, or its key; the nearest thing above it when nothing is there. */
  place(chemin: readonly (string | number)[], sur?: 'cle' | 'valeur'): Span;
  /** Where something that a check found wrong stands. */
  placeOf(faute: Faute): Span;
}

/** Keys that no table of data needs, and that some programs would take for their own. */
const reserved = ['__proto__', 'constructor', 'prototype'];

/** Reads the YAML that starts at offset `start` of a source; what is wrong goes to `problemes`. Undefined when it cannot be read. */
export function readYaml(source: Source, yaml: string, start: number, problemes: Probleme[]): Arbre | undefined {
  const whole = { start, end: start };
  const refused = guard(yaml);
  if (refused) {
    const at = start + Math.min(refused.at, yaml.length);
    problemes.push(source.erreur('yaml-illisible', { start: at, end: at }, refused.refus));
    return undefined;
  }
  const tree = parseDocument(yaml, { uniqueKeys: false, strict: false, logLevel: 'silent', merge: false, schema: 'core' });
  const [error] = tree.errors;
  if (error) {
    const at = start + Math.min(error.pos[0], yaml.length);
    problemes.push(
      source.erreur(
        'yaml-illisible',
        { start: at, end: at },
        `Cette ligne ou la précédente ne peut pas être lue : ${inWords(error.code)}.`,
      ),
    );
    return undefined;
  }
  const span = ({ range }: Node): Span => (range ? { start: start + range[0], end: start + range[1] } : whole);
  const before = problemes.length;
  const plain = (node: unknown): unknown => {
    if (isSeq(node)) return node.items.map(plain);
    if (!isMap(node)) return isScalar(node) ? node.value : null;
    const entries = new Map<string, unknown>();
    for (const { key, value } of node.items) {
      const nom = isScalar(key) ? String(key.value) : '';
      const place = isNode(key) ? span(key) : span(node);
      if (nom === '' || reserved.includes(nom))
        problemes.push(source.erreur('cle-interdite', place, `La clé ${quoted(nom)} n’est pas admise : retirez-la.`));
      else if (entries.has(nom))
        problemes.push(
          source.erreur('cle-en-double', place, `La clé ${quoted(nom)} est écrite deux fois : gardez une seule de ces lignes.`),
        );
      else entries.set(nom, plain(value));
    }
    return Object.fromEntries(entries);
  };
  const valeur = plain(tree.contents);
  if (problemes.length > before) return undefined;
  const place = (chemin: readonly (string | number)[], sur: 'cle' | 'valeur' = 'valeur'): Span => {
    let node: unknown = tree.contents;
    let at = isNode(node) ? firstLine(source, span(node)) : whole;
    for (const [index, step] of chemin.entries()) {
      const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === step) : undefined;
      const inner = isSeq(node) ? node.items[Number(step)] : pair?.value;
      if (pair && isNode(pair.key) && (sur === 'cle' || !isNode(inner)) && index === chemin.length - 1) return span(pair.key);
      if (!isNode(inner)) return at;
      node = inner;
      at = firstLine(source, span(inner));
    }
    return at;
  };
  const placeOf = ({ chemin, sur, nom }: Faute): Span => {
    const owners = nom ? itemsNamed(tree.contents, nom.dans) : [];
    // An identifier that is there twice: its second place.
    if (nom && nom.dans === nom.ecrit && owners.length > 1) return firstLine(source, span(owners[1] as Node));
    for (const owner of owners) {
      const found = nom && scalarIn(owner, nom.ecrit);
      if (found) return span(found);
    }
    return place(chemin, sur);
  };
  return { valeur, place, placeOf };
}

/** What the lexer adds of its own: it stands nowhere in the text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the lexer’s own marks are control characters
const marker = /^[\u0002\u0018\u001f]$/;

/**
 * Why a text must not be given to the YAML parser, in words, and where. The parser recurses without bound, and takes a
 * time that grows with the square of what it does not expect; its lexer does neither.
 */
function guard(yaml: string): { readonly at: number; readonly refus: string } | undefined {
  if (yaml.length > paquetLimits.yaml)
    return { at: 0, refus: `Ce texte est trop long : au plus ${paquetLimits.yaml} caractères.` };
  for (const { start, end } of lines(yaml))
    if (end - start > paquetLimits.line)
      return { at: start, refus: `Cette ligne est trop longue : au plus ${paquetLimits.line} caractères.` };
  let [dashes, colons, indent, at] = [0, 0, 0, 0];
  /** Where the brackets that are open stand. */
  const open: number[] = [];
  const unclosed = 'Ce crochet n’est pas fermé.';
  let before = '\n';
  let scalar = false;
  for (const token of new Lexer().lex(yaml)) {
    if (marker.test(token)) {
      scalar = true;
      continue;
    }
    if (!scalar && /^[&*!]/.test(token))
      return { at, refus: 'Les renvois « & », « * » et les types « ! » ne sont pas admis : écrivez la valeur.' };
    scalar = false;
    if (before.endsWith('\n')) {
      dashes = 0;
      indent = /^ */.exec(token)?.[0].length ?? 0;
    }
    before = token;
    if (token === ',' || token === '[' || token === '{') colons = 0;
    if (token === '[' || token === '{') open.push(at);
    else if (token === ']' || token === '}') {
      if (open.pop() === undefined) return { at, refus: 'Ce crochet ferme, mais rien ne l’a ouvert : retirez-le.' };
    } else if (token === ':' && open.length > 0) colons++;
    else if (token === '-' && open.length > 0) return { at: open.at(-1) ?? at, refus: unclosed };
    else if (token === '-' || token === '?' || token === ':') dashes++;
    if (Math.max(open.length, dashes, colons, indent / 2) > limits.enteteDepth)
      return { at, refus: `Ce texte est trop imbriqué : au plus ${limits.enteteDepth} niveaux.` };
    at += token.length;
  }
  const last = open.at(-1);
  return last === undefined ? undefined : { at: last, refus: unclosed };
}

function firstLine({ texte }: Source, { start, end }: Span): Span {
  const line = /^[^\r\n]*/.exec(texte.slice(start, Math.min(end, start + 400)))?.[0].trimEnd() ?? '';
  return { start, end: start + line.length };
}

/** The tables whose `id` is this one, in the order of the text. */
function itemsNamed(root: unknown, id: string): Node[] {
  const found: Node[] = [];
  const visit = (node: unknown): void => {
    if (isSeq(node)) node.items.forEach(visit);
    if (!isMap(node)) return;
    if (node.get('id') === id) found.push(node);
    for (const { value } of node.items) visit(value);
  };
  visit(root);
  return found;
}

/** The last text equal to this one inside a table: its own `id` comes first. */
function scalarIn(root: Node, texte: string): Node | undefined {
  let found: Node | undefined;
  const visit = (node: unknown): void => {
    if (isScalar(node) && String(node.value) === texte) found = node;
    if (isSeq(node)) node.items.forEach(visit);
    if (isMap(node)) for (const { value } of node.items) visit(value);
  };
  visit(root);
  return found;
}
