// The tree of a segment in the plainest shapes, made without the parser, which takes a tenth of a millisecond to begin:
// most headings and blocks of a dossier, over prose that `condense` has put in as letters.
import type { BlockContent, Heading, Paragraph, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { limits } from './limits.js';
import type { Genre } from './segments.js';
import { allOf } from './text.js';

type Position = NonNullable<Root['position']>;

// Words of a heading and of a title are text and nothing else, whatever stands around them.
const heading = /(#{1,6}) ([^\s[\]*_`<&\\#\0](?:[^\r\n\t[\]*_`<&\\#\0]*[^\s[\]*_`<&\\#\0])?)(?=\r?\n|$)/uy;
/** The opening line of a block: its colons, its name, its title, its attributes. */
const opening =
  /(:{3,})(\p{L}[\p{L}\p{N}]*(?:[-_][\p{L}\p{N}]+)*)(?:\[([^\s[\]*_`<&\\\0](?:[^\r\n\t[\]*_`<&\\\0]*[^\s[\]*_`<&\\\0])?)\])?(\{(?:#[A-Za-z][\w-]*|[A-Za-z][\w-]*(?:="[^"\r\n]*")?)(?: +(?:#[A-Za-z][\w-]*|[A-Za-z][\w-]*(?:="[^"\r\n]*")?))*\})?[ \t]*(?=\r?\n|$)/uy;
const attribute = /(#?)([A-Za-z][\w-]*)(?:="[^"]*")?/g;
const closing = /(:{3,})[ \t]*(?=\r?\n?$)/y;
/** A list, a quotation, prose. */
const prose = /(?:([-+*]|\d{1,9}[.)]) x|(> x(?:\r?\n(?:>[ \t]*\r?\n)*> x)*)|x)(?=\r?\n|$)/y;
const quoted = /x(?:\r?\n> x)*/g;
const endOfLine = /\r?\n/y;
const blankLines = /(?:[ \t]*\r?\n)+/y;

/** True when a line surely opens a block. */
export function isPlainOpening(line: string): boolean {
  return found(opening, line, 0)?.[0].length === line.length;
}

/** What the parser would say of such a text; undefined for one that it must read. */
export function plainTree(text: string, genre: Genre): Root | undefined {
  const children = genre === 'bloc' ? block(text) : body(text, 0, text.length);
  return children && { type: 'root', children };
}

function block(text: string): [ContainerDirective] | undefined {
  const end = text.lastIndexOf('\n:::') + 1;
  const first = found(opening, text, 0);
  const last = found(closing, text, end);
  if (!first || !last || first[0].length > limits.opening) return undefined;
  const [line, colons = '', name = '', title = '', braces = ''] = first;
  const attributes = attributesIn(braces, line.lastIndexOf(braces));
  const inside = body(text, line.length + lengthOf(endOfLine, text, line.length), end);
  if (!attributes || !inside || (last[1] ?? '').length < colons.length) return undefined;
  const label = colons.length + name.length;
  const titled = title === '' ? [] : [titleOf(label, title)];
  return [
    {
      type: 'containerDirective',
      name,
      children: [...titled, ...inside],
      data: { position: { closing: place(end, last[0].length), attributes } },
      position: place(0, end + last[0].length),
    },
  ];
}

/** Headings, lists, quotations and prose, from the start of a line on; undefined where the parser must say how they part. */
function body(text: string, from: number, end: number): BlockContent[] | undefined {
  const children: BlockContent[] = [];
  let at = from;
  for (let apart = true; ; ) {
    const blank = lengthOf(blankLines, text, at);
    at += blank;
    if (at >= end) return children;
    const title = found(heading, text, at);
    const match = title ?? found(prose, text, at);
    const node = title ? headingOf(title) : match && proseOf(match);
    if (!match || !node || !(title || apart || blank > 0)) return undefined;
    // The second of two lists may only go on with the first.
    if (node.type === 'list' && children.at(-1)?.type === 'list') return undefined;
    children.push(node);
    apart = title !== undefined;
    at += match[0].length;
    at += lengthOf(endOfLine, text, at);
  }
}

function headingOf({ 0: line, 1: sharps = '', 2: title = '', index }: RegExpExecArray): Heading {
  const { children } = paragraph(index + sharps.length + 1, title);
  return { type: 'heading', depth: sharps.length as Heading['depth'], children, position: place(index, line.length) };
}

function proseOf({ 0: source, 1: mark, 2: quotation, index }: RegExpExecArray): BlockContent {
  const position = place(index, source.length);
  if (quotation !== undefined) {
    const paragraphs = allOf(quoted, source).map((one) => paragraph(index + one.index, one[0]));
    return { type: 'blockquote', children: paragraphs, position };
  }
  if (mark === undefined) return paragraph(index, source);
  const item = { type: 'listItem' as const, children: [paragraph(index + mark.length + 1, 'x')], position };
  return { type: 'list', children: [item], position };
}

/** The title of a block, which begins with its bracket. */
function titleOf(start: number, title: string): Paragraph {
  return { ...paragraph(start + 1, title), data: { directiveLabel: true }, position: place(start, title.length + 2) };
}

function paragraph(start: number, value: string): Paragraph {
  const position = place(start, value.length);
  return { type: 'paragraph', children: [{ type: 'text', value, position }], position };
}

/** Where each attribute stands; undefined when one name comes twice, which the parser must settle. */
function attributesIn(braces: string, start: number): Record<string, Position> | undefined {
  const places = new Map<string, Position>();
  let count = 0;
  for (const { 0: source, 1: sharp, 2: name = '', index } of allOf(attribute, braces)) {
    places.set(sharp === '#' ? 'id' : name, place(start + index, source.length));
    count++;
  }
  return count === places.size ? Object.fromEntries(places) : undefined;
}

/** A place in one text; nobody asks for its lines. */
function place(start: number, length: number): Position {
  return { start: { line: 0, column: 0, offset: start }, end: { line: 0, column: 0, offset: start + length } };
}

/** What a sticky expression matches at an offset. */
function found(expression: RegExp, text: string, at: number): RegExpExecArray | undefined {
  expression.lastIndex = at;
  return expression.exec(text) ?? undefined;
}

function lengthOf(expression: RegExp, text: string, at: number): number {
  return found(expression, text, at)?.[0].length ?? 0;
}
