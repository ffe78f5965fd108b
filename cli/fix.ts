// `dep check --fix`: makes the corrections that need no decision, until none is left, and writes each file once.
import { analyse, applyEdits, type Facts, type Fichier, french, LineIndex, plural, sureFixes } from '../core/index.js';
import type { Located } from '../server/gather.js';
import { absolutePath, gatherAgain, pathOf, type Refusal } from './files.js';
import type { Output } from './output.js';
import { type Rewrite, refusal, rewrite } from './write.js';

/** A dossier as it is once corrected, and what could not be written. */
export interface Fixed {
  readonly dossier: Located;
  readonly refusals: readonly Refusal[];
}

/** Rounds of corrections: one may make another possible; each of them leaves fewer. */
const rounds = 10;

/** Corrects one dossier on the disk and says what was done; where a file refuses, none is written. */
export async function fix(located: Located, facts: Facts, output: Output): Promise<Fixed> {
  const before = new Map<string, string>();
  const texts = new Map<string, string>();
  const said = new Map<string, string[]>();
  let current = located;
  for (let round = 0; round < rounds; round++) {
    const { findings } = analyse(current.dossier, current.cadre, { facts: { ...current.facts, ...facts } });
    const fixes = sureFixes(findings);
    if (fixes.length === 0) break;
    const edits = fixes.flatMap((one) => one.edits);
    for (const { titre, edits: own } of fixes) {
      const [first] = own;
      if (first)
        tell(said, first.fichier, french(`ligne ${new LineIndex(first.fichier.texte).at(first.span.start).line + 1} : ${titre}`));
    }
    for (const fichier of new Set(edits.map((one) => one.fichier))) {
      const own = edits.filter((one) => one.fichier === fichier);
      if (!before.has(fichier.chemin)) before.set(fichier.chemin, fichier.texte);
      texts.set(fichier.chemin, applyEdits(fichier, own));
    }
    current = (await gatherAgain(located, texts)) ?? current;
  }
  const rewrites = [...texts].map(([chemin, after]): Rewrite => {
    return { path: absolutePath(located, chemin), before: before.get(chemin) ?? '', after };
  });
  const refusals = await write(located, texts, rewrites);
  if (refusals.length > 0) return { dossier: located, refusals };
  for (const [chemin, lines] of said) {
    output.print(french(`${pathOf(located, chemin)} : ${plural(lines.length, 'correction faite', 'corrections faites')}`));
    for (const line of lines) output.print(`  ${line}`);
  }
  if (said.size === 0) output.print(french(`${pathOf(located, located.dossier.racine.chemin)} : rien à corriger sans vous.`));
  return { dossier: current, refusals };
}

function tell(said: Map<string, string[]>, { chemin }: Fichier, line: string): void {
  said.set(chemin, [...(said.get(chemin) ?? []), line]);
}

async function write(located: Located, texts: ReadonlyMap<string, string>, rewrites: readonly Rewrite[]): Promise<Refusal[]> {
  const chemins = [...texts.keys()].map((chemin) => pathOf(located, chemin));
  const refusals: Refusal[] = [];
  for (const [index, one] of rewrites.entries()) {
    const raison = await refusal(one);
    if (raison !== undefined) refusals.push({ chemin: chemins[index] ?? '', raison });
  }
  if (refusals.length > 0) return refusals;
  for (const [index, one] of rewrites.entries()) {
    const failed = await rewrite(one).then(
      () => false,
      () => true,
    );
    if (failed)
      refusals.push({
        chemin: chemins[index] ?? '',
        raison: french('ce fichier n’a pas pu être écrit : il est resté tel quel.'),
      });
  }
  return refusals;
}
