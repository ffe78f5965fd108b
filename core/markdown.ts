// The only door to the Markdown parser: a text becomes plain values with offsets (headings, blocks, links, placeholders).
import type { Heading, Nodes, Paragraph, Parents, Root } from 'mdast';
import { type ContainerDirective, directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { findEntete } from './entete.js';
import {
  type Appel,
  type Attribut,
  type Bloc,
  type Extraction,
  type Ignore,
  type Illisible,
  type Lien,
  nothing,
  type Passage,
  type Titre,
} from './extraction.js';
import { causeOf, doublons, items } from './fence.js';
import { guardMarkdown } from './guard.js';
import { limits } from './limits.js';
import { appelsIn, blockLinesIn, ignoresIn, insecablesIn, reperesIn, visible, withoutComments } from './marks.js';
import { between, countWords, type Span } from './text.js';

/**
 * Container directives only: `10:30`, `objectif:autonomie` and `::note` in French prose must stay prose.
 * No indented code either: a candidate who indents a paragraph, or a block, means text.
 */
function blocks(this: Processor): void {
  const data = this.data() as Record<string, unknown[] | undefined>;
  const fence = [directive().flow?.[58] ?? []].flat().filter((one) => one.concrete === true);
  const syntax: ReturnType<typeof directive> = { flow: { 58: fence }, disable: { null: ['codeIndented'] } };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown({ verbose: true })];
}

const parser = unified().use(remarkParse).use(blocks).freeze();

/** Reads one file. Never throws; a text beyond `limits.file` gives an extraction that only says so. */
export function extract(source: string): Extraction {
  if (source.length > limits.file) return { ...nothing, exces: [{ start: 0, end: source.length }] };
  // The parser sees neither a front matter nor a byte order mark, which micromark takes out of the text without counting it.
  const entete = findEntete(source);
  const before = entete?.span.end ?? (source.startsWith('\ufeff') ? 1 : 0);
  const { text, cut } = guardMarkdown(source.slice(before));
  const exces = cut.map(({ start, end }) => ({ start: start + before, end: end + before }));
  return {
    ...new Extractor(' '.repeat(before) + text, before, exces).run(parser.parse(cut.length > 0 ? text.trimEnd() : text) as Root),
    entete,
  };
}

/** Walks the tree once. `shift` is what the parser did not see at the start of the text. */
class Extractor {
  private readonly titres: Titre[] = [];
  private readonly blocs: Bloc[] = [];
  /** Where something to read begins: paragraphs, lists, quotes, code, blocks. */
  private readonly contents: { readonly start: number; readonly bloc: number | undefined }[] = [];
  private readonly liens: Lien[] = [];
  private readonly reperes: Span[] = [];
  private readonly illisibles: Illisible[] = [];
  private readonly passages: Passage[] = [];
  private readonly ignores: Ignore[] = [];
  private readonly insecables: Span[] = [];
  private readonly appels: Appel[] = [];
  /** How many of them have found what follows them. */
  private aimed = 0;
  private pendingClosers = 0;

  constructor(
    private readonly text: string,
    private readonly shift: number,
    private readonly exces: readonly Span[],
  ) {}

  run(root: Root): Omit<Extraction, 'entete'> {
    // What was set aside is still text: its section and its block are not empty.
    this.children(root, undefined);
    for (const { start } of this.exces) this.contents.push({ start, bloc: this.blockAt(start) });
    this.contents.sort((a, b) => a.start - b.start);
    this.reperes.sort((a, b) => a.start - b.start);
    const { liens, reperes, illisibles, passages, ignores, insecables, appels, exces } = this;
    const titres = this.titres.map((titre, index) => this.emptyHeading(titre, index));
    const full = new Set<number>();
    for (const { bloc } of this.contents) for (let at = bloc; at !== undefined; at = this.blocs[at]?.parent) full.add(at);
    const blocs = this.blocs.map((bloc, index) => ({ ...bloc, vide: !full.has(index) }));
    return { titres, blocs, liens, reperes, illisibles, passages, ignores, insecables, appels, exces };
  }

  private children(parent: Parents, bloc: number | undefined): void {
    for (const child of parent.children) this.node(child, bloc);
  }

