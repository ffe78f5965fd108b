// A first remark in a real browser: who one is, what it is about, the thread, the tree; and a disk that refuses the next one.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { freshCopy, screenshot, scripts, startBrowser } from '../support/workbench.js';

describe('relecture in a real browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let vscode: Awaited<ReturnType<Awaited<ReturnType<typeof scripts>>['startVSCode']>>;
  let page: Page;
  let folder: string;

  before(async () => {
    browser = await startBrowser();
    // Someone who never commented anything.
    rmSync(join(process.cwd(), '.vscode-test/profiles/relecture/data/User/settings.json'), { force: true });
    vscode = await (await scripts()).startVSCode({ vsix: join(process.cwd(), 'dossier-dep.vsix'), profile: 'relecture' });
    folder = freshCopy('test/extension/dossiers', 'relecture');
    page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'fr-FR', reducedMotion: 'reduce' });
    await page.goto(`${vscode.url}/?folder=${encodeURIComponent(folder)}`);
    await page.getByRole('treeitem', { name: /^relu\.dep\.md/ }).dblclick();
    await page.locator('.editor-instance .view-lines').waitFor();
  });
  after(async () => {
    await browser?.close();
    await vscode?.stop();
  });

  it('begins from the empty view, asks who one is once, and shows the thread beside its passage and in the tree', async () => {
    await page.getByRole('tab', { name: /^DEP/ }).first().click();
    await page
      .getByRole('button', { name: /^Commenter ce passage/ })
      .first()
      .waitFor();
    await page.locator('.view-line').filter({ hasText: 'Chaque lundi' }).click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await screenshot(page, '20-relecture-vide');
    await page
      .locator('.welcome-view-content')
      .getByRole('button', { name: /^Commenter ce passage/ })
      .click();
    await write('Comment savez-vous que cela l’aide ? [ici](command:dep.redemarrer) <b>non</b>');
    await screenshot(page, '21-remarque');
    await page.getByRole('button', { name: 'Envoyer la remarque' }).click();
    await answer('Relecture (1 sur 2)', 'Maud');
    await answer('Relecture (2 sur 2)', 'accompagne');
    await answer('Votre remarque (1 sur 2)', 'développer');
    await answer('Votre remarque (2 sur 2)', '');
    await line(/^Comment savez-vous .*À développer · à traiter/).waitFor();
    await page.locator('.review-comment .comment-body').filter({ hasText: '<b>non</b>' }).waitFor();
    if ((await page.locator('.review-comment .comment-body a, .review-comment .comment-body b').count()) > 0)
      throw new Error('something is active in the remark');
    await screenshot(page, '22-fil');
  });

  it('keeps an answer in its box, and says why, when the disk refuses it', async () => {
    const store = join(folder, '.dep/relecture/relu');
    rmSync(join(store, 'evenements'), { recursive: true });
    writeFileSync(join(store, 'evenements'), '');
    await page.locator('.review-thread-reply-button, .comment-thread .comment-form').first().click();
    await page.keyboard.type('Elle me le dit elle-même.');
    await page.getByRole('button', { name: 'Envoyer la remarque' }).click();
    await page
      .getByText(/Rien n’a été enregistré/)
      .first()
      .waitFor();
    await page
      .locator('.comment-form .view-line')
      .filter({ hasText: /elle-même/ })
      .waitFor();
    await screenshot(page, '23-refus');
  });

  async function write(text: string): Promise<void> {
    await page.locator('.comment-form .monaco-editor.focused, .comment-form .monaco-editor').first().waitFor();
    await page.keyboard.type(text);
  }

  async function answer(titre: string, text: string): Promise<void> {
    await page.locator('.quick-input-title').filter({ hasText: titre }).waitFor();
    if (text !== '') await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }

  function line(name: RegExp) {
    return page.locator('.pane-body').getByRole('treeitem', { name }).first();
  }
});
