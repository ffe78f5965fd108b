// The cures that need no decision, as many as can be made at once: for `source.fixAll.dep` and `dep check --fix`.
import type { Fichier } from './dossier.js';
import type { Finding } from './finding.js';
import type { Edit, Fix } from './fix.js';

/** The sure fixes of these findings whose edits stay apart, in their order; `only` keeps those that change no other file. */
export function sureFixes(findings: readonly Finding[], only?: Fichier): readonly Fix[] {
  const kept: Edit[] = [];
  return findings.flatMap(({ fixes }) => {
    const fix = fixes.find((one) => one.sure === true && !one.fichiers && !one.modele);
    if (!fix || fix.edits.some((one) => (only && one.fichier !== only) || kept.some((other) => touches(one, other)))) return [];
    kept.push(...fix.edits);
    return [fix];
  });
}

/** Two edits that overlap, or that insert at one place: made together, their order would change the text. */
function touches(a: Edit, b: Edit): boolean {
  return a.fichier === b.fichier && a.span.start <= b.span.end && b.span.start <= a.span.end;
}
