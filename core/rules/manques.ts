// Shared by the rules that tell what a preuve lacks for an exigence: walks the couverture.
import { type Evaluation, exigencesCouvertes, type Manque } from '../couverture.js';
import type { Remark, RuleContext } from '../finding.js';

type OfType<T extends Manque['type']> = Manque & { readonly type: T };

/** One remark for each lack of these types, in the référentiel's order. */
export function* remarks<T extends Manque['type']>(
  { couverture }: RuleContext,
  types: readonly T[],
  say: (manque: OfType<T>, evaluation: Evaluation) => Remark | undefined,
): Generator<Remark> {
  for (const { evaluations } of exigencesCouvertes(couverture)) {
    for (const evaluation of evaluations) {
      for (const manque of evaluation.manques) {
        const remark = isOfType(manque, types) ? say(manque, evaluation) : undefined;
        if (remark) yield { critere: evaluation.critere.id, ...remark };
      }
    }
  }
}

function isOfType<T extends Manque['type']>(manque: Manque, types: readonly T[]): manque is OfType<T> {
  return (types as readonly string[]).includes(manque.type);
}

/** « C1.1 — Individualiser… » */
export function nameOf({ critere }: Evaluation): string {
  return `${critere.id} — ${critere.titre}`;
}
