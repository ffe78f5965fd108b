// Texts made against one regular expression: what it could match, cut short anywhere and repeated.

/** A piece of a pattern: what it matches once, and whether a quantifier lets it be repeated. */
interface Piece {
  readonly text: string;
  readonly repeats: boolean;
}

/** Attack pieces: `before` once, then `repeated` as often as wanted, then a character that lets nothing match. */
export interface Attack {
  readonly before: string;
  readonly repeated: string;
}

/** The attacks on a pattern, without doubles. */
export function attacksOn({ source }: RegExp): Attack[] {
  const found = new Map<string, Attack>();
  const add = (before: string, repeated: string): void => {
    if (repeated !== '') found.set(`${before}\0${repeated}`, { before, repeated });
  };
  for (const pieces of new Reader(source).alternatives()) {
    let before = '';
    for (const { text, repeats } of pieces) {
      add('', before + text);
      if (repeats) {
        add(before, text);
        add('', text);
        for (const blank of [' ', '\n']) add(before + text, blank);
      }
      before += text;
    }
  }
  return [...found.values()];
}

const classes: Readonly<Record<string, string>> = {
  d: '1',
  D: 'a',
  s: ' ',
  S: 'a',
  w: 'a',
  W: ' ',
  b: '',
  B: '',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Reads a pattern from left to right; groups are read into, lookarounds are left out. */
class Reader {
  private at = 0;

  constructor(private readonly source: string) {}

  /** One list of pieces for each alternative, those inside groups tried one at a time. */
  alternatives(): Piece[][] {
    let done: Piece[][] = [];
    let current: Piece[][] = [[]];
    while (this.at < this.source.length && this.source[this.at] !== ')') {
      if (this.source[this.at] === '|') {
        this.at++;
        done = [...done, ...current];
        current = [[]];
        continue;
      }
      const next = this.term();
      const [first = []] = current;
      // Each choice once, after the first way of what comes before: a product would have no end.
      current = next.flatMap((choice, rank) =>
        rank === 0 ? current.map((one) => [...one, ...choice]) : [[...first, ...choice]],
      );
    }
    return [...done, ...current];
  }

  private term(): Piece[][] {
    const choices = this.atom();
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.source.slice(this.at))?.[0] ?? '';
    this.at += quantifier.length;
    const repeats = /[*+,]/.test(quantifier);
    const text = (pieces: readonly Piece[]): string => pieces.map((one) => one.text).join('');
    return repeats ? choices.map((pieces) => [{ text: text(pieces), repeats }]) : choices;
  }

  private atom(): Piece[][] {
    const rest = this.source.slice(this.at);
    const group = /^\((\?[:=!]|\?<[=!]|\?<\w+>)?/.exec(rest);
    if (group) {
      this.at += group[0].length;
      const inside = this.alternatives();
      this.at++;
      return /[=!]/.test(group[1] ?? '') ? [[]] : inside;
    }
    const set = /^\[(\^?)((?:\\[\s\S]|[^\]\\])*)\]/.exec(rest);
    const escaped = /^\\(?:u\{?[\da-fA-F]{4,}\}?|x[\da-fA-F]{2}|[pP]\{[^}]*\}|[\s\S])/.exec(rest);
    const token = set?.[0] ?? escaped?.[0] ?? rest[0] ?? '';
    this.at += token.length;
    const texts = set ? members(set[1] === '^', set[2] ?? '') : [characterOf(token)];
    return texts.map((text) => [{ text, repeats: false }]);
  }
}

/** Up to six members of a set; a letter for all but a few. */
function members(negated: boolean, inside: string): string[] {
  const tokens = inside.match(/\\(?:u[\da-fA-F]{4}|[pP]\{[^}]*\}|[\s\S])|[\s\S]/g) ?? [];
  const texts = tokens.map(characterOf);
  if (negated) return ['a', ' ', '<', '[', '-', '"'].filter((one) => !texts.includes(one)).slice(0, 3);
  return [...new Set(texts)].slice(0, 6);
}

function characterOf(token: string): string {
  if (token === '^' || token === '$') return '';
  if (token === '.') return 'a';
  if (/^\\p\{M\}/.test(token)) return '\u0301';
  if (/^\\[pP]\{/.test(token)) return token.includes('N') ? '1' : 'a';
  if (/^\\[ux]/.test(token)) return String.fromCodePoint(Number.parseInt(token.replace(/[^\da-fA-F]/g, ''), 16));
  if (/^\\\d/.test(token)) return '';
  return token.startsWith('\\') ? (classes[token[1] ?? ''] ?? token[1] ?? '') : token;
}
