// What is read of a text: `show` writes an extraction down, each span as the piece of text that it covers.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { extract } from '../../core/extract.js';
import { slug } from '../../core/index.js';
import type { Span } from '../../core/text.js';
import { analyseFiles } from '../support/core.js';

type Bloc = ReturnType<typeof extract>['blocs'][number];

function show(text: string): string[] {
  const cut = ({ start, end }: Span): string => text.slice(start, end);
  const { entete, titres, blocs, liens, reperes, illisibles, passages, exces } = extract(text);
  const bloc = (one: Bloc): string[] => [
    `${cut(one.spanNom)}[${cut(one.spanTitre)}]${one.parent === undefined ? '' : ` in ${one.parent}`}${one.ferme ? '' : ' not closed'}${one.vide ? ' empty' : ''}`,
    ...[...one.attributs.values()].map(
      ({ nom, span, valeurs }) => `  ${nom} ${cut(span)}${valeurs.map((item) => ` (${cut(item.span)})`).join('')}`,
    ),
  ];
  return [
    ...(entete ? [`front matter ${JSON.stringify(entete.yaml)} at ${entete.contentStart}`] : []),
    ...titres.map((one) => `${'#'.repeat(one.niveau)} ${one.texte}: ${cut(one.span)}${one.vide ? ' empty' : ''}`),
    ...blocs.flatMap(bloc),
    ...liens.map((one) => `link ${one.cible}: ${cut(one.span)}`),
    ...reperes.map((one) => `mark ${cut(one)}`),
    ...illisibles.map((one) => `unreadable ${one.cause}: ${cut(one.span)}`),
    ...exces.map((one) => `set aside ${one.start}-${one.end}`),
    `${passages.reduce((sum, one) => sum + one.mots, 0)} words`,
  ];
}

