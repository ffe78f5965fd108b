// The YAML of a pack: read behind a guard, as plain values, with the place of each of them.
import { isAlias, isMap, isNode, isScalar, isSeq, Lexer, type Node, parseDocument } from 'yaml';
import { inWords } from '../entete.js';
import { quoted } from '../french.js';
import { limits, paquetLimits } from '../limits.js';
import type { Faute } from '../schema.js';
import type { Span } from '../text.js';
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
  const refus = guard(yaml);
  if (refus !== undefined) {
    problemes.push(source.erreur('yaml-illisible', whole, refus));
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
    if (isNode(node) && (isAlias(node) || ('anchor' in node && node.anchor) || node.tag)) {
      problemes.push(
        source.erreur(
          'yaml-illisible',
          span(node),
          'Les renvois « & », « * » et les types « ! » ne sont pas admis : écrivez la valeur.',
        ),
      );
      return null;
    }
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

/** Why a text must not be given to the YAML parser, in words: it recurses without bound. The lexer does not. */
function guard(yaml: string): string | undefined {
  if (yaml.length > paquetLimits.yaml) return `Ce texte est trop long : au plus ${paquetLimits.yaml} caractères.`;
  let [depth, dashes, indent] = [0, 0, 0];
  let before = '\n';
  for (const token of new Lexer().lex(yaml)) {
    const first = before.endsWith('\n');
    before = token;
    if (first) {
      dashes = 0;
      indent = /^ */.exec(token)?.[0].length ?? 0;
    }
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    else if (token === '-' || token === '?' || token === ':') dashes++;
    if (Math.max(depth, dashes, indent / 2) > limits.enteteDepth)
      return `Ce texte est trop imbriqué : au plus ${limits.enteteDepth} niveaux.`;
  }
  return undefined;
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
