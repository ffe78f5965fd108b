// The preview: what a dossier looks like in VS Code’s own. UPDATE=1 writes what is seen; read the difference.
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { schemeApercu } from '../../client/apercu.js';
import type { Env } from '../../client/markdown-it.js';
import { choixParmi } from '../../core/cadres.js';
import { extract } from '../../core/extract.js';
import { engine, preview } from '../support/apercu.js';
import { readCases } from '../support/cases.js';
import { cadreApapp, cadreInvente } from '../support/core.js';

const seed = 20261126;
/** Pieces of texts made to break out of a card; `@` stands for a word that must be seen. */
const hostile = [
  ':::outil[@ <img src=x onerror=f()>]{lieu="<script>@</script>" date=\'"><b onclick=f()>@\'}\n',
  '::::retour[@](command:x){#"><svg/onload=f()> sur="@, <a href=javascript:f()>@" class=x style="color:red"}\n',
  ':::: atelier @ {pour="C1.1, <iframe src=//x>, @"\n',
  ':::outil[@ ![a](command:x) `<b>@</b>` \\] {x}\n',
  ':::{public="&lt;script&gt;@ &quot;><script>"} @\n',
  ':::\n',
  '::::\n',
  ' ::: \n',
  '# @\n',
  '### @ <script>\n',
  '\n',
  '@\n',
  '<div onclick="f()" style="x">@\n',
  '<script>f()</script> @\n',
  '</article></section></div>@\n',
  '<!-- caché -->',
  '@ [@](command:x "t") [@](javascript:f()) [@](vscode://x) <command:x> [@](a.pdf)\n',
  '[@][r]\n\n[r]: command:x\n\n',
  '> @ <b>\n',
  '- @ <style>*{}</style>\n',
  '  @\n',
  '```html\n',
  '~~~\n',
  '\n| @ | <b>@</b> |\n|---|---|\n',
  '[à rédiger : @ <b>] ',
  '@&lt;img src=x onerror=f()&gt; ',
  '\u202e\0',
] as const;
const path = 'test/client/apercu.txt';
const extended = engine('extended');
const bare = engine('bare');
const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.dep.md'))
  .map((name) => ({ name, text: readFileSync(join('examples', name), 'utf8') }));

/** The HTML, one block a line. */
function seen(source: string): string {
  const html = preview(extended, source, '/dossiers/c1.dep.md');
  return `${html.replace(/ data-line="\d+"/g, '').replace(/\n?(<(?:\/?(?:article|header)|p|dl|div)\b)/g, '\n$1')}`.trim();
}

