// Walks the tree of one segment once, and takes off it all that the project looks for: plain values with offsets.
// One piece, a little beyond the usual length: every construct is met in the same walk.
import type { Heading, Nodes, Paragraph, Parents, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { citationsIn } from './citations.js';
import type { Condensed } from './condense.js';
import type {
  Appel,
  Attribut,
  Bloc,
  Citation,
  Extraction,
  Ignore,
  Lien,
  Passage,
  Piece,
  Signal,
  Titre,
  Valeur,
} from './extraction.js';
import { causeOf, doublons, items } from './fence.js';
import {
  appelsIn,
  blockLinesIn,
  ignoresIn,
  imagesIn,
  insecablesIn,
  labelsIn,
  marquesIn,
  reperesIn,
  rompusIn,
  targetIn,
  visible,
  withoutComments,
} from './marks.js';
import { type Label, rubriques } from './rubriques.js';
import { between, countWords, type Span } from './text.js';

/** Walks the tree once. `lead` is what stands before the condensed text in what the parser saw. */
export class Extractor {
  private readonly titres: Titre[] = [];
  private readonly blocs: Bloc[] = [];
  /** Where something to read begins: paragraphs, lists, quotes, code, blocks. */
  private readonly contents: { readonly start: number; readonly bloc: number | undefined }[] = [];
  private readonly liens: Lien[] = [];
  private readonly reperes: Span[] = [];
  private readonly signaux: Signal[] = [];
  private readonly passages: Passage[] = [];
  private readonly ignores: Ignore[] = [];
  private readonly insecables: Span[] = [];
  private readonly appels: Appel[] = [];
  private readonly citations: Citation[] = [];
  private readonly rompus: Valeur[] = [];
  /** What announces the rubrics of each block, by its index. */
  private readonly labels = new Map<number, readonly Label[]>();
  private readonly bruts: Span[] = [];
  /** How many of them have found what follows them. */
  private aimed = 0;
  private premier: Span | undefined;

  constructor(
    private readonly text: string,
    private readonly condensed: Condensed,
    private readonly lead: number,
    private readonly exces: readonly Span[],
  ) {}

  run(root: Root): Piece {
    // What was set aside is still text: its section and its block are not empty.
    this.all(root.children, undefined);
    for (const { start } of this.exces) this.contents.push({ start, bloc: this.blockAt(start) });
    this.contents.sort((a, b) => a.start - b.start);
    // What looks like HTML inside a paragraph is met twice.
    const marks = this.reperes.sort((a, b) => a.start - b.start);
    const reperes = marks.filter(({ start }, at) => start !== marks[at - 1]?.start);
    const { liens, signaux, passages, ignores, insecables, appels, bruts, exces, premier } = this;
    const titres = this.titres.map((titre, index) => this.emptyHeading(titre, index));
    const full = new Set<number>();
    for (const { bloc } of this.contents) for (let at = bloc; at !== undefined; at = this.blocs[at]?.parent) full.add(at);
    const blocs = this.blocs.map((bloc, index) => ({ ...bloc, vide: !full.has(index) }));
    const avant = this.hasContent(0, titres[0]?.span.start ?? this.text.length);
    const { citations, rompus } = this;
    const rest = { citations, rompus, rubriques: this.rubriques(), marques: marquesIn(this.text) };
    const found = { liens, reperes, signaux, passages, ignores, insecables, appels, bruts, exces, ...rest };
    return { entete: undefined, titres, blocs, ...found, premier, avant };
  }

  /** Nodes one after the other, and after each of them what a block without closing line gives back. */
  private all(nodes: readonly Nodes[], bloc: number | undefined): void {
    for (const one of nodes) {
      if (one.type !== 'containerDirective') this.node(one, bloc);
      else this.all(this.directive(one, bloc), bloc);
    }
  }

  private children(parent: Parents, bloc: number | undefined): void {
    this.all(parent.children, bloc);
  }

  private node(node: Exclude<Nodes, ContainerDirective>, bloc: number | undefined): void {
    const span = this.span(node);
    if (node.type !== 'html') this.aim(node.type === 'paragraph' ? (this.paragraphsOf(span)[0] ?? span) : span);
    if (node.type === 'html' || node.type === 'code') this.bruts.push(this.bare(span));
    switch (node.type) {
      case 'heading':
        this.heading(node, span, bloc);
        return;
      case 'paragraph':
        for (const one of this.paragraphsOf(span)) {
          this.contents.push({ start: one.start, bloc });
          this.paragraph(one);
          for (const { lien } of between(this.condensed.liens, one.start, one.end)) this.liens.push(lien);
        }
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
        this.liens.push(...imagesIn(this.text.slice(span.start, span.end), span.start));
        return;
      case 'code':
        this.contents.push({ start: span.start, bloc });
        return;
      case 'link':
      case 'image':
      case 'definition':
        this.liens.push({ cible: node.url, span, spanCible: targetIn(this.text.slice(span.start, span.end), span.start) });
        if (node.type === 'link') this.children(node, bloc);
        return;
      case 'text':
        this.rompus.push(...rompusIn(this.text.slice(span.start, span.end), span.start));
        return;
      default:
        if ('children' in node) this.children(node, bloc);
    }
  }

  /** What comes after such comments is what they are about. */
  private aim(span: Span): void {
    const cible = this.trimmed(span);
    this.premier ??= cible;
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

  private paragraphsOf(span: Span): readonly Span[] {
    return this.condensed.paragraphs(span.start) ?? [span];
  }

  private paragraph(span: Span): void {
    const source = this.text.slice(span.start, span.end);
    this.passages.push({ start: span.start, mots: countWords(visible(source)) });
    this.placeholders(span);
    this.insecables.push(...insecablesIn(source, span.start));
    this.appels.push(...appelsIn(source, span.start));
    this.citations.push(...citationsIn(source, span.start));
    for (const line of blockLinesIn(source, span.start)) this.unreadable(line);
  }

  private unreadable(span: Span): void {
    const line = this.text.slice(span.start, span.end);
    const closing = /^:+\s*$/.test(line);
    // The space before it is told instead: without it, it opens or closes what it should.
    const spaced =
      /[\u00a0\u2009\u202f]$/.test(this.text.slice(Math.max(0, span.start - 1), span.start)) && line.startsWith(':::');
    if (spaced) this.signaux.push({ span, cause: undefined, attend: closing ? -1 : 1 });
    else if (closing) this.signaux.push({ span, cause: 'fermeture', attend: -1 });
    else this.signaux.push({ span, cause: causeOf(line), attend: 1 });
  }

  /**
   * A missing closing line must not hide what follows. Two cases:
   * the block runs to the end of its container: it is taken to end at the next heading of level 1 or 2;
   * it was closed by the closing line of a block opened inside it with as many colons: that one becomes its sibling.
   * Returns what the container has to read after it.
   */
  private directive(node: ContainerDirective, parent: number | undefined, end?: number): readonly Nodes[] {
    const whole = this.span(node);
    this.aim(whole);
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
      this.signaux.push({ span, cause: undefined, attend: 1 });
      const given = this.open(node, label, children.slice(0, -1), { start: span.start, end: this.span(last).start }, parent);
      this.all(given, parent);
      return this.directive(last, parent, span.end);
    }
    if (!closed) return this.open(node, label, children, span, parent);
    const index = this.block(node, label, span, parent, 'ferme');
    this.label(children, index);
    this.all(children, index);
    return [];
  }

  /** A block without its closing line: it ends at the next heading of level 1 or 2; returns that heading and the rest. */
  private open(
    node: ContainerDirective,
    label: Paragraph | undefined,
    children: readonly Nodes[],
    span: Span,
    parent: number | undefined,
  ): readonly Nodes[] {
    const stop = children.findIndex((child) => child.type === 'heading' && child.depth <= 2);
    const inside = stop < 0 ? children : children.slice(0, stop);
    const rest = stop < 0 ? [] : children.slice(stop);
    const index = this.blocs.length;
    this.block(node, label, this.upTo(rest[0], span), parent, 'ouvert');
    this.label(inside, index);
    const last = inside.at(-1);
    const openToo = last?.type === 'containerDirective' && !last.data?.position?.closing ? last : undefined;
    this.all(openToo ? inside.slice(0, -1) : inside, index);
    // When the last block inside is open too, the chapter that ends it ends this one.
    const given = openToo ? [...this.directive(openToo, index), ...rest] : rest;
    this.ended(index, this.upTo(given[0], span));
    return given;
  }

  /** The end of a block is known: for itself, and for the comments that are about it. */
  private ended(index: number, span: Span): void {
    const bloc = this.blocs[index];
    if (bloc) this.blocs[index] = { ...bloc, span };
    if (this.premier?.start === span.start) this.premier = span;
    for (const [at, ignore] of this.ignores.entries())
      if (ignore.cible?.start === span.start) this.ignores[at] = { ...ignore, cible: span };
  }

  private upTo(next: Nodes | undefined, { start, end }: Span): Span {
    return this.trimmed({ start, end: next ? this.span(next).start : end });
  }

  /** What is not closed ends with its last character: the parser counts the ends of line after it, or does not. */
  private trimmed({ start, end: last }: Span): Span {
    let end = last;
    while (end > start && ' \t\r\n'.includes(this.text.charAt(end - 1))) end--;
    return { start, end };
  }

  /** Without the spaces around it: whether indentation counts depends on what stands before. */
  private bare(span: Span): Span {
    const { start, end } = this.trimmed(span);
    return { start: start + Math.max(0, this.text.slice(start, end).search(/\S/)), end };
  }

  private block(
    node: ContainerDirective,
    label: Paragraph | undefined,
    span: Span,
    parent: number | undefined,
    etat: 'ferme' | 'ouvert',
  ): number {
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
    return index;
  }

  /** What announces a rubric among the children of a block: headings, and labels in bold at the start of a line. */
  private label(children: readonly Nodes[], bloc: number): void {
    const labels = children.flatMap((child): Label[] => {
      const span = this.span(child);
      if (child.type === 'heading') return [{ niveau: child.depth, texte: this.plain(child), span, seul: true }];
      if (child.type !== 'paragraph') return [];
      return this.paragraphsOf(span).flatMap(({ start, end }) => labelsIn(this.text.slice(start, end), start));
    });
    if (labels.length > 0) this.labels.set(bloc, labels);
  }

  /** The rubrics of all the blocks, once it is known where these end. */
  private rubriques(): Extraction['rubriques'] {
    const all = [...this.labels].flatMap(([index, labels]) => {
      const { start, end } = this.blocs[index]?.span ?? { start: 0, end: 0 };
      const contents = between(this.contents, start, end).map((one) => one.start);
      return rubriques(labels, contents, end);
    });
    return all.sort((a, b) => a.span.start - b.span.start);
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
      if (/=\s*[“”«»]/.test(source)) this.signaux.push({ span, cause: 'guillemets', attend: 0 });
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
    const at = (offset = 0): number => this.condensed.at(offset - this.lead);
    return { start: at(node.position?.start.offset), end: at(node.position?.end.offset) };
  }
}
