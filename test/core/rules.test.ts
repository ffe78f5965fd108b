// Every rule has a fixture of its own name, in test/core/rules/: what it finds, where, and what it leaves alone.
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../core/index.js';
import { analyseFiles } from '../support/core.js';
import { assertFindings, parseFixture } from '../support/fixture.js';

const folder = join('test/core/rules');

describe('rules', () => {
  for (const { code } of rules) {
    it(code, () => {
      const path = join(folder, `${code}.txt`);
      assert.ok(existsSync(path), `${path} is missing`);
      // Cases are separated by `=== what the case shows`; a case without caret lines asserts that there is no finding.
      const cases = readFileSync(path, 'utf8')
        .split(/^=== (.+)\n/m)
        .slice(1);
      assert.ok(cases.length >= 4, 'one case that finds, one that does not');
      for (let at = 0; at < cases.length; at += 2) {
        const { files, expected } = parseFixture(cases[at + 1] ?? '');
        try {
          assertFindings(analyseFiles(files), expected, [code]);
        } catch (error) {
          throw new Error(`${path} « ${cases[at]} »: ${error instanceof Error ? error.message : error}`);
        }
      }
    });
  }

  it('has no fixture without a rule', () => {
    assert.deepEqual(readdirSync(folder).sort(), rules.map(({ code }) => `${code}.txt`).sort());
  });
});
