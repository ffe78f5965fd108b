// The same text as other keyboards and editors make it, with where each of its offsets goes.

/** A text made from another; `offsets[i]` is where offset `i` of the first one is in it. */
export interface Variant {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** One way in which the same dossier may be typed or saved. */
export interface Way {
  readonly what: string;
  of(text: string): Variant;
}

/** Every match replaced: what lies before, after and inside it keeps its place by construction. */
function replaced(text: string, pattern: RegExp, by: (found: string) => string): Variant {
  const offsets: number[] = [];
  let made = '';
  let at = 0;
  const keep = (end: number): void => {
    for (; at < end; at++) {
      offsets.push(made.length);
      made += text.charAt(at);
    }
  };
  for (const match of text.matchAll(pattern)) {
    keep(match.index);
    const start = made.length;
    made += by(match[0]);
    for (; at < match.index + match[0].length; at++) offsets.push(at === match.index ? start : made.length);
  }
  keep(text.length);
  offsets.push(made.length);
  return { text: made, offsets };
}

const cluster = /\P{M}\p{M}+|[\u0080-\uffff]/gu;
/** A space where French typography wants one that does not break. */
const beforeSigns = /(?<=[\p{L}\p{M}\p{N})\]»”’…]) (?=[;?!»]|:(?!:))|(?<=«) /gu;

/** What follows the front matter, where YAML has its own spaces. */
const prose =
  (way: (text: string) => Variant) =>
  (text: string): Variant => {
    const start = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0].length ?? 0;
    const { text: made, offsets } = way(text.slice(start));
    return {
      text: text.slice(0, start) + made,
      offsets: [...Array.from({ length: start }, (_, at) => at), ...offsets.map((at) => at + start)],
    };
  };

/** All of them. */
export const ways: readonly Way[] = [
  { what: 'CRLF', of: (text) => replaced(text, /\n/g, () => '\r\n') },
  { what: 'CR', of: (text) => replaced(text, /\n/g, () => '\r') },
  {
    what: 'a byte order mark',
    of: (text) => ({ text: `\ufeff${text}`, offsets: Array.from({ length: text.length + 1 }, (_, at) => at + 1) }),
  },
  { what: 'NFC', of: (text) => replaced(text, cluster, (found) => found.normalize('NFC')) },
  { what: 'NFD', of: (text) => replaced(text, cluster, (found) => found.normalize('NFD')) },
  { what: 'straight apostrophes', of: (text) => replaced(text, /’/g, () => "'") },
  { what: 'curly apostrophes', of: (text) => replaced(text, /(?<=\p{L})'(?=\p{L})/gu, () => '’') },
  { what: 'no-break spaces', of: prose((text) => replaced(text, beforeSigns, () => '\u00a0')) },
  { what: 'narrow no-break spaces', of: prose((text) => replaced(text, beforeSigns, () => '\u202f')) },
];
