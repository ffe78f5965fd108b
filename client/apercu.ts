// Dossiers in VS Code’s own Markdown preview: blocks read as cards, marks to fill stand out, comments and the front matter
// do not show. Only tokens are made, never HTML: the engine escapes them.
import type { Choix } from '../core/cadres.js';
import { reperesIn, withoutComments } from '../core/marks.js';
import { type Carte, readCarte, titresIn } from './carte.js';
import type { Document, Env, MarkdownIt, State, Token } from './markdown-it.js';

const entete = /^\ufeff?---[ \t\u00a0\u2009\u202f]*\r?\n(?:[\s\S]*?\n)??---[ \t\u00a0\u2009\u202f]*(?=\r?\n|$)/;
const named = /^dossier[ \t]*:[ \t]*["']?([^"'#\r\n]*)/m;
const opens = /^:{3,}[ \t]*[\p{L}\p{N}[{]/u;
const closes = /^:{3,}$/;
/** The engine drops what stands in a hundred elements and more: blocks stop being cards well before. */
const deepest = 60;

/** What is known of the dossier around a file: its référentiel, as a front matter names it, and titles of preuves by identifier. */
export interface Autour {
  readonly dossier: string;
  readonly titres: Readonly<Record<string, string>>;
}

/** Scheme of the texts that only show a modèle: dossiers for the preview, and for nothing else. */
export const schemeApercu = 'dep-apercu';

/**
 * What VS Code calls when a preview first opens, once told how to choose a référentiel. It reads a text without saying whose it is, gives the same tokens to its
 * Outline, and says which file it is only to show them: a dossier is read again then, and nothing else changes.
 */
export function extend(md: MarkdownIt, choix: Choix, around: (document: Document) => Autour | undefined): MarkdownIt {
  const sources = new WeakMap<Token[], string>();
  const parse = md.parse.bind(md);
  const render = md.renderer.render.bind(md.renderer);
  md.parse = (source, env) => {
    const tokens = parse(source, env);
    sources.set(tokens, source);
    return tokens;
  };
  md.renderer.render = (tokens, options, env) => {
    const source = sources.get(tokens);
    if (source === undefined || !isDossier(source, env)) return render(tokens, options, env);
    const shown = source.replace(entete, (yaml) => yaml.replace(/[^\n]/g, ''));
    const known = env?.currentDocument && around(env.currentDocument);
    const cadre = choix(named.exec(entete.exec(source)?.[0] ?? '')?.[1]?.trim() ?? known?.dossier);
    const titres = new Map([...Object.entries(known?.titres ?? {}), ...titresIn(withoutComments(shown, ''), cadre)]);
    return render(parse(shown, { ...env, dep: { cadre, titres } }), options, env);
  };
  md.block.ruler.before('table', 'dep_commentaire', commentaire, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  // Before what would take an indented opening line for code.
  md.block.ruler.before('table', 'dep_bloc', bloc, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  const within = new WeakSet<Token[]>();
  md.core.ruler.before('inline', 'dep_dedans', ({ env, tokens }) => {
    if (env?.dep) for (const { children } of inCards(tokens)) if (children) within.add(children);
  });
  md.inline.ruler.before('html_inline', 'dep_commentaire', (state) => {
    const length = commentaireDansLeTexte(state);
    state.pos += length;
    return length > 0;
  });
  md.inline.ruler.before('html_inline', 'dep_balise', (state, silent) => within.has(state.tokens) && balise(state, silent));
  md.core.ruler.push('dep_reperes', (state) => {
    if (!state.env?.dep) return;
    for (const one of inCards(state.tokens)) one.children = one.children && withoutOddLinks(one.children);
    for (const one of state.tokens) one.children = one.children && withMarks(one.children, state);
    state.tokens = withMarks(state.tokens, state);
  });
  return md;
}

function isDossier(source: string, env: Env | undefined): boolean {
  const { path, scheme } = env?.currentDocument ?? {};
  if (path !== undefined) return path.endsWith('.dep.md') || scheme === schemeApercu;
  return named.test(entete.exec(source)?.[0] ?? '');
}

/** A comment does not show: what follows it on its last line is a line of its own. */
function commentaire(state: State, start: number, end: number, silent: boolean): boolean {
  const { src, bMarks, tShift, eMarks, sCount, blkIndent } = state;
  if (!state.env?.dep || (sCount[start] ?? 0) - blkIndent > 3) return false;
  for (let at = start; lineOf(state, start).startsWith('<!--'); ) {
    let from = begin(state, at) + 4;
    while (!src.slice(from, eMarks[at]).includes('-->')) {
      at++;
      if (at >= end || (!state.isEmpty(at) && (sCount[at] ?? 0) < blkIndent)) return false;
      from = begin(state, at);
    }
    if (silent) return true;
    const [shown = ''] = /\S.*|$/.exec(src.slice(src.indexOf('-->', from) + 3, eMarks[at])) ?? [];
    state.line = shown === '' ? at + 1 : at;
    if (shown !== '') {
      bMarks[at] = (eMarks[at] ?? 0) - shown.length;
      tShift[at] = 0;
      sCount[at] = blkIndent;
    }
    if (state.line > start) return true;
  }
  return false;
}

/** The same among words; code is read before. */
function commentaireDansLeTexte({ env, src, pos }: State): number {
  const end = env?.dep && src.startsWith('<!--', pos) ? src.indexOf('-->', pos + 4) : -1;
  return end < 0 ? 0 : end + 3 - pos;
}

/** A block becomes a card; a closing line that closes nothing does not show. */
function bloc(state: State, start: number, end: number, silent: boolean): boolean {
  const line = lineOf(state, start);
  const { md, env, lineMax, parentType } = state;
  if (!env?.dep || state.level > deepest || !(opens.test(line) || closes.test(line))) return false;
  if (silent) return true;
  state.line = start + 1;
  if (closes.test(line)) return true;
  const { fin, suite } = endOf(state, start, end);
  const carte = readCarte(line, env.dep.cadre, env.dep.titres);
  const card = push(state, 'dep_carte', 'article', 1, 'dep-preuve');
  if (carte.id !== '') card.attrs?.push(['id', carte.id]);
  card.map = [start, suite];
  head(state, carte);
  const { html = false } = md.options;
  md.options.html = false;
  Object.assign(state, { parentType: 'dep', lineMax: fin });
  md.block.tokenize(state, start + 1, fin);
  md.options.html = html;
  push(state, 'dep_carte', 'article', -1);
  Object.assign(state, { parentType, lineMax, line: suite });
  return true;
}

function lineOf(state: State, at: number): string {
  return state.src.slice(begin(state, at), state.eMarks[at]).trimEnd();
}

function begin({ bMarks, tShift }: State, at: number): number {
  return (bMarks[at] ?? 0) + (tShift[at] ?? 0);
}

/** Where a block ends, and what follows: without closing line it ends at the next block or chapter, as in the core. */
function endOf(state: State, start: number, end: number): { fin: number; suite: number } {
  const size = (line: string): number => /^:*/.exec(line)?.[0].length ?? 0;
  const colons = size(lineOf(state, start));
  let chapter: number | undefined;
  let at = start + 1;
  for (; at < end; at++) {
    const line = lineOf(state, at);
    const leaves = !state.isEmpty(at) && (state.sCount[at] ?? 0) < state.blkIndent;
    if (leaves || (size(line) >= colons && opens.test(line))) break;
    if (size(line) >= colons && closes.test(line)) return { fin: at, suite: at + 1 };
    if (/^##?(?:\s|$)/.test(line)) chapter ??= at;
  }
  return { fin: chapter ?? at, suite: chapter ?? at };
}

function head(state: State, { nature, titre, traits }: Carte): void {
  const leaf = (tag: string, classe: string, texte: string, type: 'text' | 'inline' = 'text'): void => {
    push(state, 'dep', tag, 1, classe);
    Object.assign(push(state, type, '', 0), { content: texte, children: [] });
    push(state, 'dep', tag, -1);
  };
  push(state, 'dep', 'header', 1);
  leaf('p', 'dep-nature', nature);
  if (titre !== '') leaf('p', 'dep-titre', titre, 'inline');
  if (traits.length > 0) push(state, 'dep', 'dl', 1);
  for (const { critere, label, valeurs } of traits) {
    push(state, 'dep', 'div', 1, critere ? 'dep-criteres' : '');
    leaf('dt', '', `${label}\u00a0: `);
    for (const one of critere ? valeurs : [valeurs.join(', ')]) leaf('dd', '', one);
    push(state, 'dep', 'div', -1);
  }
  if (traits.length > 0) push(state, 'dep', 'dl', -1);
  push(state, 'dep', 'header', -1);
}

function push(state: State, type: string, tag: string, nesting: number, classe = ''): Token {
  const attrs = classe === '' ? null : [['class', classe]];
  return Object.assign(state.push(type, tag, nesting), { attrs, block: false });
}

/** The tokens that stand in a card. */
function inCards(tokens: readonly Token[]): Token[] {
  let depth = 0;
  return tokens.filter(({ type, nesting }) => {
    if (type === 'dep_carte') depth += nesting;
    return depth > 0;
  });
}

/** A `<` in a card is a character, but for the line break that tables need. */
function balise(state: State, silent: boolean): boolean {
  if (state.src[state.pos] !== '<') return false;
  const [br] = /^<br *\/?>/i.exec(state.src.slice(state.pos, state.pos + 10)) ?? [];
  if (!silent && br) state.push('hardbreak', 'br', 0);
  if (!silent && !br) state.pending += '<';
  state.pos += br?.length ?? 1;
  return true;
}

/** Without the links that lead neither to a file, nor to a place of the text, nor to an address: their text stays. */
function withoutOddLinks(children: readonly Token[]): Token[] {
  let kept = true;
  return children.filter((one) => {
    if (one.type === 'link_open') kept = /^(?![a-z][a-z0-9+.-]*:)|^(?:https?|mailto):/i.test(one.attrGet('href') ?? '');
    return kept || !/^link_(?:open|close)$/.test(one.type);
  });
}

/** The marks left to fill, each in its own element. */
function withMarks(tokens: readonly Token[], { Token }: State): Token[] {
  return tokens.flatMap((one) => {
    const cuts = one.type === 'text' ? reperesIn(one.content, 0).flatMap(({ start, end }) => [start, end]) : [];
    if (cuts.length === 0) return [one];
    return [...cuts, one.content.length].flatMap((end, at) => {
      const text = Object.assign(new Token('text', '', 0), { content: one.content.slice(cuts[at - 1] ?? 0, end) });
      if (at % 2 === 0) return [text];
      const mark = Object.assign(new Token('dep', 'mark', 1), { attrs: [['class', 'dep-repere']] });
      return [mark, text, new Token('dep', 'mark', -1)];
    });
  });
}
