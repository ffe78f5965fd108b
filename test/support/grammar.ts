// Colours a text as an editor does: a small host grammar for Markdown, and ours injected into it.
import { readFileSync } from 'node:fs';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

/** A stretch of a line and one scope that it carries; lines and columns from 0. */
export interface Scoped {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly scope: string;
}

/** Paths by scope name; what is not there is not coloured. */
export type Grammars = Readonly<Record<string, string>>;

const host = 'text.html.markdown';

/** The host grammar with every grammar that the manifest injects into it. */
export async function markdown(grammars: Grammars = {}): Promise<IGrammar> {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
  const injected = contributes.grammars as readonly { scopeName: string; path: string; injectTo: readonly string[] }[];
  const paths: Grammars = {
    [host]: 'test/support/host.tmLanguage.json',
    ...grammars,
    ...Object.fromEntries(injected.map((one) => [one.scopeName, one.path])),
  };
  await loaded;
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const path = paths[scope];
      return path === undefined ? null : parseRawGrammar(readFileSync(path, 'utf8'), path);
    },
    getInjections: (scope) => injected.filter((one) => one.injectTo.includes(scope)).map((one) => one.scopeName),
  });
  const grammar = await registry.loadGrammar(host);
  if (!grammar) throw new Error('no host grammar');
  return grammar;
}

const loaded = loadWASM(readFileSync('node_modules/vscode-oniguruma/release/onig.wasm'));

/** Every scope of every stretch, in the order of the text, from the outermost. */
export function colour(grammar: IGrammar, lines: readonly string[]): readonly Scoped[] {
  let state = INITIAL;
  return lines.flatMap((text, line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(text, state);
    state = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) =>
      scopes.map((scope) => ({ line, start: startIndex, end: Math.min(endIndex, text.length), scope })),
    );
  });
}
