// The coverage matrix as a reader meets it: the terminal's page and the editor's panel, judged by axe-core in three appearances.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { browsing, onEachHost, visit } from '../support/visit.js';
import { freshCopy, screenshot } from '../support/workbench.js';

const axe = readFileSync(join(process.cwd(), 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe-core has to say against a document: nothing is expected. Its own frames are the only ones. */
async function faults(frame: Page | Frame): Promise<readonly string[]> {
  await frame.evaluate(axe);
  const run = 'axe.run(document, { iframes: false }).then((all) => [all.passes.map((one) => one.id), all.violations])';
  const [passes, violations] = await frame.evaluate<[string[], Fault[]]>(run);
  for (const rule of ['color-contrast', 'scope-attr-valid', 'th-has-data-cells']) assert.ok(passes.includes(rule), rule);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((one) => one.html).join(' ')}`);
}

interface Fault {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe('coverage matrix in a real browser', () => {
  describe('the page of the terminal', () => {
    const browser = browsing('matrice-page');
    const out = join(freshCopy('examples/fautif', 'matrice-page'), 'matrice.html');
    let page: Page;
    before(async () => {
      const words = ['dist/cli.cjs', 'coverage', '--format', 'html', 'examples/fautif', '-o', out];
      assert.equal(spawnSync(process.execPath, words).status, 0);
      page = await browser().newPage({ viewport: { width: 1200, height: 900 } });
      await page.goto(`file://${out}`);
    });

    for (const [name, media] of Object.entries({
      clair: { colorScheme: 'light', forcedColors: 'none' },
      sombre: { colorScheme: 'dark', forcedColors: 'none' },
      contraste: { colorScheme: 'dark', forcedColors: 'active' },
    } as const))
      it(name, async () => {
        await page.emulateMedia(media);
        await screenshot(page, `70-matrice-page-${name}`);
        assert.deepEqual(await faults(page), []);
      });

    it('fits A4 on its side, each competence on a new page', async () => {
      await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none' });
      const pdf = await page.pdf({ preferCSSPageSize: true, path: join(process.cwd(), 'screenshots/74-matrice.pdf') });
      const text = pdf.toString('latin1');
      const sizes = new Set(
        [...text.matchAll(/\/MediaBox \[([^\]]+)\]/g)].map(([, size = '']) =>
          size
            .split(' ')
            .slice(2)
            .map((one) => Math.round(Number(one)))
            .join(' '),
        ),
      );
      assert.deepEqual([...sizes], ['842 595']);
      const pages = [...text.matchAll(/\/Type \/Page\b/g)].length;
      assert.ok(pages >= 5 && pages <= 12, `${pages} pages`);
    });
  });

  onEachHost('the panel of the editor', (host) => {
    const folder = freshCopy('examples/fautif', `matrice-${host}`);
    const user = visit({ profile: `matrice-${host}`, host, folder, width: 1600 });
    const body = () => user.webview().locator('body');

    before(async () => {
      await user.open(/^c1\.dep\.md/);
      await user.panel();
      await user.line(/^C1, \d sur 6/).waitFor();
      await user.run('DEP: Matrice de couverture');
      await user.webview().locator('h1').waitFor();
    });

    for (const [name, theme, kind] of [
      ['sombre', 'Dark Modern', 'dark'],
      ['clair', 'Light Modern', 'light'],
      ['contraste', 'Default High Contrast', 'high-contrast'],
    ] as const)
      it(name, async () => {
        await user.dress(theme);
        await user.webview().locator(`body.vscode-${kind}`).waitFor();
        await user.shot(`75-matrice-panneau-${name}`);
        const frame = await (await body().elementHandle())?.ownerFrame();
        assert.ok(frame);
        assert.deepEqual(await faults(frame), []);
      });

    it('is shown again by the button of the view; goes to the passage with Enter and with a click, follows the text, keeps its scroll', async () => {
      await user.tab(/^c1\.dep\.md/).click();
      await user.line(/^C1, \d sur 6/).hover();
      await user.button(/^Matrice de couverture/).click();
      await user.webview().getByRole('button', { name: 'Le plateau de la semaine' }).first().press('Enter');
      await user.placed(/\(24 selected\)/);
      await user.webview().getByRole('button', { name: 'Le carnet de goûts' }).first().click();
      await user.placed(/Ln \d+, Col 28 \(18 selected\)/);
      const scrolled = () => body().evaluate((one) => Math.round(one.getBoundingClientRect().top));
      await body().evaluate('scrollTo(0, 600)');
      const before = await scrolled();
      assert.ok(before < 0);
      await user.focus();
      await user.type('Le carnet des goûts');
      await user.webview().getByRole('button', { name: 'Le carnet des goûts' }).first().waitFor();
      assert.equal(await scrolled(), before);
      await user.shot('78-matrice-suit');
    });
  });
});
