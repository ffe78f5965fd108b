// Dossiers of the examples, spoilt at random: whatever their fixes propose, nothing but their own edits changes.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyseFiles } from '../support/core.js';
import { analyseFixed, assertEdits } from '../support/fixes.js';
import { random } from '../support/mutants.js';

const seed = 20261124;
const wanted = 2000;

/** What spoils a line: one of its signs lost, doubled or changed, the line lost, cut or doubled. */
const spoilers: readonly ((line: string, at: number) => string)[] = [
  (line, at) => line.slice(0, at) + line.slice(at + 1),
  (line, at) => line.slice(0, at) + line.charAt(at) + line.slice(at),
  (line) => line.replace(/[:#"]/, ''),
  (line) => line.replace(/["]/g, '“'),
  (line) => line.replace(' ', '\u00a0'),
  (line) => line.replace(/C(\d)\.(\d)/, 'C$2.$1'),
  (line) => line.replace(/=".*?"/, '=""'),
  (line) => line.replace(/(\w+)="(.*?)"/, '$1="$2" $1="a, b"'),
  (line) => line.replace(/\[.*?\]/, '[]'),
  (line, at) => line.slice(0, at),
  () => '',
  (line) => `${line}\n${line}`,
  (line) => `> ${line}`,
  (line) => `- ${line}`,
  (line) => `:::: ${line}`,
];

const files = ['c1', 'c2', 'c3', 'c4-c5', 'conclusion', 'dossier'].map((name) =>
  readFileSync(join('examples/fautif', `${name}.dep.md`), 'utf8'),
);

describe(`fixes of spoilt dossiers (seed ${seed})`, () => {
  it(`${wanted} of them touch nothing but their own edits`, function () {
    this.timeout(20_000);
    const below = random(seed);
    let tried = 0;
    for (let dossier = 0; tried < wanted; dossier++) {
      const text = spoilt(files[below(files.length)] ?? '', below);
      const saved = below(2) === 0 ? text : text.replaceAll('\n', '\r\n');
      const analysis = analyseFiles(new Map([['dossier.dep.md', below(3) === 0 ? `\ufeff${saved}` : saved]]));
      for (const finding of analysis.findings) {
        for (const fix of finding.fixes) {
          assertEdits(analysis, fix, `dossier ${dossier}, ${finding.code}, ${fix.titre}`);
          tried++;
          // What comes out is a dossier like another: it is analysed, and its findings lie inside it.
          if (tried % 40 > 0) continue;
          const { findings } = analyseFixed(analysis, fix);
          assert.ok(findings.every(({ span, fichier }) => span.start <= span.end && span.end <= fichier.texte.length));
        }
      }
    }
  });
});

function spoilt(text: string, below: (limit: number) => number): string {
  const lines = text.split('\n');
  for (let count = 1 + below(6); count > 0; count--) {
    const at = below(lines.length);
    const line = lines[at] ?? '';
    lines[at] = spoilers[below(spoilers.length)]?.(line, below(line.length + 1)) ?? line;
  }
  return lines.join('\n');
}
