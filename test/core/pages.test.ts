// Every rule has a page for candidates, docs/regles/<code>.md, whose faulty and mended examples are executed.
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../core/index.js';
import { analyseFiles } from '../support/core.js';
import { assertFindings, parseFixture } from '../support/fixture.js';

const folder = 'docs/regles';

/** The examples of a page: fenced blocks marked `markdown fautif` or `markdown corrigé`. */
function examples(page: string, kind: 'fautif' | 'corrigé'): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`markdown ${kind}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);
}

describe('pages of the rules', () => {
  for (const { code } of rules) {
    it(code, () => {
      const path = join(folder, `${code}.md`);
      assert.ok(existsSync(path), `${path} is missing`);
      const page = readFileSync(path, 'utf8');
      assert.match(page, /^# \S/, `${path} has a title`);
      assert.ok(page.includes(`Constat \`${code}\``), `${path} names its finding`);
      const [faulty, mended] = [examples(page, 'fautif'), examples(page, 'corrigé')];
      assert.ok(faulty.length > 0 && mended.length > 0, `${path} has a faulty and a mended example`);
      for (const text of faulty) {
        const { files, expected } = parseFixture(text);
        assert.ok(expected.length > 0, `${path}: the faulty example shows where`);
        assertFindings(analyseFiles(files), expected, [code]);
      }
      for (const text of mended) assertFindings(analyseFiles(parseFixture(text).files), [], [code]);
    });
  }

  it('the catalogue names every rule and no other', () => {
    const named = readFileSync('docs/catalogue.md', 'utf8').matchAll(/\[`([a-z-]+)`\]\(regles\/\1\.md\)/g);
    assert.deepEqual([...new Set([...named].map(([, code]) => code))].sort(), rules.map(({ code }) => code).sort());
  });

  it('has no page without a rule', () => {
    const pages = rules.map(({ code }) => code);
    assert.deepEqual(readdirSync(folder).sort(), pages.map((code) => `${code}.md`).sort());
  });
});