  private node(node: Nodes, bloc: number | undefined): void {
    const span = this.span(node);
    if (node.type !== 'html') this.aim(span);
    switch (node.type) {
      case 'heading':
        this.heading(node, span, bloc);
        return;
      case 'containerDirective':
        this.directive(node, bloc);
        return;
      case 'paragraph':
        this.contents.push({ start: span.start, bloc });
        this.paragraph(span);
        this.children(node, bloc);
        return;
      case 'html':
        this.ignores.push(...ignoresIn(this.text.slice(span.start, span.end), span.start));
        // A comment that never ends hides what follows it.
        if (
          withoutComments(node.value, '')
            .replace(/<!--[\s\S]*$/, '')
            .trim() === ''
        )
          return;
        this.contents.push({ start: span.start, bloc });
        this.placeholders(span);
        return;
      case 'code':
        this.contents.push({ start: span.start, bloc });
        return;
      case 'link':
      case 'image':
      case 'definition':
        this.liens.push({ cible: node.url, span });
        if (node.type === 'link') this.children(node, bloc);
        return;
      default:
        if ('children' in node) this.children(node, bloc);
    }
  }

  /** What comes after such comments is what they are about. */
  private aim(cible: Span): void {
    for (const ignore of this.ignores.splice(this.aimed)) this.ignores.push({ ...ignore, cible });
    this.aimed = this.ignores.length;
  }

  private heading(node: Heading, span: Span, bloc: number | undefined): void {
    const texte = this.plain(node);
    this.passages.push({ start: span.start, mots: countWords(texte) });
    this.placeholders(span);
    this.children(node, undefined);
    if (bloc === undefined) this.titres.push({ niveau: node.depth, texte, span, vide: false });
  }

  /** A heading is empty when nothing to read and no deeper heading follows it in its section. */
  private emptyHeading(titre: Titre, index: number): Titre {
    const next = this.titres[index + 1];
    if (next && next.niveau > titre.niveau) return titre;
    return { ...titre, vide: !this.hasContent(titre.span.end, next?.span.start ?? this.text.length) };
  }

  /** Innermost block around an offset. */
  private blockAt(offset: number): number | undefined {
    const found = this.blocs.findLastIndex(({ span }) => offset >= span.start && offset < span.end);
    return found < 0 ? undefined : found;
  }

  private hasContent(start: number, end: number): boolean {
    return between(this.contents, start, end).length > 0;
  }

  private paragraph(span: Span): void {
    const source = this.text.slice(span.start, span.end);
    this.passages.push({ start: span.start, mots: countWords(visible(source)) });
    this.placeholders(span);
    this.insecables.push(...insecablesIn(source, span.start));
    this.appels.push(...appelsIn(source, span.start));
    for (const line of blockLinesIn(source, span.start)) this.unreadable(line);
  }

  /** A refused opening line is told once: the closing line that belonged to it is not told again. */
  private unreadable(span: Span): void {
    const line = this.text.slice(span.start, span.end);
    if (/^:+\s*$/.test(line)) {
      if (this.pendingClosers === 0) this.illisibles.push({ span, cause: 'fermeture' });
      this.pendingClosers = Math.max(0, this.pendingClosers - 1);
    } else {
      this.pendingClosers++;
      this.illisibles.push({ span, cause: causeOf(line) });
    }
  }

  /**
   * A missing closing line must not hide what follows. Two cases:
   * the block runs to the end of its container: it is taken to end at the next heading of level 1 or 2;
   * it was closed by the closing line of a block opened inside it with as many colons: that one becomes its sibling.
   */
  private directive(node: ContainerDirective, parent: number | undefined, end?: number): void {
    const whole = this.span(node);
    const span = { start: whole.start, end: end ?? whole.end };
    const [first, ...rest] = node.children;
    const label = first?.type === 'paragraph' && first.data?.directiveLabel === true ? first : undefined;
    const children = label ? rest : node.children;
    const closed = end !== undefined || node.data?.position?.closing !== undefined;
    const last = children.at(-1);
    if (
      closed &&
      last?.type === 'containerDirective' &&
      !last.data?.position?.closing &&
      this.colons(last) >= this.colons(node)
    ) {
      this.pendingClosers++;
      this.open(node, label, children.slice(0, -1), { start: span.start, end: this.span(last).start }, parent);
      this.directive(last, parent, span.end);
      return;
    }
    if (closed) this.block(node, label, children, span, parent, 'ferme');
    else this.open(node, label, children, span, parent);
  }