const texts: readonly { readonly what: string; readonly text: string; readonly shown: readonly string[] }[] = [
  { what: 'nothing', text: '', shown: ['0 words'] },
  {
    what: 'attributes and their items, in every way of writing them',
    text: ':::outil[Plan]{#plan pour="C1.1, C1.2" lieu = \'à Dijon\' role=animé facettes=" a ,,b , " date}\nMot.\n:::',
    shown: [
      'outil[Plan]',
      '  id #plan (plan)',
      '  pour pour="C1.1, C1.2" (C1.1) (C1.2)',
      "  lieu lieu = 'à Dijon' (à Dijon)",
      '  role role=animé (animé)',
      '  facettes facettes=" a ,,b , " (a) (b)',
      '  date date',
      '1 words',
    ],
  },
  {
    what: 'accents outside the first plane of Unicode, before and inside a value',
    text: '🌱 é\n\n:::outil[🌱 Pousser]{lieu="🌱, ici"}\n🌱\n:::',
    shown: ['outil[🌱 Pousser]', '  lieu lieu="🌱, ici" (🌱) (ici)', '1 words'],
  },
  { what: 'a block without a title: its name stands for it', text: ':::outil[]\nMot.\n:::', shown: ['outil[outil]', '1 words'] },
  { what: 'nothing but the name', text: ':::outil\n:::', shown: ['outil[outil] empty', '0 words'] },
  {
    what: 'a byte order mark before a front matter',
    text: '\ufeff---\na: 1\n---\n# C1\n\n:::outil[Plan]{pour="C1.1"}\nMot.\n:::',
    shown: ['front matter "a: 1" at 5', '# C1: # C1', 'outil[Plan]', '  pour pour="C1.1" (C1.1)', '2 words'],
  },
  {
    what: 'a byte order mark before a heading',
    text: '\ufeff# C1\n\n[À compléter]',
    shown: ['# C1: # C1', 'mark [À compléter]', '3 words'],
  },
  {
    what: 'ends of lines in two characters',
    text: '---\r\na: 1\r\n---\r\n# C1\r\n\r\n:::outil[Plan]{pour="C1.1, C1.2"}\r\nMot.\r\n:::\r\n\r\n::: outil\r\n\r\nTODO\r\n',
    shown: [
      'front matter "a: 1" at 5',
      '# C1: # C1',
      'outil[Plan]',
      '  pour pour="C1.1, C1.2" (C1.1) (C1.2)',
      'mark TODO',
      'unreadable espace: ::: outil',
      '4 words',
    ],
  },
  {
    what: 'blocks one in the other',
    text: ':::::atelier[A]\n::::retour[B]\n:::outil[C]\nMot.\n:::\n::::\n:::outil[D]\n:::\n:::::\n\n:::outil[E]\nMot.\n:::',
    shown: ['atelier[A]', 'retour[B] in 0', 'outil[C] in 1', 'outil[D] in 0 empty', 'outil[E]', '2 words'],
  },
  {
    what: 'a block that is not closed gives back what follows: the block it swallowed',
    text: ':::outil[A]\nMot.\n\n:::retour[B]\nMot.\n:::\n\nAprès.',
    shown: ['outil[A] not closed', 'retour[B]', '3 words'],
  },
  {
    what: 'a block that is not closed gives back what follows: chapters, links, and a chapter’s blocks',
    text: ':::outil[A]\nMot.\n\n# C2\n\n[là](#a)\n\n:::retour[B]\nMot.\n:::\n\n## Fin',
    shown: ['# C2: # C2', '## Fin: ## Fin empty', 'outil[A] not closed', 'retour[B]', 'link #a: [là](#a)', '5 words'],
  },
  {
    what: 'prose with colons is prose',
    text: 'À 10:30, objectif:autonomie, :outil[x]{y="z"}, 1::2, ::: et :::outil.\n\nà :::',
    shown: ['14 words'],
  },
  {
    what: 'headings inside a block are its own, deeper ones at the end are not empty',
    text: '# C1\n\n:::outil[A]\n# Dedans\n\n## Aussi\n:::\n\n# C2\n\n## Dessous\n\n- mot',
    shown: ['# C1: # C1', '# C2: # C2', '## Dessous: ## Dessous', 'outil[A] empty', '6 words'],
  },
  {
    what: 'a heading as it is read, its span as it is typed',
    text: '## Le *plan* &amp; [lui](#x) `ici` #\n\nMot.\n\nC2\n==',
    shown: ['## Le plan & lui ici: ## Le *plan* &amp; [lui](#x) `ici` #', '# C2: C2\n== empty', 'link #x: [lui](#x)', '6 words'],
  },
  {
    what: 'links, images and definitions; neither codes nor addresses in words',
    text: '[a](#b "c") ![d](e.png) `[f](#g)` \\[h](#i)\n\n[j]: <k l>\n',
    shown: ['link #b: [a](#b "c")', 'link e.png: ![d](e.png)', 'link k l: [j]: <k l>', '4 words'],
  },
  {
    what: 'words: apostrophes and hyphens hold, comments and targets do not count, titles of blocks do not either',
    text: 'L’arc-en-ciel d’Aïcha — 3 fois <!-- rien du tout -->\n\n> [là](#ici-ou-la)\n\n- un\n- deux\n\n:::outil[Trois mots ici]\nMot.\n:::',
    shown: ['outil[Trois mots ici]', 'link #ici-ou-la: [là](#ici-ou-la)', '8 words'],
  },
  {
    what: 'marks, each once, in the text and in the line that opens a block',
    text: '<prénom…> [à préciser : où] […] `TODO`\n\n:::outil[<…>]{lieu="xxx"}\n:::',
    shown: [
      'outil[<…>] empty',
      '  lieu lieu="xxx" (xxx)',
      'mark <prénom…>',
      'mark [à préciser : où]',
      'mark TODO',
      'mark <…>',
      'mark xxx',
      '5 words',
    ],
  },
];

describe('extract', () => {
  for (const { what, text, shown } of texts) it(what, () => assert.deepEqual(show(text), shown));
});

