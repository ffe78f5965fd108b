// Whoever maintains a pack, in a real browser: a new modèle after three questions, and its preview as a candidate will find it.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { freshCopy, screenshot, scripts, startBrowser, written } from '../support/workbench.js';

describe('a pack in a real browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let vscode: Awaited<ReturnType<Awaited<ReturnType<typeof scripts>>['startVSCode']>>;
  let page: Page;
  let folder: string;

  before(async () => {
    folder = freshCopy('examples/packs/passeur-de-lecture', 'paquet');
    browser = await startBrowser();
    vscode = await (await scripts()).startVSCode({ vsix: join(process.cwd(), 'dossier-dep.vsix'), profile: 'paquet' });
    page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'fr-FR', reducedMotion: 'reduce' });
    await page.goto(`${vscode.url}/?folder=${encodeURIComponent(folder)}`);
    await page.getByRole('treeitem', { name: /^pack\.yaml/ }).dblclick();
    await page.locator('.editor-instance .view-lines').waitFor();
  });
  after(async () => {
    await browser?.close();
    await vscode?.stop();
  });

  it('makes a new modèle with the natures and the criteria of the pack', async () => {
    await run('DEP: Nouveau modèle');
    await title('Nouveau modèle (1 sur 3)');
    await page.keyboard.type('Premier pas');
    await page.keyboard.press('Enter');
    await title('Nouveau modèle (2 sur 3)');
    await screenshot(page, '30-modele-nature');
    await page.keyboard.type('Malle');
    await page.keyboard.press('Enter');
    await title('Nouveau modèle (3 sur 3)');
    await page.keyboard.type('L2.1');
    await page
      .locator('.quick-input-list .monaco-list-row input[type=checkbox], .quick-input-list .monaco-custom-toggle')
      .first()
      .click();
    await screenshot(page, '31-modele-criteres');
    await page.getByRole('button', { name: 'OK' }).click();
    await page.getByRole('tab', { name: /^premier-pas\.md/ }).waitFor();
    await written(join(folder, 'modeles/premier-pas.md'), /^nature: malle\ncriteres: \[L2\.1\]$/m);
    assert.match(readFileSync(join(folder, 'modeles/premier-pas.md'), 'utf8'), /^:::malle\[\$\{1:/m);
    await screenshot(page, '32-modele-neuf');
  });

  it('shows it inserted, as a card of the preview', async () => {
    await run('DEP: Aperçu du modèle');
    const card = page.frameLocator('iframe.webview.ready').last().frameLocator('iframe').locator('.dep-preuve');
    await card.first().waitFor();
    // Styled once VS Code has brought the file of styles; this runs in the page.
    await card.first().evaluate(`(async (one) => {
        while (getComputedStyle(one).borderInlineStartWidth !== '4px') await new Promise(requestAnimationFrame);
      })(document.querySelector('.dep-preuve'))`);
    await screenshot(page, '33-modele-apercu');
    const text = (await card.first().textContent()) ?? '';
    assert.match(text, /Une rubrique/);
    assert.match(text, /L2\.1 — /, 'in the words of the pack');
    assert.equal(await page.getByRole('treeitem', { name: /^C1/ }).count(), 0, 'it is no dossier');
    assert.equal(await page.locator('.activitybar .badge-content').filter({ hasText: /\d/ }).count(), 0);
    assert.doesNotMatch(text, /:::|pour=|À éviter/);
  });

  async function run(command: string): Promise<void> {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').waitFor();
    await page.keyboard.type(command);
    await page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: command.slice(5) })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
  }

  async function title(text: string): Promise<void> {
    await page.locator('.quick-input-title').filter({ hasText: text }).waitFor();
  }
});