  /** A block without its closing line: it ends at the next heading of level 1 or 2, what follows is its sibling. */
  private open(
    node: ContainerDirective,
    label: Paragraph | undefined,
    children: readonly Nodes[],
    span: Span,
    parent: number | undefined,
  ): void {
    const stop = children.findIndex((child) => child.type === 'heading' && child.depth <= 2);
    const inside = stop < 0 ? children : children.slice(0, stop);
    const next = stop < 0 ? undefined : children[stop];
    this.block(node, label, inside, next ? { start: span.start, end: this.span(next).start } : span, parent, 'ouvert');
    for (const child of stop < 0 ? [] : children.slice(stop)) this.node(child, parent);
  }

  private block(
    node: ContainerDirective,
    label: Paragraph | undefined,
    children: readonly Nodes[],
    span: Span,
    parent: number | undefined,
    etat: 'ferme' | 'ouvert',
  ): void {
    const line = /^[^\r\n]*/.exec(this.text.slice(span.start, span.end))?.[0].trimEnd() ?? '';
    const colons = this.colons(node);
    const spanNom = { start: span.start + colons, end: span.start + colons + node.name.length };
    const spanLabel = label ? this.span(label) : undefined;
    const after = { start: spanLabel?.end ?? spanNom.end, end: span.start + line.length };
    const attributs = this.attributes(node);
    const index = this.blocs.length;
    // A block inside is no text of the block around it, but its heading's section is not empty.
    this.contents.push({ start: span.start, bloc: undefined });
    this.blocs.push({
      nom: node.name,
      spanNom,
      titre: label ? this.plain(label).trim() : '',
      spanTitre:
        spanLabel && spanLabel.end > spanLabel.start + 2 ? { start: spanLabel.start + 1, end: spanLabel.end - 1 } : spanNom,
      attributs,
      doublons: doublons(after, this.text, attributs),
      span,
      ouverture: { start: span.start, end: span.start + line.length },
      ferme: etat === 'ferme',
      parent,
      vide: false,
    });
    this.placeholders({ start: span.start, end: span.start + line.length });
    for (const child of children) this.node(child, index);
  }

  private colons(node: ContainerDirective): number {
    const { start, end } = this.span(node);
    return /^:+/.exec(this.text.slice(start, end))?.[0].length ?? 0;
  }

  private attributes(node: ContainerDirective): ReadonlyMap<string, Attribut> {
    const found = new Map<string, Attribut>();
    for (const [nom, position] of Object.entries(node.data?.position?.attributes ?? {})) {
      if (!position) continue;
      const span = this.span({ position });
      const source = this.text.slice(span.start, span.end);
      const raw = nom === 'id' && source.startsWith('#') ? source.slice(1) : (/=\s*(["']?)([\s\S]*)\1$/.exec(source)?.[2] ?? '');
      const start = span.end - raw.length - (/["']$/.test(source) ? 1 : 0);
      // Curly quotes without a space inside pass for an unquoted value: nobody means them.
      if (/=\s*[“”«»]/.test(source)) this.illisibles.push({ span, cause: 'guillemets' });
      found.set(nom, { nom, span, texte: raw.trim(), valeurs: items(raw, start) });
    }
    return found;
  }

  private placeholders(span: Span): void {
    this.reperes.push(...reperesIn(this.text.slice(span.start, span.end), span.start));
  }

  /** Visible text of a heading or a label. */
  private plain(node: Nodes): string {
    if ('value' in node) return node.type === 'html' ? '' : node.value;
    if ('alt' in node) return node.alt ?? '';
    return 'children' in node ? node.children.map((child) => this.plain(child)).join('') : '';
  }

  private span(node: {
    position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined;
  }): Span {
    return { start: (node.position?.start.offset ?? 0) + this.shift, end: (node.position?.end.offset ?? 0) + this.shift };
  }
}
