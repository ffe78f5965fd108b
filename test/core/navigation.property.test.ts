// Stretches of the examples, changed at random: renaming there and back gives the same bytes, answers lie in their files.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import {
  type Analysis,
  applyEdits,
  definition,
  type Fichier,
  folds,
  links,
  namesIn,
  type Place,
  references,
  renamable,
  rename,
  type Span,
  type Symbole,
  slug,
  symbols,
  tokens,
} from '../../core/index.js';
import { analyseFiles } from '../support/core.js';
import { random } from '../support/mutants.js';

const seed = 20261124;
const runs = 40;
const examples = ['complet/dossier', 'parties/c1', 'parties/c3', 'fautif/c1', 'fautif/c2'].map((name) =>
  readFileSync(`examples/${name}.dep.md`, 'utf8').split('\n'),
);

/** Places where something may be renamed. */
const spots = /(?<=^:::+\p{L}+\[)|(?<=\{#)|(?<=(?:sur|apprenant)=")|(?<=\]\(#)|(?<= )(?=Corinne|Fatoumata|Abdou|Malo)/gmu;

/** Two files: stretches of an example with lines taken out, doubled or broken. */
function dossier(below: (limit: number) => number): ReadonlyMap<string, string> {
  const lines = examples[below(examples.length)] ?? [];
  const stretch = (): string => {
    const from = below(lines.length);
    const kept = lines.slice(from, from + 70);
    for (let changes = below(4); changes > 0; changes--) {
      const at = below(kept.length);
      const line = kept[at] ?? '';
      kept.splice(at, 1, ...([[], [line, line], [line.slice(0, below(line.length + 1))], [`> ${line}`]][below(4)] ?? []));
    }
    return `${kept.join('\n')}\n`;
  };
  return new Map([
    ['dossier.dep.md', `---\nparties: [c1.dep.md]\n---\n${stretch()}`],
    ['c1.dep.md', stretch()],
  ]);
}

/** The texts once something is renamed, and where it then stands; undefined when it was refused. */
function renamed(analysis: Analysis, fichier: Fichier, offset: number, name: string) {
  const done = rename(analysis, fichier, offset, name);
  const span = renamable(analysis, fichier, offset);
  if (!done || !span || 'refus' in done) return undefined;
  const of = (one: Fichier) => done.edits.filter((edit) => edit.fichier === one);
  for (const one of analysis.dossier.fichiers) {
    const sorted = of(one).map((edit) => edit.span);
    sorted.sort((a, b) => a.start - b.start);
    for (const [at, edit] of sorted.entries()) inside(edit, { start: sorted[at - 1]?.end ?? 0, end: one.texte.length });
  }
  const before = of(fichier).filter((edit) => edit.span.end <= span.start);
  const moved = before.reduce((sum, edit) => sum + edit.texte.length - (edit.span.end - edit.span.start), 0);
  const texts = new Map(analysis.dossier.fichiers.map((one) => [one.chemin, applyEdits(one, of(one))]));
  return { texts, edits: done.edits, offset: span.start + moved };
}

function fileOf(analysis: Analysis, chemin: string): Fichier {
  return analysis.dossier.fichiers.find((one) => one.chemin === chemin) ?? analysis.dossier.racine;
}

function inside(span: Span, around: Span): void {
  const found = JSON.stringify([span, around]);
  assert.ok(around.start <= span.start && span.start <= span.end && span.end <= around.end, found);
}

describe(`examples changed at random (seed ${seed}, ${runs} runs)`, () => {
  const below = random(seed);
  const cases = Array.from({ length: runs }, () => {
    const analysis = analyseFiles(dossier(below));
    const all = analysis.dossier.fichiers.flatMap((fichier) =>
      [...fichier.texte.matchAll(spots)].map(({ index }) => ({ fichier, offset: index })),
    );
    return { analysis, picked: Array.from({ length: 3 }, () => all[below(all.length)]).flatMap((one) => one ?? []) };
  });

  it('renaming there and back gives the same bytes', function () {
    this.timeout(20_000);
    let [trips, returns] = [0, 0];
    for (const { analysis, picked } of cases) {
      for (const { fichier, offset } of picked.slice(0, 1)) {
        const { chemin, texte } = fichier;
        const span = renamable(analysis, fichier, offset);
        const first = renamed(analysis, fichier, offset, 'Zoélie Untel');
        if (!first || !span) continue;
        const second = analyseFiles(first.texts);
        const name = texte.slice(span.start, span.end);
        const back = renamed(second, fileOf(second, chemin), first.offset, name);
        const alike = first.edits.every((edit) => {
          const old = edit.fichier.texte.slice(edit.span.start, edit.span.end);
          return old === name || (old !== '' && old === slug(old));
        });
        // Where every place spelt it alike, the first text comes back.
        if (back && alike) {
          assert.deepEqual([...back.texts], [...analysis.dossier.fichiers.map((one) => [one.chemin, one.texte])]);
          returns++;
        }
        const away = renamed(second, fileOf(second, chemin), first.offset, 'Quentine');
        assert.ok(away, `${name} became a name that cannot be changed`);
        const third = analyseFiles(away.texts);
        const again = renamed(third, fileOf(third, chemin), away.offset, 'Zoélie Untel');
        assert.deepEqual([...(again?.texts ?? [])], [...first.texts], `from ${JSON.stringify(name)}`);
        trips++;
      }
    }
    assert.ok(trips > runs / 2 && returns > runs / 4, `${trips} trips, ${returns} returns`);
  });

  it('every answer lies in its file', () => {
    for (const { analysis, picked } of cases) {
      const whole = ({ fichier, span }: Place): void => inside(span, { start: 0, end: fichier.texte.length });
      const nested = (list: readonly Symbole[], around: Span): void => {
        for (const { span, spanNom, enfants } of list) {
          inside(span, around);
          inside(spanNom, span);
          nested(enfants, span);
        }
      };
      for (const { fichier, offset } of picked) {
        for (const { entier, ...place } of definition(analysis, fichier, offset)?.cibles ?? []) {
          whole(place);
          inside(place.span, entier);
        }
        const { declarations = [], usages = [] } = references(analysis, fichier, offset) ?? {};
        for (const place of [...declarations, ...usages]) whole(place);
      }
      for (const place of namesIn(analysis, '', 1000)) whole(place);
      for (const fichier of analysis.dossier.fichiers) {
        const { texte } = fichier;
        nested(symbols(analysis, fichier), { start: 0, end: texte.length });
        for (const span of folds(fichier)) whole({ fichier, span });
        for (const { span } of links(analysis, fichier)) whole({ fichier, span });
        let end = 0;
        for (const { span } of tokens(analysis, fichier)) {
          inside(span, { start: end, end: texte.length });
          assert.doesNotMatch(texte.slice(span.start, span.end), /[\r\n]|^$/);
          end = span.end;
        }
      }
    }
  });
});
