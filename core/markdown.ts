// The only door to the Markdown parser: one segment of a text becomes plain values with offsets from its start.
import type { Heading, Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { definition } from 'micromark-core-commonmark';
import { directive } from 'micromark-extension-directive';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { condense, whole } from './condense.js';
import { findEntete } from './entete.js';
import type { Piece } from './extraction.js';
import { blank, guardMarkdown } from './guard.js';
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

/** Reads one segment (see `segments.ts`). Never throws. `reduce` is given by tests, which compare with reading all of it. */
export function readPiece(source: string, genre: Genre, reduce: typeof condense = condense): Piece {
  // The parser sees no front matter: it would take every list and quote after one that is not closed for text.
  if (genre === 'entete')
    return { ...new Extractor('', whole(''), 0, []).run({ type: 'root', children: [] }), entete: findEntete(source) };
  const condensed = reduce(source, bodyOf(source, genre));
  const { text, cut } = guardMarkdown(condensed.text);
  const exces = cut.map(({ start, end }) => ({ start: condensed.at(start), end: condensed.at(end) }));
  // micromark takes a byte order mark off the start of what it is given: inside a file it is a character like another.
  const lead = text.startsWith('\ufeff') ? '\n' : '';
  const known = genre === 'texte' && cut.length === 0 ? plainTree(text) : undefined;
  const root = known ?? (parser.parse(lead + (cut.length > 0 ? text.trimEnd() : text)) as Root);
  return new Extractor(blank(source, exces), condensed, lead.length, exces).run(root);
}

/** A heading of plain words, and prose that `condense` has put in as letters, each with a blank line or nothing after it. */
const plain =
  /^(?:(#{1,6}) ([\p{L}\p{N}](?:[\p{L}\p{N} \u00a0\u202f’'(),.:;?!«»–—-]*[\p{L}\p{N}’(),.:;?!«»–—-])?)(?:\n|$))?\n*(?:x(?:\n{2,}|\n?$))*$/u;

/** What the parser would say of such a text, most of those that are no block: it takes a tenth of a millisecond to begin. */
function plainTree(text: string): Root | undefined {
  const match = plain.exec(text);
  if (!match) return undefined;
  const [, sharps = '', title = ''] = match;
  const words = (start: number, end: number) => ({
    children: [{ type: 'text' as const, value: text.slice(start, end), position: between(start, end) }],
  });
  const end = sharps === '' ? 0 : sharps.length + 1 + title.length;
  const heading: Root['children'] =
    sharps === ''
      ? []
      : [
          {
            type: 'heading',
            depth: sharps.length as Heading['depth'],
            ...words(sharps.length + 1, end),
            position: between(0, end),
          },
        ];
  const prose = Array.from(text.slice(end).matchAll(/x/g), ({ index }): Root['children'][number] => ({
    type: 'paragraph',
    ...words(end + index, end + index + 1),
    position: between(end + index, end + index + 1),
  }));
  return { type: 'root', children: [...heading, ...prose] };
}

/** A place in one text; nobody asks for its lines. */
function between(start: number, end: number): NonNullable<Root['position']> {
  return { start: { line: 0, column: 0, offset: start }, end: { line: 0, column: 0, offset: end } };
}

// What most openings look like: asked of the parser only when a line does not.
const opening =
  /^:{3,}\p{L}[\p{L}\p{N}]*(?:[-_][\p{L}\p{N}]+)*(?:\[[^[\]\\]*\])?(?:\{(?:#?[A-Za-z][\w-]*(?:="[^"]*")?(?:[ \t]+#?[A-Za-z][\w-]*(?:="[^"]*")?)*)?\})?[ \t]*$/u;

/** True when a line opens a block. */
export function opensBlock(line: string): boolean {
  return opening.test(line) || (parser.parse(line) as Root).children[0]?.type === 'containerDirective';
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
