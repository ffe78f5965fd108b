// The engine of VS Code’s Markdown preview, which gives it to us: of its types, what is used here and no more.
import type { Cadre } from '../core/cadre.js';

/** A piece of what was read. */
export interface Token {
  type: string;
  nesting: number;
  content: string;
  block: boolean;
  attrs: [string, string][] | null;
  map: [number, number] | null;
  children: Token[] | null;
  attrGet(name: string): string | null;
}

/** A Uri in VS Code. */
export interface Document {
  readonly path: string;
  readonly scheme?: string;
}

/** What a rule may look at besides the text. */
export interface Env {
  /** When tokens are shown; unknown when a text is read. */
  readonly currentDocument?: Document | undefined;
  /** Ours: there only while a dossier is read to be shown. */
  readonly dep?: { readonly cadre: Cadre; readonly titres: ReadonlyMap<string, string> };
}

/** What a rule is given: of blocks, of text, or of the whole. Lines are indexes. */
export interface State {
  readonly md: MarkdownIt;
  readonly env: Env | undefined;
  readonly src: string;
  tokens: Token[];
  readonly Token: new (type: string, tag: string, nesting: number) => Token;
  push(type: string, tag: string, nesting: number): Token;
  readonly bMarks: number[];
  readonly tShift: number[];
  readonly eMarks: readonly number[];
  readonly sCount: number[];
  readonly blkIndent: number;
  isEmpty(line: number): boolean;
  /** How many elements are open. */
  readonly level: number;
  line: number;
  lineMax: number;
  parentType: string;
  pos: number;
  pending: string;
}

interface Ruler<Rule> {
  readonly ruler: {
    before(name: string, own: string, rule: Rule, options?: { alt: string[] }): void;
    push(own: string, rule: Rule): void;
  };
}

/** The engine. */
export interface MarkdownIt {
  readonly options: { html?: boolean };
  parse(source: string, env?: Env): Token[];
  render(source: string, env?: Env): string;
  readonly renderer: { render(tokens: Token[], options: object, env?: Env): string };
  readonly core: Ruler<(state: State) => void>;
  readonly block: Ruler<(state: State, start: number, end: number, silent: boolean) => boolean> & {
    tokenize(state: State, start: number, end: number): void;
  };
  readonly inline: Ruler<(state: State, silent: boolean) => boolean>;
}
