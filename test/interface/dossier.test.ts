// A person's first minutes, in a real browser: open the faulty example, read what is wrong, mend one thing, walk the tree.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { freshCopy, screenshot, scripts, startBrowser } from '../support/workbench.js';

describe('interface in a real browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let vscode: Awaited<ReturnType<Awaited<ReturnType<typeof scripts>>['startVSCode']>>;
  let page: Page;
  let folder: string;

  before(async () => {
    browser = await startBrowser();
    vscode = await (await scripts()).startVSCode({ vsix: join(process.cwd(), 'dossier-dep.vsix'), profile: 'interface' });
    folder = freshCopy(process.env.DEP_FOLDER ?? 'examples/fautif', 'interface');
    page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'fr-FR' });
    await page.goto(`${vscode.url}/?folder=${encodeURIComponent(folder)}`);
    await page.getByRole('treeitem', { name: /^dossier\.dep\.md/ }).dblclick();
    await page.locator('.editor-instance .view-lines').waitFor();
  });
  after(async () => {
    await browser?.close();
    await vscode?.stop();
  });

  it('lists the findings in Problems', async () => {
    await page.keyboard.press('Control+Shift+M');
    await problem(/n’est pas un critère du référentiel/).waitFor();
    await screenshot(page, '1-problemes');
  });

  it('takes a finding back when it is mended', async () => {
    await problem(/n’est pas un critère du référentiel/)
      .first()
      .dblclick();
    await page.keyboard.press('Control+1');
    await page.keyboard.type('C1.3');
    await problem(/n’est pas un critère du référentiel/).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+S');
    await screenshot(page, '2-probleme-corrige');
    assert.match(readFileSync(join(folder, 'dossier.dep.md'), 'utf8'), /pour="C1\.3"/);
  });

  it('shows the couverture as a tree whose lines go to the text', async () => {
    await page.getByRole('tab', { name: /^DEP/ }).first().click();
    const competence = line(/^C1 /);
    await competence.waitFor();
    await screenshot(page, '3-couverture');
    await line(/^C1\.1 /).click();
    await page.keyboard.press('ArrowRight');
    await screenshot(page, '4-couverture-critere');
  });

  function problem(text: RegExp) {
    return page.locator('.markers-panel .monaco-list-row').filter({ hasText: text });
  }

  function line(name: RegExp) {
    return page.locator('.pane-body').getByRole('treeitem', { name }).first();
  }
});
