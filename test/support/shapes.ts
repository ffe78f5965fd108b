// Texts made to be slow or fatal, each one construct of Markdown or YAML repeated as often as a size allows.

/** A family of texts; `text` is deterministic, of about `size` UTF-16 units. */
export interface Shape {
  readonly what: string;
  /** Costs little: nothing of it has to be set aside. */
  readonly light?: true;
  text(size: number): string;
}

const body = '# C1\n\n:::outil[Plan]{pour="C1.1"}\nMot.\n:::\n';

/** `piece` until the size is reached, `end` after it. */
const repeated = (piece: string, end = 'a'): ((size: number) => string) => {
  return (size) => piece.repeat(Math.ceil(size / piece.length)) + end;
};

/** After a sign that no plain text begins with: without one, such a paragraph never reaches the parser. */
const seen =
  (text: (size: number) => string): ((size: number) => string) =>
  (size) =>
    `&${text(size - 1)}`;

/** Pieces that depend on their rank, until the size is reached. */
const growing = (piece: (rank: number) => string): ((size: number) => string) => {
  return (size) => {
    const pieces: string[] = [];
    for (let length = 0, rank = 1; length < size; rank++) {
      const next = piece(rank);
      pieces.push(next);
      length += next.length;
    }
    return pieces.join('');
  };
};

/** Half of the size in openers, half in closers. */
const paired = (open: string, middle: string, close: string): ((size: number) => string) => {
  return (size) => {
    const count = Math.ceil(size / (open.length + close.length));
    return open.repeat(count) + middle + close.repeat(count);
  };
};

/** A front matter of that content before a short dossier. */
const entete = (yaml: (size: number) => string): ((size: number) => string) => {
  return (size) => `---\n${yaml(size)}\n---\n${body}`;
};

/** Forty-one of them: 28 of Markdown, 13 of front matter. */
export const shapes: readonly Shape[] = [
  { what: 'quotes in quotes on one line', text: repeated('> ') },
  { what: 'quotes in quotes without a space', text: repeated('>') },
  { what: 'lists in lists on one line', text: repeated('- ') },
  { what: 'lists, quotes and numbers in turn', text: repeated('* > 1. ') },
  { what: 'lists each deeper than the line before', text: growing((rank) => `${'  '.repeat(rank - 1)}- a\n`) },
  { what: 'quotes each deeper than the line before', text: growing((rank) => `${'>'.repeat(rank)} a\n`) },
  { what: 'shallow nested lists, line after line', text: repeated('- - - - - - - - - - a\n') },
  { what: 'stars that only close', text: seen(repeated('a* ')) },
  { what: 'stars that open after two that close', text: seen((size) => `a**b${repeated('c* ')(size)}`) },
  { what: 'emphasis in emphasis', text: seen(paired('*a **a ', 'b', ' a** a*')) },
  { what: 'stars and underscores crossed, as many as a paragraph may', text: repeated(`&${'*a_ '.repeat(700)}\n\n`) },
  { what: 'titles underlined', text: repeated('a\n=\n') },
  { what: 'lines that go on with a quote without its sign', text: (size) => `> a\n${repeated('b\n')(size)}` },
  { what: 'brackets never closed', text: seen(repeated('[')) },
  { what: 'quotes after quotes', text: repeated('> > > a\n\n') },
  { what: 'links never closed', text: repeated('[a](<b') },
  { what: 'images in images, as many as a paragraph may', text: repeated(`${paired('![', 'a', '](b)')(2_000)}\n\n`) },
  { what: 'backticks in longer and longer runs', text: seen(growing((rank) => `e${'`'.repeat(rank)}`)) },
  { what: 'tags never closed', text: repeated('<a b="c ') },
  { what: 'comments, declarations and sections never closed', text: repeated('a <!-- <? <!A <![CDATA[ ') },
  { what: 'entities', text: repeated('&amp;&ampa&#x') },
  { what: 'definitions and their references', text: growing((rank) => `[a${rank}]: b "c"\n\n[a${rank}] [a${rank}][]\n\n`) },
  { what: 'definitions whose titles never end', text: repeated('[a]: b "c\n') },
  { what: 'fences never closed, each longer', text: growing((rank) => `${'`'.repeat(rank + 2)}\na\n${'~'.repeat(3)}\n`) },
  { what: 'blocks in blocks', text: repeated(':::outil[Plan]{pour="C1.1"}\n') },
  { what: 'blocks of many attributes', text: growing((rank) => (rank === 1 ? ':::outil[Plan]{' : ` a${rank}="C1.1, C1.2"`)) },
  { what: 'long labels of brackets', text: growing((rank) => `:::outil[${'[a]('.repeat(rank % 300)}\n\n`) },
  {
    what: 'blanks before, between and after words',
    light: true,
    text: growing((rank) => `${' \t'.repeat(rank % 1_000)}a${' '.repeat(rank % 1_000)}\n`),
  },
  { what: 'front matter: brackets never closed', text: entete(repeated('[')) },
  { what: 'front matter: braces in brackets', text: entete(paired('[{a: ', 'b', '}]')) },
  { what: 'front matter: explicit keys in explicit keys', text: entete(repeated('? ')) },
  { what: 'front matter: lists in lists on one line', text: entete(repeated('- ')) },
  { what: 'front matter: each line deeper than the one before', text: entete(growing((rank) => `${' '.repeat(rank)}a:\n`)) },
  {
    what: 'front matter: aliases of aliases',
    text: entete(growing((rank) => `a${rank}: &a${rank} [*a${rank - 1}, *a${rank - 1}]\n`)),
  },
  { what: 'front matter: merges of merges', text: entete(growing((rank) => `a${rank}: &a${rank}\n  <<: *a${rank - 1}\n`)) },
  { what: 'front matter: many keys', text: entete(growing((rank) => `a${rank}: b\n`)) },
  { what: 'front matter: __proto__ and constructor', text: entete(repeated('__proto__:\n  constructor: {prototype: a}\n')) },
  { what: 'front matter: quotes never closed', text: entete(repeated('titre: "a\n\n')) },
  { what: 'front matter: tags and anchors', text: entete(repeated('!a !<b> &c ')) },
  { what: 'front matter: documents after documents', text: entete(repeated('a: b\n...\n--- c\n')) },
  { what: 'front matter never closed', text: (size) => `---\n${repeated('[a, {b: c}, ')(size)}\n` },
];

/** Each shape at each size. */
export const runs: readonly { readonly shape: Shape; readonly size: number }[] = shapes.flatMap((shape) =>
  [10_000, 100_000, 1_000_000].map((size) => ({ shape, size })),
);
