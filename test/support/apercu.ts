// VS Code’s Markdown preview as far as it matters: its engine, with what it adds after the plugins of extensions.
import Engine from 'markdown-it';
import { type Autour, extend } from '../../client/apercu.js';
import type { Env, MarkdownIt } from '../../client/markdown-it.js';
import { Cadre } from '../../core/cadre.js';
import { type Choix, choixParmi } from '../../core/cadres.js';
import type { Referentiel } from '../../core/referentiel.js';
import { referentielApapp } from '../../referentiel/index.js';

const integre = new Cadre(referentielApapp as Referentiel);

/** The engine of the preview, as it is or with the extension. */
export function engine(what: 'bare' | 'extended', choix: Choix = choixParmi([integre]), autour?: Autour): MarkdownIt {
  const md = new Engine({ html: true, linkify: true });
  if (what === 'extended') extend(md, choix, () => autour);
  md.block.ruler.before('fence', 'front_matter', (state, start) => {
    const [yaml] = /^---\n[\s\S]*?\n---(?=\n|$)/.exec(state.src) ?? [];
    if (start !== 0 || yaml === undefined) return false;
    state.push('code_block', 'code', 0).content = yaml;
    state.line = yaml.split('\n').length;
    return true;
  });
  // Places of lines, for scrolling.
  md.core.ruler.push('source_map_data_attribute', ({ tokens }) => {
    for (const one of tokens)
      if (one.map && one.type !== 'inline') one.attrs = [...(one.attrs ?? []), ['data-line', `${one.map[0]}`]];
  });
  return md;
}

/** HTML of a text as VS Code asks for it: read without saying whose it is, then shown as that file. */
export function preview(md: MarkdownIt, source: string, path?: string): string {
  const env: Env = { currentDocument: undefined };
  return md.renderer.render(md.parse(source, env), md.options, path === undefined ? env : { currentDocument: { path } });
}
