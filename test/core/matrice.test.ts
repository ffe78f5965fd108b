// The coverage matrix as a document: what it says, its table semantics, and nothing of a dossier that is active in it.
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { empreinteDuStyle, styleDeMatrice } from '../../core/export/style.js';
import { matrice } from '../../core/index.js';
import { analyseFiles } from '../support/core.js';

const page = { genre: 'page' } as const;
const panneau = { genre: 'panneau', nonce: 'n0nce', script: 'https://x.test/matrice.js' } as const;

const texte = `---
titre: "Dossier d'essai"
---
# C1

:::outil[Le *plan* & 1 < 2]{#plan pour="C1.1"}
Un plan de séance, avec ses consignes.
:::

:::retour[Ce qu’en dit Sofia]{#dit pour="C1.1" sur="plan" apprenant="Sofia"}
« Je sais où je vais. »
:::
`;

describe('matrice', () => {
  const html = matrice(analyse(texte), page);

  for (const [what, fragment] of Object.entries({
    'the title as text, once typographed': '<p>Dossier d’essai · ',
    'a caption for each competence': '<caption>C1\u00a0: ',
    'headers of columns': '<thead><tr><th scope="col">Exigence</th><th scope="col">État</th>',
    'headers of groups': '<tr class="critere"><th scope="rowgroup" colspan="5">C1.1 · ',
    'a preuve and its place': '<td>Le plan &amp; 1 &lt; 2<small>Outil · dossier.dep.md, ligne 6</small>',
    'a feedback as a link': '<li><a href="#preuve-1">Ce qu’en dit Sofia</a></li>',
    'what a feedback is about': '<li>sur <a href="#preuve-0">',
    'an exigence without preuve': '<td colspan="3">Aucune preuve</td>',
    'minimums of the dossier': '<caption>Pour tout le dossier</caption>',
    'oral criteria apart': '<caption>À la soutenance, sans preuve écrite</caption>',
    'a policy that lets the style through and nothing else': `content="default-src &#39;none&#39;; style-src &#39;sha256-${empreinteDuStyle}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
  }))
    it(what, () => assert.ok(html.includes(fragment), fragment));

  it('the fingerprint of the style is that of the style', () => {
    assert.equal(empreinteDuStyle, createHash('sha256').update(styleDeMatrice).digest('base64'));
  });

  it('a page has no script and no button; a panel has buttons in the order of the dossier, and one script with a nonce', () => {
    assert.doesNotMatch(html, /<script|<button|nonce/);
    const shown = matrice(analyse(texte), panneau);
    assert.ok(shown.includes('<button type="button" data-passage="1">Ce qu’en dit Sofia</button>'));
    assert.deepEqual(shown.match(/<script.*/g), ['<script nonce="n0nce" src="https://x.test/matrice.js"></script>']);
    assert.ok(shown.includes('<style nonce="n0nce">') && shown.includes('script-src &#39;nonce-n0nce&#39;; base-uri'));
  });

  it('whatever is typed: well-formed, only our elements and attributes, every identifier once', () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    const hostile = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '<script>alert(1)</script>',
            '"><img src=x onerror=a()>',
            '&#60;svg/onload=a()>',
            '</td></table>',
            '<!--',
          ),
          fc.constantFrom("' onclick='a()", 'javascript:a()', '</style>', ']]>', '\u202e', '&amp', '\\]', '{{x}}'),
          fc.string({ unit: 'grapheme', maxLength: 8 }),
        ),
        { maxLength: 4 },
      )
      .map((parts) => parts.join(''));
    const property = fc.property(hostile, hostile, hostile, fc.constantFrom(page, panneau), (titre, attribut, prose, cadrage) => {
      const source = `---\ntitre: ${JSON.stringify(titre)}\n---\n# C1\n\n:::outil[${titre}]{#a pour="C1.1"}\n${prose}\n:::\n\n:::retour[${prose}]{pour="C1.1" sur="a" apprenant="${attribut}"}\n${prose}\n:::\n`;
      wellFormed(matrice(analyse(source), cadrage));
    });
    fc.assert(property, { seed, numRuns: 150 });
  });
});

function analyse(source: string) {
  return analyseFiles(new Map([['dossier.dep.md', source]]));
}

const ours =
  /^(?:html lang="fr"|head|meta (?:charset="utf-8"|name="(?:viewport|color-scheme)" content="[^"<>]*"|http-equiv="Content-Security-Policy" content="[^"<>]*")|title|style(?: nonce="n0nce")?|body|main|h[12](?: id="titre-\w+")?|p|ul(?: class="legende" aria-label="[^"]*")?|li|section(?: class="competence" aria-labelledby="titre-\w+")?|table class="\w+"|caption|thead|tbody|tr(?: class="critere"| id="preuve-\d+")?|t[hd](?: scope="\w+")?(?: (?:col|row)span="\d+")?|small|span class="(?:etat|signe)"(?: aria-hidden="true")?|a href="#preuve-\d+"|button type="button" data-passage="\d+"|script nonce="n0nce" src="https:\/\/x\.test\/matrice\.js")$/;

/** Every tag is one of ours and is closed in its turn; every `&` begins a reference of ours. */
function wellFormed(html: string): void {
  const open: string[] = [];
  const [, ...tags] = html.split('<').slice(1);
  for (const piece of tags) {
    const [inside = '', ...rest] = piece.split('>');
    assert.equal(rest.length, 1, `a bare > in <${piece}`);
    assert.doesNotMatch(rest[0] ?? '', /&(?!(?:amp|lt|gt|quot|#39);)/);
    if (inside.startsWith('/')) assert.equal(open.pop(), inside.slice(1));
    else {
      assert.match(inside, ours);
      const [name = ''] = inside.split(' ');
      if (name !== 'meta') open.push(name);
    }
  }
  assert.deepEqual(open, []);
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const [, id] of html.matchAll(/ href="#([^"]*)"/g)) assert.ok(ids.includes(id), id);
}
