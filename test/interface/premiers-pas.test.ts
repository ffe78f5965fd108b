// « Premiers pas » in a real browser: each step is ticked by what really happens, from the empty folder to a change of statut.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { dress, emptyFolder, screenshot, scripts, startBrowser, written } from '../support/workbench.js';

const steps = [
  ['creer', 'Créer'],
  ['manque', 'Voir'],
  ['inserer', 'Insérer'],
  ['ecrire', 'Écrire'],
  ['langue', 'Français'],
  ['remettre', 'Faire'],
] as const;

describe('first steps in a real browser', function () {
  this.timeout(60_000);
  const folder = emptyFolder('premiers-pas');
  const root = join(folder, 'dossier.dep.md');
  let browser: Browser;
  let vscode: Awaited<ReturnType<Awaited<ReturnType<typeof scripts>>['startVSCode']>>;
  let page: Page;

  before(async () => {
    browser = await startBrowser();
    vscode = await (await scripts()).startVSCode({
      vsix: join(process.cwd(), 'dossier-dep.vsix'),
      profile: 'premiers-pas',
      fresh: true,
    });
    page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'fr-FR', reducedMotion: 'reduce' });
    await page.goto(`${vscode.url}/?folder=${encodeURIComponent(folder)}`);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await screenshot(page, `pas-echec-${this.currentTest.title.slice(0, 8)}`);
  });
  after(async () => {
    await browser?.close();
    await vscode?.stop();
  });

  it('are a link of the empty view, and six pictures', async () => {
    await page.getByRole('tab', { name: /^DEP/ }).first().click();
    await page.getByText('premiers pas, en six étapes').click();
    for (const [index, [step, titre]] of steps.entries()) {
      await page.locator(`button[data-step-id$="#${step}"]`).click();
      await page.locator(`button[data-step-id$="#${step}"].expanded`).waitFor();
      const picture = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('svg');
      await picture.filter({ has: page.locator('title', { hasText: titre }) }).waitFor();
      await screenshot(page, `6${index}-pas-${step}`);
    }
  });

  it('are ticked one after the other', async () => {
    await page.locator('button[data-step-id$="#creer"]').click();
    await page
      .getByRole('button', { name: /^Nouveau dossier/ })
      .last()
      .click();
    await answer('Nouveau dossier (1 sur 4)', 'Camille R.');
    await answer('Nouveau dossier (2 sur 4)', 'Apprendre');
    await answer('Nouveau dossier (3 sur 4)', '');
    await answer('Nouveau dossier (4 sur 4)', '');
    await page
      .locator('.pane-body')
      .getByRole('treeitem', { name: /^C1, 0 sur/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Voir les premiers pas' }).waitFor();
    await page.locator('[id="status.languageStatus"]').hover();
    await page.getByText('Modifier les informations').waitFor();
    await screenshot(page, '66-dossier-replie');
    await back();
    for (const step of ['creer', 'manque']) await done(step).waitFor();
  });

  it('a modèle that is chosen and an exigence that is met tick the next two', async () => {
    await page.locator('button[data-step-id$="#inserer"]').click();
    await page.getByRole('button', { name: 'Choisir un modèle' }).click();
    await page.getByRole('option').filter({ hasText: 'C1.1' }).first().waitFor();
    await screenshot(page, '70-pas-choisir');
    await page.keyboard.press('Enter');
    await page
      .locator('.pane-body')
      .getByRole('treeitem', { name: /^C1\.1, 0 preuve sur/ })
      .waitFor();
    await back();
    await done('inserer').waitFor();
    await page.getByRole('tab', { name: /^dossier\.dep\.md/ }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText(
      '\n\n:::outil[Le livret]{pour="C1.2" facettes="négociation, acquis, spécificités" moments="accueil, entretien"}\n\nTexte.\n\n:::\n',
    );
    await page
      .locator('.pane-body')
      .getByRole('treeitem', { name: /^C1, 1 sur/ })
      .waitFor();
    await back();
    await done('ecrire').waitFor();
    await dress(page, folder, 'Default High Contrast');
    await screenshot(page, '71-pas-contraste');
    await dress(page, folder, 'Dark Modern');
    await screenshot(page, '69-pas-sombre');
  });

  it('the first lines are changed without being seen', async () => {
    await page.getByRole('tab', { name: /^dossier\.dep\.md/ }).click();
    await command('Modifier les informations du dossier');
    await page.locator('.quick-input-title').filter({ hasText: 'Informations du dossier' }).waitFor();
    await screenshot(page, '67-informations');
    await page.getByRole('option', { name: /^Titre/ }).click();
    await answer('Informations du dossier · Titre', 'C4 : apprendre à plusieurs');
    await page.getByRole('option', { name: /C4 : apprendre/ }).waitFor();
    await page.keyboard.press('Escape');
    await written(root, /^titre: "C4 : apprendre à plusieurs"\r?\ncandidat: Camille R\.$/m);
  });

  it('a statut is changed after what is missing was said', async () => {
    await command('Changer le statut du dossier');
    await page.getByRole('option', { name: /^En relecture/ }).click();
    const dialog = page.getByRole('dialog').filter({ hasText: 'en relecture' });
    await dialog.waitFor();
    await screenshot(page, '68-statut');
    await dialog.getByRole('button', { name: 'Changer quand même' }).click();
    await written(root, /^statut: relecture$/m);
    await back();
    await done('remettre').waitFor();
  });

  it('a corrector that is installed ticks the last one', async () => {
    const corrector = { name: 'vscode-ltex-plus', publisher: 'ltex-plus', version: '0.0.1', engines: { vscode: '*' } };
    const archive = join(folder, 'correcteur.vsix');
    writeFileSync(archive, zipSync({ 'extension/package.json': strToU8(JSON.stringify(corrector)) }));
    await command('Extensions: Install from VSIX...');
    await page.getByRole('option', { name: '..' }).waitFor();
    await page.locator('.quick-input-box input:focus').fill(archive);
    await page.getByRole('option', { name: 'correcteur.vsix' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Completed installing extension').first().waitFor();
    // VS Code then shows its list of walkthroughs, where those that are done are put away.
    await command('Welcome: Open Walkthrough...');
    await page.getByRole('option').filter({ hasText: 'Premiers pas' }).click();
    for (const [step] of steps) await done(step).waitFor();
    await screenshot(page, '72-pas-faits');
  });

  const back = () => page.getByRole('tab', { name: /^(?:Walkthrough|Welcome)/ }).click();
  const done = (step: string) => page.locator(`.complete[data-done-step-id$="#${step}"]`).first();

  async function answer(titre: string, text: string): Promise<void> {
    await page.locator('.quick-input-title').filter({ hasText: titre }).waitFor();
    if (text !== '') await page.locator('.quick-input-box input').first().fill(text);
    else await page.getByRole('option').first().waitFor();
    // Between two questions, Enter would press the button that asked the first.
    await page.locator('.quick-input-box input:focus').waitFor();
    await page.keyboard.press('Enter');
  }

  async function command(name: string): Promise<void> {
    await page.keyboard.press('F1');
    await page.keyboard.type(name);
    await page.getByRole('option').filter({ hasText: name }).first().waitFor();
    await page.keyboard.press('Enter');
  }
});
