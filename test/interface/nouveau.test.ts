// From an empty folder to a first grid, in a real browser: the questions, the dossier, « / », Tab, and the couverture that moves.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { emptyFolder, screenshot, scripts, startBrowser, written } from '../support/workbench.js';

describe('a new dossier in a real browser', function () {
  this.timeout(60_000);
  const folder = emptyFolder('nouveau');
  let browser: Browser;
  let vscode: Awaited<ReturnType<Awaited<ReturnType<typeof scripts>>['startVSCode']>>;
  let page: Page;

  before(async () => {
    browser = await startBrowser();
    vscode = await (await scripts()).startVSCode({ vsix: join(process.cwd(), 'dossier-dep.vsix'), profile: 'nouveau' });
    page = await browser.newPage({ viewport: { width: 1400, height: 1400 }, locale: 'fr-FR', reducedMotion: 'reduce' });
    await page.goto(`${vscode.url}/?folder=${encodeURIComponent(folder)}`);
  });
  after(async () => {
    await browser?.close();
    await vscode?.stop();
  });

  it('is offered by the empty view', async () => {
    await page.getByRole('tab', { name: /^DEP/ }).first().click();
    await page
      .getByRole('button', { name: /^Nouveau dossier/ })
      .first()
      .waitFor();
    await screenshot(page, '10-vue-vide');
    await page
      .getByRole('button', { name: /^Nouveau dossier/ })
      .first()
      .click();
  });

  it('is made after four questions', async () => {
    await answer('Nouveau dossier (1 sur 4)', 'Camille R.');
    await screenshot(page, '11-questions');
    await page.keyboard.press('Enter');
    await answer('Nouveau dossier (2 sur 4)', 'Apprendre à plusieurs');
    await page.keyboard.press('Enter');
    await answer('Nouveau dossier (3 sur 4)', '');
    await page.getByRole('option', { name: /^Une trame complète/ }).waitFor();
    await screenshot(page, '12-questions-contenu');
    await page.keyboard.press('Enter');
    await answer('Nouveau dossier (4 sur 4)', '');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: /^dossier\.dep\.md/ }).waitFor();
    await counted(22, '0 sur 22 · Apprendre à plusieurs', /^C5, 0 sur 3/);
    await screenshot(page, '13-dossier-neuf');
  });

  it('Tab goes from one mark to the next', async () => {
    await page.keyboard.type('de 1999 à 2010');
    await page.keyboard.press('Tab');
    await selected(89);
    await page.keyboard.type('Je réparais des vélos.');
    await page.keyboard.press('Tab');
    await selected(20);
    await page.keyboard.press('Tab');
    await selected(88);
    await page.keyboard.press('Shift+Tab');
    await selected(20);
    await page.keyboard.type('En 2011');
    await page.keyboard.press('Control+S');
    await written(
      join(folder, 'dossier.dep.md'),
      /\| Avant de former \| de 1999 à 2010 \| Je réparais des vélos\. \|\r?\n\| Le passage \| En 2011 \|/,
    );
  });

  it('« / » inserts a grid, Tab walks its places, and the couverture moves', async () => {
    await page.keyboard.press('Control+End');
    await page
      .locator('.view-line')
      .filter({ hasText: /Annexes/ })
      .waitFor();
    await page.locator('.view-line').filter({ hasText: /C5\s—/ }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type('\n\n/sch');
    const proposal = page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'Grille' }).first();
    await proposal.waitFor();
    await screenshot(page, '14-barre-oblique');
    await page.keyboard.press('Enter');
    await line(/^C5\.1, 0 preuve sur 2/).waitFor();
    await counted(22, '0 sur 22 · Apprendre à plusieurs', /^C5, 0 sur 3/);
    await screenshot(page, '15-grille-inseree');
    await page.keyboard.type('Laisser chercher');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ce que je garde');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Les moments où une personne attend ma réponse');
    await screenshot(page, '16-grille-commencee');
    await page.keyboard.press('Control+S');
    await written(
      join(folder, 'dossier.dep.md'),
      /^:::outil-didactique\[Laisser chercher\]\{pour="C5\.1" sur="Ce que je garde" grille="schème"\}[^#]+\*\*La classe de situations\.\*\* Les moments où une personne attend ma réponse$/m,
    );
  });

  it('a first preuve, filled place after place, is counted', async () => {
    await line(/^C1\.2, /).hover();
    await line(/^C1\.2, /)
      .getByRole('button', { name: /Insérer ce qui manque/ })
      .click();
    await line(/^C1\.2, 0 preuve sur 1/).waitFor();
    await counted(22, '0 sur 22 · Apprendre à plusieurs', /^C1, 0 sur 6/);
    await page.keyboard.type('Le livret d’accueil');
    await page.keyboard.press('Tab');
    await page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'adapté' }).waitFor();
    await page.keyboard.press('Enter');
    // A value that is chosen leads to the next place by itself.
    for (let place = 3; place <= 10; place++) {
      await page.keyboard.type('Mes mots.');
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('Et je continue.');
    await line(/^C1\.2, présente/).waitFor();
    await counted(21, '1 sur 22 · Apprendre à plusieurs', /^C1, 1 sur 6/);
    await screenshot(page, '17-premiere-preuve');
    await page.keyboard.press('Control+S');
    await written(join(folder, 'dossier.dep.md'), /^:::\nEt je continue\.\n# C2/m);
  });

  const selected = (length: number): Promise<void> =>
    page.getByRole('button', { name: new RegExp(`\\(${length} selected\\)`) }).waitFor();

  /** What the badge, the view and a competence say together. */
  async function counted(badge: number, description: string, competence: RegExp): Promise<void> {
    await line(competence).waitFor();
    await page.getByRole('tab', { name: `DEP - ${badge} exigences à compléter` }).waitFor();
    await page.locator('.pane-header .description').getByText(description, { exact: true }).waitFor();
  }

  async function answer(titre: string, text: string): Promise<void> {
    await page.locator('.quick-input-title').filter({ hasText: titre }).waitFor();
    if (text !== '') await page.keyboard.type(text);
  }

  function line(name: RegExp) {
    return page.locator('.pane-body').getByRole('treeitem', { name }).first();
  }
});
