// The coverage matrix as a reader meets it: the terminal's page and the editor's panel, judged by axe-core in three appearances.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { freshCopy, screenshot, scripts, startBrowser } from '../support/workbench.js';

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

describe('coverage matrix in a real browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser?.close());

  describe('the page of the terminal', () => {
    const out = join(freshCopy('examples/fautif', 'matrice-page'), 'matrice.html');
    let page: Page;
    before(async () => {
      const words = ['dist/cli.cjs', 'coverage', '--format', 'html', 'examples/fautif', '-o', out];
      assert.equal(spawnSync(process.execPath, words).status, 0);
      page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
      await page.goto(`file://${out}`);
    });
    after(() => page?.close());

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

  describe('the panel of the editor', () => {
    let vscode: Awaited<ReturnType<Awaited<ReturnType<typeof scripts>>['startVSCode']>>;
    const folder = freshCopy('examples/fautif', 'matrice');
    let page: Page;
    before(async () => {
      mkdirSync(join(folder, '.vscode'));
      vscode = await (await scripts()).startVSCode({ vsix: join(process.cwd(), 'dossier-dep.vsix'), profile: 'matrice' });
      page = await browser.newPage({ viewport: { width: 1600, height: 900 }, locale: 'fr-FR', reducedMotion: 'reduce' });
      await page.goto(`${vscode.url}/?folder=${encodeURIComponent(folder)}`);
      await page.getByRole('treeitem', { name: /^c1\.dep\.md/ }).dblclick();
      await page.locator('.editor-instance .view-lines').waitFor();
      await page.getByRole('tab', { name: /^DEP/ }).first().click();
      await page
        .locator('.pane-body')
        .getByRole('treeitem', { name: /^C1, \d sur 6/ })
        .waitFor();
      await run(page, 'DEP: Matrice de couverture');
      await panel(page).locator('h1').waitFor();
    });
    after(() => vscode?.stop());

    for (const [name, theme] of Object.entries({
      sombre: 'Dark Modern',
      clair: 'Light Modern',
      contraste: 'Default High Contrast',
    }))
      it(name, async () => {
        writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
        await panel(page)
          .locator(`body.vscode-${{ sombre: 'dark', clair: 'light', contraste: 'high-contrast' }[name]}`)
          .waitFor();
        await screenshot(page, `75-matrice-panneau-${name}`);
        const frame = await (await panel(page).locator('body').elementHandle())?.ownerFrame();
        assert.ok(frame);
        assert.deepEqual(await faults(frame), []);
      });

    it('goes to the passage with Enter, follows the text, keeps its scroll', async () => {
      const button = panel(page).getByRole('button', { name: 'Le carnet de goûts' }).first();
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^Ln \d+, Col 28 \(18 selected\)/ }).waitFor();
      const scrolled = () =>
        panel(page)
          .locator('body')
          .evaluate((one) => Math.round(one.getBoundingClientRect().top));
      await panel(page).locator('body').evaluate('scrollTo(0, 600)');
      const before = await scrolled();
      assert.ok(before < 0);
      await page.locator('.editor-instance .native-edit-context, .editor-instance textarea.inputarea').first().focus();
      await page.keyboard.type('Le carnet des goûts');
      await panel(page).getByRole('button', { name: 'Le carnet des goûts' }).first().waitFor();
      assert.equal(await scrolled(), before);
      await screenshot(page, '78-matrice-suit');
    });
  });
});

function panel(page: Page) {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill(`>${command}`);
  await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: command }).waitFor();
  await page.keyboard.press('Enter');
}
