// What is said of a dossier from its headings and blocks alone is said of the whole too: nothing is taken back.
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../core/index.js';
import { analyseFiles } from '../support/core.js';
import { parseFixture } from '../support/fixture.js';

const folder = 'test/core/rules';
const place = ({ code, fichier, span }: Finding): string => `${fichier.chemin}:${span.start} ${code}`;

describe('a sketch', () => {
  for (const name of readdirSync(folder)) {
    it(`says nothing that ${name} takes back`, () => {
      for (const text of readFileSync(join(folder, name), 'utf8')
        .split(/^=== .+\n/m)
        .slice(1)) {
        const { files } = parseFixture(text);
        const whole = new Set(analyseFiles(files).findings.map(place));
        assert.deepEqual(
          analyseFiles(files, { sketch: true })
            .findings.map(place)
            .filter((one) => !whole.has(one)),
          [],
        );
      }
    });
  }

  it('says most of what the faulty example is told', () => {
    const files = new Map(
      ['dossier', 'c1', 'c2', 'c3', 'c4-c5'].map((one) => [
        `${one}.dep.md`,
        readFileSync(`examples/fautif/${one}.dep.md`, 'utf8'),
      ]),
    );
    const whole = analyseFiles(files).findings.length;
    const first = analyseFiles(files, { sketch: true }).findings.length;
    assert.ok(first > whole / 2 && first <= whole, `${first} of ${whole}`);
  });
});
