// The only door to the Markdown parser: one segment of a text becomes plain values with offsets from its start.
import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { definition } from 'micromark-core-commonmark';
import { directive } from 'micromark-extension-directive';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { condense, whole, without } from './condense.js';
import { findEntete, withoutNotes } from './entete.js';
import type { Piece } from './extraction.js';
import { blank, guardMarkdown } from './guard.js';
import { reperesIn } from './marks.js';
import { isPlainOpening, plainTree } from './plain.js';
import type { Genre } from './segments.js';
import type { Span } from './text.js';
import { Extractor } from './walk.js';

/**
 * Container directives only: `10:30`, `objectif:autonomie` and `::note` in French prose must stay prose.
 * No indented code either: a candidate who indents a paragraph, or a block, means text.
 * Nor `[texte][nom]` links: what a segment says must not depend on definitions that stand in another one.
 */
function blocks(this: Processor): void {
  const data = this.data() as Record<string, unknown[] | undefined>;
  const fence = [directive().flow?.[58] ?? []].flat().filter((one) => one.concrete === true);
  const syntax: ReturnType<typeof directive> = {
    flow: { 58: fence },
    contentInitial: { 91: { name: 'definitionAlone', tokenize: definitionAlone } },
    disable: { null: ['codeIndented', 'definition'] },
  };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown({ verbose: true })];
}

/** A definition that nobody hears of: the parser’s own, over a list of names that is thrown away. */
const definitionAlone: typeof definition.tokenize = function (effects, ok, nok) {
  const deaf = Object.create(this, { parser: { value: Object.create(this.parser, { defined: { value: [] } }) } });
  return definition.tokenize.call(deaf, effects, ok, nok);
};

const parser = unified().use(remarkParse).use(blocks).freeze();

/** Reads one segment (see `segments.ts`), plain shapes without the parser unless tests want to compare. Never throws. */
export function readPiece(source: string, genre: Genre, how: 'quickly' | 'by the parser' = 'quickly'): Piece {
  // The parser sees no front matter: it would take every list and quote after one that is not closed for text.
  if (genre === 'entete') {
    const entete = findEntete(source);
    const reperes = entete ? reperesIn(withoutNotes(entete.yaml), entete.contentStart) : [];
    return { ...new Extractor('', whole(''), 0, []).run({ type: 'root', children: [] }), entete, reperes };
  }
  const condensed = how === 'quickly' ? condense(source, bodyOf(source, genre)) : whole(source);
  const known = how === 'quickly' ? plainTree(condensed.text, genre) : undefined;
  if (known) return new Extractor(source, condensed, 0, []).run(known);
  const cut = guardMarkdown(condensed.text);
  const exces = cut.map(({ start, end }) => ({ start: condensed.at(start), end: condensed.at(end) }));
  const guarded = without(condensed, cut);
  const { text } = guarded;
  // micromark takes a byte order mark off the start of what it is given: inside a file it is a character like another.
  const lead = text.startsWith('\ufeff') ? '\n' : '';
  const root = parser.parse(lead + (cut.length > 0 ? text.trimEnd() : text)) as Root;
  return new Extractor(blank(source, exces), guarded, lead.length, exces).run(root);
}

/** True when a line opens a block. */
export function opensBlock(line: string): boolean {
  return isPlainOpening(line) || (parser.parse(line) as Root).children[0]?.type === 'containerDirective';
}

/** What stands between the opening line of a block or the heading of a section, and the closing line of the block. */
function bodyOf(source: string, genre: 'bloc' | 'texte'): Span {
  const first = genre === 'bloc' ? /^[^\r\n]*(?:\r\n|\n|\r)?/ : /^#{1,6}(?:[ \t][^\r\n]*)?(?:\r\n|\n|\r|$)/;
  const opening = first.exec(source)?.[0].length ?? 0;
  if (genre === 'texte') return { start: opening, end: source.length };
  const closing = /(?:\r\n|\n|\r)$/.exec(source)?.index ?? source.length;
  const last = Math.max(source.lastIndexOf('\n', closing - 1), source.lastIndexOf('\r', closing - 1)) + 1;
  return { start: opening, end: Math.max(opening, last) };
}