/** Pieces of dossiers, whole and broken, to be put one after the other in any order. */
const fragments: readonly string[] = [
  '---\ndossier: facilitateur-apprentissage\nstatut: remise\nparties: [p.dep.md]\n---\n',
  '---\ntitre: "Un dossier : le mien\nparties:\n  - ../x\n',
  '\ufeff',
  '# C1 — Accompagner\n',
  '# Conclusion\n\n## Bibliographie\n',
  '## L’accueil',
  'Introduction\n===\n',
  ':::outil[Plan de travail]{pour="C1.1" facettes="individualisation, collectif hétérogène"}\n',
  "::::atelier[La boussole]{#boussole pour='C2.1' role=animé}\n",
  ':::retour[Ce qu’en dit Sofia]{pour="C1.1, C2.1" sur="plan-de-travail, boussole" apprenant="Sofia"}\n',
  ':::situation[Un lundi matin]{date="2025-03"}\nJe regarde le groupe.\n\n:::\n',
  ':::veille[Ce que je lis]{.grand pour="C5.2" forme="annexe"}',
  ':::outil{}\n',
  ':::outil[]{pour=""}\n',
  '::: outil[Plan]{pour=“C1.1”}\n',
  ':::outil[Plan{pour="C1.1"\n',
  ':::[Plan]',
  '\n:::\n',
  '\n::::\n',
  ':::',
  '::note[Aide]',
  'Rendez-vous à 10:30, objectif:autonomie.',
  'Le [plan](#plan-de-travail) et le [carnet](#car%20net%E9).',
  '[à préciser : le lieu] <prénom…> TODO \x24{1:mot}',
  '> « J’ai compris, hein. »\n',
  '- lundi\n- mardi\n',
  '| Jour | Fait |\n|---|---|\n',
  '```\n:::outil[Code]\n```\n',
  '    :::outil[Code]\n',
  '<div>\nTODO\n</div>\n',
  '<!-- rien',
  '> '.repeat(26),
  '*mot '.repeat(1600),
  '\r',
  '\u00a0',
  'e\u0301',
  '🌱',
  '\0',
];

const seed = 20261124;
const runs = 250;

describe(`any text at all (seed ${seed}, ${runs} runs)`, () => {
  const piece = fc.tuple(fc.constantFrom(...fragments), fc.constantFrom('\n', '\n\n', '\r\n', '', ' ', '\n> ', '\n- '));
  const any = fc
    .array(
      fc.oneof(
        piece.map((two) => two.join('')),
        fc.string({ maxLength: 8 }),
      ),
      { maxLength: 14 },
    )
    .map((all) => all.join(''));

  it('has spans inside it, that cover what they name', () => {
    fc.assert(
      fc.property(any, (text) => coherent(text)),
      { seed, numRuns: runs },
    );
  });

  it('is analysed, with findings inside their files', () => {
    const files = fc.tuple(any, any).map(
      ([root, part]) =>
        new Map([
          ['d.dep.md', root],
          ['p.dep.md', part],
        ]),
    );
    fc.assert(
      fc.property(files, (texts) => {
        for (const { fichier, span, related = [] } of analyseFiles(texts).findings) {
          for (const place of [{ fichier, span }, ...related]) inside(place.span, { start: 0, end: place.fichier.texte.length });
        }
      }),
      { seed, numRuns: runs },
    );
  });
});

function inside(span: Span, around: Span): void {
  const found = JSON.stringify([span, around]);
  assert.ok(around.start <= span.start && span.start <= span.end && span.end <= around.end, found);
}

function coherent(text: string): void {
  const all = { start: 0, end: text.length };
  const cut = ({ start, end }: Span): string => text.slice(start, end);
  const { entete, titres, blocs, liens, reperes, illisibles, passages, bruts, exces } = extract(text);
  for (const span of [...titres, ...blocs, ...liens, ...illisibles].map((one) => one.span)) inside(span, all);
  for (const span of [...reperes, ...bruts, ...exces]) inside(span, all);
  for (const { start } of passages) inside({ start, end: start }, all);
  if (entete) assert.equal(text.slice(entete.contentStart).slice(0, entete.yaml.length), entete.yaml);
  for (const { nom, spanNom, titre, spanTitre, span, ouverture, attributs, parent } of blocs) {
    inside(ouverture, span);
    inside(spanNom, ouverture);
    inside(spanTitre, ouverture);
    if (parent !== undefined) inside(span, blocs[parent]?.span ?? { start: 0, end: -1 });
    assert.equal(cut(spanNom), nom);
    assert.equal(slug(cut(spanTitre)), slug(titre || nom));
    assert.match(cut(ouverture), /^:{3,}[^\r\n]*$/);
    for (const attribut of attributs.values()) {
      inside(attribut.span, ouverture);
      for (const valeur of attribut.valeurs) {
        inside(valeur.span, attribut.span);
        assert.equal(cut(valeur.span), valeur.texte);
      }
    }
  }
}
