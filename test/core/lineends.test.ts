// Every fixture of the rules, as other editors save it: lines ended by CRLF, a byte order mark first.
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyseFiles } from '../support/core.js';
import { parseFixture, placesOf } from '../support/fixture.js';

const folder = 'test/core/rules';

/** A place on a first line, one column further. */
const shifted = (place: string): string =>
  place.replace(/:1:(\d+)-(\d+) /, (_, from: string, to: string) => `:1:${Number(from) + 1}-${Number(to) + 1} `);

const savings: readonly { readonly what: string; save(text: string): string; moved(place: string): string }[] = [
  { what: 'CRLF', save: (text) => text.replaceAll('\n', '\r\n'), moved: (place) => place },
  { what: 'a byte order mark', save: (text) => `\ufeff${text}`, moved: shifted },
];

describe('the same findings at the same places', () => {
  for (const name of readdirSync(folder)) {
    const cases = readFileSync(join(folder, name), 'utf8')
      .split(/^=== .+\n/m)
      .slice(1)
      .map((text) => parseFixture(text).files);
    it(`${name} with ${savings.map(({ what }) => what).join(', with ')}`, () => {
      for (const files of cases) {
        const places = placesOf(analyseFiles(files).findings);
        for (const { what, save, moved } of savings) {
          const saved = new Map([...files].map(([path, source]) => [path, save(source)]));
          assert.deepEqual(placesOf(analyseFiles(saved).findings), places.map(moved), what);
        }
      }
    });
  }
});
