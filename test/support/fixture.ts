// The notation of fixtures, which is that of the examples of packs (core/paquet/constats.ts), and its one assertion.
import { strict as assert } from 'node:assert';
import { type Analysis, annotate, placesOf, readConstats } from '../../core/index.js';

export { annotate, placesOf };

export interface Fixture {
  /** Texts by path, the first one being the root. */
  readonly files: ReadonlyMap<string, string>;
  readonly expected: readonly Expected[];
}

export interface Expected {
  /** `file:line:from-to code`, lines and columns from 1. */
  readonly place: string;
  readonly words: string;
}

/** Splits a fixture. A single file without a separator is called `dossier.dep.md`. */
export function parseFixture(source: string): Fixture {
  return readConstats(source);
}

/** Fails, naming the first difference, unless the analysis found what the fixture expects and nothing else. */
export function assertFindings(analysis: Analysis, expected: readonly Expected[], codes?: readonly string[]): void {
  const found = analysis.findings.filter((one) => !codes || codes.includes(one.code));
  const places = placesOf(found);
  assert.deepEqual([...places].sort(), expected.map((one) => one.place).sort());
  for (const { place, words } of expected) {
    const messages = found
      .filter((_, index) => places[index] === place)
      .map((one) => one.message.replace(/[\u00a0\u202f]/g, ' '));
    assert.ok(
      messages.some((message) => message.includes(words)),
      `${place}: no message with « ${words} » in ${JSON.stringify(messages)}`,
    );
  }
}
