// Every fixture of the rules, as other keyboards type it and other editors save it: the same findings at the same places.
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyseFiles } from '../support/core.js';
import { parseFixture } from '../support/fixture.js';
import { type Variant, ways } from '../support/variants.js';

const folder = 'test/core/rules';

/** Fixtures whose text says something else once typed in that way, and why. */
const otherwise: readonly { readonly rule: string; readonly way: string; readonly because: string }[] = [
  'no-break spaces',
  'narrow no-break spaces',
].map((way) => ({
  rule: 'bloc-illisible',
  way,
  because: 'a no-break space does not end a value without quotes: `pour=« C1.3 »` is then one value, and the block can be read',
}));

/** `code file:start-end` of each finding, its offsets moved. */
function found(files: ReadonlyMap<string, string>, moved: (path: string, offset: number) => number | undefined): string[] {
  return analyseFiles(files)
    .findings.map(({ code, fichier: { chemin }, span: { start, end } }) => {
      return `${code} ${chemin}:${moved(chemin, start)}-${moved(chemin, end)}`;
    })
    .sort();
}

describe('the same findings at the same places', function () {
  this.timeout(20_000);
  for (const name of readdirSync(folder)) {
    const rule = name.replace(/\.txt$/, '');
    const cases = readFileSync(join(folder, name), 'utf8')
      .split(/^=== .+\n/m)
      .slice(1)
      .map((text) => parseFixture(text).files);
    it(`${rule} with ${ways.map(({ what }) => what).join(', with ')}`, () => {
      for (const { what, of } of ways) {
        if (otherwise.some((one) => one.rule === rule && one.way === what)) continue;
        for (const files of cases) {
          const variants = new Map<string, Variant>([...files].map(([path, text]) => [path, of(text)]));
          const typed = new Map([...variants].map(([path, { text }]) => [path, text]));
          assert.deepEqual(
            found(typed, (_, offset) => offset),
            found(files, (path, offset) => variants.get(path)?.offsets[offset]),
            `${what}: ${JSON.stringify(Object.fromEntries(files))}`,
          );
        }
      }
    });
  }
});