describe('preview of a dossier', () => {
  const cases = readCases(path).map(({ head, text }) => {
    const [source = '', expected = ''] = text.split(/^--->\n/m);
    return { head, source, expected };
  });
  if (process.env.UPDATE)
    writeFileSync(path, cases.map(({ head, source }) => `=== ${head}\n${source}--->\n${seen(source)}\n`).join(''));
  else for (const { head, source, expected } of cases) it(head, () => assert.equal(`${seen(source)}\n`, expected));

  it('has the cards that the core has blocks, and one for each opening line it cannot read, in every example', () => {
    for (const { name, text } of examples) {
      const html = preview(extended, text, `/${name}`);
      const { blocs, illisibles } = extract(text);
      const cards = blocs.length + illisibles.filter((one) => one.cause !== 'fermeture').length;
      assert.equal(html.split('<article').length - 1, cards, name);
      assert.equal(html.split('</article').length - 1, cards, name);
      assert.doesNotMatch(html, /:::|pour=|^dossier:|<!--/m, name);
    }
  });

  it('is what it was for any other Markdown, and so are the tokens that VS Code gives to its Outline', () => {
    for (const { name, text } of [...examples, ...cases.map(({ head, source }) => ({ name: head, text: source }))]) {
      assert.deepEqual(extended.parse(text, {}), bare.parse(text, {}), name);
      assert.equal(preview(extended, text, '/dossiers/notes.md'), preview(bare, text, '/dossiers/notes.md'), name);
      if (!/^dossier:/m.test(text)) assert.equal(preview(extended, text), preview(bare, text), name);
    }
  });

  it('is a dossier’s by its front matter when nothing says which file it is', () => {
    const text = '---\ndossier: x\n---\n:::outil[Titre]\n:::\n';
    assert.match(preview(extended, text), /^<article/);
    assert.match(extended.render(text, {}), /^<article/);
    assert.equal(preview(extended, text.replace('dossier', 'autre')), preview(bare, text.replace('dossier', 'autre')));
  });

  it('names the criteria of another certification, and shows a modèle of its pack as a dossier', () => {
    const md = engine('extended', choixParmi([cadreApapp(), cadreInvente()]));
    const text = `---\ndossier: "passeur-de-lecture@1.1.0"\n---\n:::malle[Titre]{pour="L2.1"}\n:::\n`;
    const [{ titre = '' } = {}] = cadreInvente().criteres.filter((one) => one.id === 'L2.1');
    assert.ok(preview(md, text, '/x.dep.md').includes(`L2.1 — ${titre}`));
    const env: Env = { currentDocument: { path: '/malle.md', scheme: schemeApercu } };
    assert.match(md.renderer.render(md.parse(text, {}), md.options, env), /<article[\s\S]*L2\.1 — /);
  });

  it('reads a part with the référentiel and the titles of its dossier; what it says itself comes first', () => {
    const autour = { dossier: 'passeur-de-lecture', titres: { ailleurs: 'Une malle', ici: 'Avant' } };
    const md = engine('extended', choixParmi([cadreApapp(), cadreInvente()]), autour);
    const text = ':::malle[Ici]{pour="L2.1" sur="ailleurs, ici, inconnue"}\n:::\n';
    const [{ titre = '' } = {}] = cadreInvente().criteres.filter((one) => one.id === 'L2.1');
    const part = preview(md, text, '/x/l2.dep.md');
    assert.ok(part.includes(`L2.1 — ${titre}`));
    assert.match(part, /Une malle, Ici, inconnue/);
    const root = preview(md, `---\ndossier: ${cadreApapp().referentiel.id}\n---\n${text}`, '/x/x.dep.md');
    assert.ok(!root.includes(titre));
  });

  it('loses no text, however deep it stands', () => {
    const deep = Array.from({ length: 200 }, (_, at) => `${':'.repeat(203 - at)}outil[Titre ${at}]\n`).join('');
    const html = preview(extended, `${deep}dernier mot\n`, '/x.dep.md');
    for (const words of ['Titre 0<', 'Titre 199', 'dernier mot']) assert.ok(html.includes(words), words);
  });

  it(`holds every word, and no active HTML in a card, whatever is typed (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...hostile), { maxLength: 30 }), (typed) => {
        let count = 0;
        const source = typed.map((one) => one.replace(/@/g, () => `mot${++count}x`)).join('');
        const html = preview(extended, source, '/x.dep.md');
        const text = html.replace(/<[^>]*>/g, '');
        for (let at = 1; at <= count; at++) assert.ok(text.includes(`mot${at}x`), `mot${at}x is lost`);
        for (const card of cardsOf(html)) {
          const tags = [...card.matchAll(/<\/?([^\s>/]*)([^>]*)>/g)];
          for (const [tag, name = '', attributes = ''] of tags) {
            assert.match(name, inert, tag);
            assert.doesNotMatch(attributes, /\son\w+=|\sstyle=/i, tag);
            assert.doesNotMatch(attributes, /\shref="(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i, tag);
          }
        }
      }),
      { seed, numRuns: 2000 },
    );
  });
});

/** Elements that do nothing. */
const inert =
  /^(?:article|header|p|dl|dt|dd|div|h\d|ul|ol|li|em|strong|mark|code|pre|blockquote|br|hr|a|img|table|thead|tbody|tr|t[hd]|s)$/;

/** What stands in cards, those inside included. */
function cardsOf(html: string): string[] {
  let depth = 0;
  const parts = html.split(/(<article\b[^>]*>|<\/article>)/);
  return parts.filter((part) => {
    if (part.startsWith('<article')) depth++;
    const inside = depth > 0;
    if (part === '</article>') depth--;
    return inside;
  });
}
