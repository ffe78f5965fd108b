// No regular expression of core/ or server/ can be made slow by a text: each is run on texts made against it.
import { strict as assert } from 'node:assert';
import { attacksOn } from '../support/attacks.js';
import { sources } from '../support/sources.js';

/** Milliseconds of processor for so many characters; a quadratic expression takes ten times as long at the third size. */
const deadline = (size: number): number => 50 + size / 500;
const sizes = [40, 1_000, 5_000, 20_000, 100_000];

/** The expressions of a source: where a value may stand, outside comments. */
function literals(text: string): string[] {
  const code = text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  return code.match(/(?<=[(=,:[!&|?{};]\s*|return )\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g) ?? [];
}

/** The first attack that takes too long, in words. */
function weakness(literal: string): string | undefined {
  const end = literal.lastIndexOf('/');
  const flags = literal.slice(end + 1).replace('g', '');
  const expression = new RegExp(literal.slice(1, end), `${flags}g`);
  for (const { before, repeated } of attacksOn(expression)) {
    for (const size of sizes) {
      const text = `${before}${repeated.repeat(Math.ceil(size / repeated.length))}\u0001`;
      const start = process.cpuUsage();
      text.replace(expression, '');
      const { user, system } = process.cpuUsage(start);
      const ms = (user + system) / 1_000;
      if (ms > deadline(size))
        return `${JSON.stringify(before)} then ${JSON.stringify(repeated)} up to ${size}: ${Math.round(ms)} ms`;
    }
  }
  return undefined;
}

describe('regular expressions take a time in proportion to the text', () => {
  for (const { path, text } of sources(['core', 'relecture', 'server'], ['.ts'])) {
    const found = [...new Set(literals(text))];
    if (found.length === 0) continue;
    it(`${path}: ${found.length}`, function () {
      this.timeout(60_000);
      assert.deepEqual(
        found.flatMap((literal) => {
          const slow = weakness(literal);
          return slow === undefined ? [] : [`${literal} on ${slow}`];
        }),
        [],
      );
    });
  }

  it('the attacks find what is known to be slow', function () {
    this.timeout(60_000);
    for (const slow of [
      '/\\s*$/',
      '/<!--[\\s\\S]*?-->/',
      '/!\\[([^\\]]*)\\]\\(([^)]*)\\)/',
      '/\\]\\([^)\\n]*\\)/',
      '/(?:a|b)+c\\s*d/',
    ]) {
      assert.notEqual(weakness(slow), undefined, slow);
    }
  });
});
