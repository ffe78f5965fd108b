// Each modèle, once inserted, holds marks to replace and nothing wrong; VS Code gets it for dossiers only.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { analyseText } from '../support/core.js';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly include: readonly string[];
}

const modeles = JSON.parse(readFileSync('dist/modeles.code-snippets', 'utf8')) as Record<string, Snippet>;

/** What VS Code inserts before anything is typed: placeholders' own texts, first choices, no final stop. */
function inserted({ body }: Snippet): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^{}])*)\}/g, '$1')
    .replace(/\$0/g, '');
}

describe('modeles', () => {
  for (const [titre, snippet] of Object.entries(modeles)) {
    it(titre, () => {
      assert.deepEqual(snippet.include, ['**/*.dep.md']);
      assert.match(snippet.prefix, /^dep-/);
      const { findings, dossier } = analyseText(inserted(snippet));
      const codes = new Set(findings.map((one) => one.code));
      for (const general of ['partie-absente', 'preuve-manquante', 'minimum-global']) codes.delete(general);
      assert.deepEqual([...codes], ['repere-laisse']);
      assert.equal(dossier.preuves.length, 1);
    });
  }
});
