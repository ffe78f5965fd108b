// Any offset of any text: completion, hover and lenses answer without throwing, about what is at the offset.
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Analysis, completion, type Fichier, hover, lenses, type Span } from '../../core/index.js';
import { analyseFiles } from '../support/core.js';

const step = 7;

/** Asks at every seventh offset; how many times something was said. */
function ask(analysis: Analysis, fichier: Fichier): number {
  const { texte } = fichier;
  let said = 0;
  for (let offset = 0; offset <= texte.length; offset += step) {
    const proposed = completion(analysis, fichier, offset);
    const found = hover(analysis, fichier, offset);
    if (proposed) {
      assert.ok(proposed.propositions.length > 0);
      assert.doesNotMatch(texte.slice(proposed.span.start, proposed.span.end), /[\r\n]/, 'on one line');
    }
    for (const one of [proposed, found]) if (one) holds(one.span, offset, texte);
    said += (proposed ? 1 : 0) + (found ? 1 : 0);
  }
  for (const { span, texte: sentence } of lenses(analysis, fichier)) {
    holds(span, span.start, texte);
    assert.notEqual(sentence, '');
  }
  return said;
}

function holds({ start, end }: Span, offset: number, texte: string): void {
  assert.ok(0 <= start && start <= offset && offset <= end && end <= texte.length, JSON.stringify([start, offset, end]));
}

describe('at every seventh offset of the examples', () => {
  for (const folder of ['complet', 'parties', 'fautif']) {
    it(folder, () => {
      const names = readdirSync(join('examples', folder)).filter((name) => name.endsWith('.dep.md'));
      const read = (name: string): [string, string] => [name, readFileSync(join('examples', folder, name), 'utf8')];
      const analysis = analyseFiles(new Map(names.sort((a, b) => rank(a) - rank(b)).map(read)));
      let said = 0;
      for (const fichier of analysis.dossier.fichiers) said += ask(analysis, fichier);
      assert.ok(said > 100, `only ${said} answers`);
    }).timeout(10_000);
  }
});

/** The root first. */
function rank(name: string): number {
  return name === 'dossier.dep.md' ? 0 : 1;
}

const pieces: readonly string[] = [
  '---\n',
  'statut: rel',
  'titre: "C4',
  '# C1 — Accompagner',
  '## C2.3',
  ':::',
  '::::',
  ':::outil[Plan]{pour="C1.1" facettes="individualisation, coll',
  '"}',
  ':::retour[Sofia{sur="plan',
  "::: atelier[]{role = 'animé,, ' #x date",
  '{pour=“C1.1, ”, facettes=«a»',
  'apprenant="Sofia"',
  ', ',
  '}',
  '[là](#pl',
  '/out',
  '```',
  '`',
  '<!-- dep-ignore repere-laisse : plus tard -->',
  '<!--',
  '> ',
  '\ufeff',
  '\u00a0',
  'e\u0301',
  '🌱',
  '\0',
  '\\',
];

const seed = 20261124;
const runs = 100;

describe(`at every seventh offset of broken texts (seed ${seed}, ${runs} runs)`, () => {
  const piece = fc.tuple(
    fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })),
    fc.constantFrom('', ' ', '\n', '\r\n', '\r'),
  );
  const text = fc
    .array(
      piece.map((two) => two.join('')),
      { maxLength: 16 },
    )
    .map((all) => all.join(''));

  it('nothing is thrown, spans hold the cursor', () => {
    fc.assert(
      fc.property(text, (texte) => {
        const analysis = analyseFiles(new Map([['d.dep.md', texte]]));
        ask(analysis, analysis.dossier.racine);
      }),
      { seed, numRuns: runs },
    );
  }).timeout(10_000);
});
