// French as it is read on screen: typography, plurals, lists. Every message goes through `french`.

import { remembering } from './text.js';

const NBSP = '\u00a0';
const NARROW = '\u202f';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unsafe = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * French typography: ’ for ', no-break spaces inside « » and before `:`, narrow ones before `;`, `!`, `?`.
 * Only spaces already typed are changed, so that `C1:C2` or a quoted address stays as it is. What a text could slip
 * into a message to command a terminal or turn the sentence round is shown as `\u{…}`.
 */
export const french = remembering((text) =>
  text
    .replace(/(\p{L})'(?=[\p{L}«])/gu, '$1’')
    .replace(/«[ \u00a0]?/g, `«${NBSP}`)
    .replace(/[ \u00a0]?»/g, `${NBSP}»`)
    .replace(/ ([;!?])/g, `${NARROW}$1`)
    .replace(/ :(?!:)/g, `${NBSP}:`)
    .replace(unsafe, escaped),
);

/** A text as someone typed it, what could command a terminal or turn a line round shown as `\u{…}`. */
export function visible(text: string): string {
  return text.replace(unsafe, escaped);
}

function escaped(character: string): string {
  return `\\u{${character.charCodeAt(0).toString(16)}}`;
}

/** `count` followed by the noun that agrees: in French 0 and 1 are singular. */
export function plural(count: number, one: string, many: string): string {
  return `${count} ${Math.abs(count) < 2 ? one : many}`;
}

/** « a, b et c ». */
export function listAnd(items: readonly string[]): string {
  return joined(items, 'et');
}

/** « a, b ou c ». */
export function listOr(items: readonly string[]): string {
  return joined(items, 'ou');
}

/** What `Intl.ListFormat` says in French; making one costs more than the whole start of the core. */
function joined(items: readonly string[], word: 'et' | 'ou'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** « texte », shortened to 60 characters so that a message stays one sentence; quotes inside become “ ”. */
export const quoted = remembering((text) => {
  const clean = text.replace(/\s+/g, ' ').replace(/« ?/g, '“').replace(/ ?»/g, '”').trim();
  const characters = [...clean];
  return `« ${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : clean} »`;
});

/** First letter in upper case. */
export function capital(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase('fr') + rest.join('');
}
