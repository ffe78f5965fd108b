// The panel in a real browser: what a line offers by mouse and by keyboard, what is missing alone, the plan, a selection marked.
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { dress, freshCopy, screenshot, scripts, startBrowser, written } from '../support/workbench.js';

describe('the panel in a real browser', function () {
  this.timeout(60_000);
  const folder = freshCopy('test/extension/dossiers', 'panneau');
  const file = join(folder, 'brouillon.dep.md');
  let browser: Browser;
  let vscode: Awaited<ReturnType<Awaited<ReturnType<typeof scripts>>['startVSCode']>>;
  let page: Page;
  const line = (label: RegExp): Locator => page.getByRole('treeitem', { name: label }).first();

  before(async () => {
    browser = await startBrowser();
    vscode = await (await scripts()).startVSCode({ vsix: join(process.cwd(), 'dossier-dep.vsix'), profile: 'panneau' });
    page = await browser.newPage({ viewport: { width: 1400, height: 1300 }, locale: 'fr-FR', reducedMotion: 'reduce' });
    page.setDefaultTimeout(15_000);
    await page.goto(`${vscode.url}/?folder=${encodeURIComponent(folder)}`);
    await line(/brouillon\.dep\.md/).dblclick();
    await page.getByRole('tab', { name: /^DEP/ }).first().click();
    await line(/^C1\.1, /).waitFor();
  });
  after(async () => {
    await browser?.close();
    await vscode?.stop();
  });

  it('shows the plan under the couverture', async () => {
    await page
      .locator('.pane-header')
      .filter({ hasText: /Plan et situations/i })
      .click();
    await line(/^Parties, \d+ mots/).waitFor();
    await line(/^C2, à écrire/).waitFor();
    await screenshot(page, '20-plan');
  });

  it('shows only what is missing, and everything again', async () => {
    await line(/^À la soutenance/).waitFor();
    await toggle(/Seulement ce qui manque/);
    await line(/^À la soutenance/).waitFor({ state: 'detached' });
    await screenshot(page, '21-manques');
    await toggle(/Tout montrer/);
    await line(/^À la soutenance/).waitFor();
  });

  it('reads a criterion', async () => {
    await line(/^C1\.2, /).hover();
    await line(/^C1\.2, /)
      .getByRole('button', { name: /Voir le critère/ })
      .click();
    await page.getByRole('tab', { name: /C1\.2/ }).waitFor();
    await page.frameLocator('iframe.webview').frameLocator('iframe').getByText('Attendu').first().waitFor();
    await screenshot(page, '22-critere');
    await page.getByRole('tab', { name: /brouillon/ }).click();
  });

  it('ignores a finding with a reason, from the menu that the keyboard opens', async () => {
    await line(/^C1\.1, /).click();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: /Ignorer avec motif/ }).waitFor();
    await screenshot(page, '23-menu');
    await page.getByRole('menuitem', { name: /Ignorer avec motif/ }).click();
    await page.locator('.quick-input-title').filter({ hasText: 'Ignorer avec motif' }).waitFor();
    await screenshot(page, '24-motif');
    await page.keyboard.type('montré à l’oral');
    await page.keyboard.press('Enter');
    await saved(/<!-- dep-ignore preuve-manquante C1\.1 : montré à l’oral -->\n# C1/);
  });

  it('inserts what a criterion lacks, its places active', async () => {
    await line(/^C2\.1, /).hover();
    await line(/^C2\.1, /)
      .getByRole('button', { name: /Insérer ce qui manque/ })
      .click();
    await line(/^C2\.1, 0 preuve sur/).waitFor();
    await screenshot(page, '25-insere');
    await page.keyboard.type('Un titre tapé');
    await saved(/^:::[^\n]*Un titre tapé[^\n]*pour="C2\.1"/m);
  });

  it('marks a selection as a preuve of a criterion', async () => {
    await page.locator('.view-line').filter({ hasText: 'Je suis formatrice' }).click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('F1');
    await page.keyboard.type('Marquer la sélection');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /^C1\.3/ }).waitFor();
    await screenshot(page, '26-marquer');
    await page.keyboard.type('C1.3');
    await page.keyboard.press('Enter');
    await saved(/^:::[^\n]*\{pour="C1\.3"\}\nJe suis formatrice depuis onze ans\.\n:::/m);
  });

  it('keeps what is unfolded and selected while one types', async () => {
    await line(/^C1\.3, /)
      .locator('.monaco-tl-twistie')
      .click();
    await line(/^C1\.3, /).click();
    const kept = page.locator('.pane-body [role=treeitem][aria-expanded=true].selected').filter({ hasText: 'C1.3' });
    await kept.waitFor();
    await page.locator('.view-line').filter({ hasText: 'Chaque apprenant' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('\n\n:::outil[Carnet]{pour="C1.2"}\nTexte.\n:::\n');
    await line(/^C1\.2, 0 preuve sur/).waitFor();
    await kept.waitFor();
    await screenshot(page, '27-deplie');
  });

  it('shows the same after a restart: lines, filter, dossier, criterion', async () => {
    await toggle(/Seulement ce qui manque/);
    await line(/^À la soutenance/).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+S');
    await page.reload();
    await page.getByRole('tab', { name: /^brouillon\.dep\.md/ }).waitFor();
    await line(/^C1\.3, /).waitFor();
    await page.frameLocator('iframe.webview').frameLocator('iframe').getByText('Attendu').first().waitFor();
    await screenshot(page, '28-redemarre');
    await page.locator('.pane-body [role=treeitem][aria-expanded=true]').filter({ hasText: 'C1.3' }).waitFor();
    await line(/^À la soutenance/).waitFor({ state: 'detached' });
  });

  it('can be read in high contrast', async () => {
    await toggle(/Tout montrer/);
    await dress(page, folder, 'Default High Contrast');
    await screenshot(page, '29-contraste');
  });

  async function toggle(name: RegExp): Promise<void> {
    await line(/^C1, /).hover();
    await page.getByRole('button', { name }).click();
  }

  async function saved(wanted: RegExp): Promise<void> {
    await page.keyboard.press('Control+S');
    await written(file, wanted);
  }
});
