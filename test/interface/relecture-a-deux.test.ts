// Two people, each with their own VS Code, on one folder: what one writes the other sees, at the right place, without reloading.
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { freshCopy, screenshot, scripts, startBrowser, written } from '../support/workbench.js';

type VSCode = Awaited<ReturnType<Awaited<ReturnType<typeof scripts>>['startVSCode']>>;

describe('relecture by two people in real browsers', function () {
  this.timeout(120_000);
  const folder = freshCopy('test/extension/dossiers', 'relecture-a-deux');
  const file = join(folder, 'relu.dep.md');
  const running: VSCode[] = [];
  let browser: Browser;
  let maud: Page;
  let camille: Page;

  before(async () => {
    browser = await startBrowser();
    maud = await arrive('Maud', 'accompagnateur');
    camille = await arrive('Camille', 'candidat');
  });
  after(async () => {
    await browser?.close();
    for (const one of running) await one.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await screenshot(maud, 'echec-accompagnatrice');
    await screenshot(camille, 'echec-candidate');
  });

  it('who accompanies comments a passage and gives an avis; who writes sees both', async () => {
    await select(maud, 'Chaque lundi');
    await run(maud, 'DEP: Commenter ce passage');
    await maud.locator('.comment-form .monaco-editor').first().waitFor();
    await maud.keyboard.type('Comment savez-vous que cela l’aide ?');
    await maud.getByRole('button', { name: 'Envoyer la remarque' }).click();
    await answer(maud, 'Votre remarque (1 sur 2)', 'Question');
    await answer(maud, 'Votre remarque (2 sur 2)', 'C1.1');
    await line(maud, /^Comment savez-vous .*Question \(C1\.1\) · à traiter/).waitFor();
    await run(maud, 'DEP: Donner un avis');
    await answer(maud, 'Donner un avis', 'C1.1');
    await answer(maud, 'Votre avis sur C1.1 (1 sur 2)', 'convaincant');
    await answer(maud, 'Votre avis sur C1.1 (2 sur 2)', 'On voit Nadia choisir.');
    await line(maud, /^C1\.1, avis\s: convaincant · /).waitFor();
    await line(maud, /^C1\.1, /).hover();
    await maud.getByText(/Maud \(accompagnateur\)\s: convaincant, «\sOn voit Nadia choisir\.\s»/).waitFor();
    await screenshot(maud, '40-accompagnatrice');
    await line(camille, /^C1\.1, avis\s: convaincant · /).waitFor();
    await placed(camille, 'Chaque lundi, Nadia pose son plan de la semaine sur la table du fond.');
    await screenshot(camille, '41-candidate');
  });

  it('who writes rewords the passage and saves: both see the thread on its new words, and the avis is to be looked at again', async () => {
    await camille.locator('.view-line').filter({ hasText: 'Chaque lundi' }).click();
    await camille.keyboard.press('Home');
    for (let word = 0; word < 2; word++) await camille.keyboard.press('Control+Shift+ArrowRight');
    await camille.keyboard.type('Le lundi matin');
    await camille.keyboard.press('End');
    await camille.keyboard.press('ArrowLeft');
    await camille.keyboard.type(', près du tableau');
    await camille.keyboard.press('Control+S');
    await written(file, /près du tableau\./);
    await maud.locator('.view-line').filter({ hasText: 'Le lundi matin' }).waitFor();
    await line(maud, /^C1\.1, avis à revoir\s: convaincant · /).waitFor();
    await line(camille, /^C1\.1, avis à revoir\s: convaincant · /).waitFor();
    const now = 'Le lundi matin, Nadia pose son plan de la semaine sur la table du fond, près du tableau.';
    for (const page of [maud, camille]) await placed(page, now);
    await screenshot(maud, '42-reecrit-accompagnatrice');
    await screenshot(camille, '43-reecrit-candidate');
  });

  it('what changed since the avis opens as a comparison', async () => {
    await line(maud, /^C1\.1, /).click({ button: 'right' });
    await maud.getByRole('menuitem', { name: /Ce qui a changé depuis l’avis/ }).waitFor();
    await screenshot(maud, '44-menu-avis');
    await maud.getByRole('menuitem', { name: /Ce qui a changé depuis l’avis/ }).click();
    await maud.getByRole('tab', { name: /au moment de l’avis/ }).waitFor();
    await maud.locator('.original .view-line').filter({ hasText: 'Chaque lundi' }).waitFor();
    await maud.locator('.modified .view-line').filter({ hasText: 'Le lundi matin' }).waitFor();
    await screenshot(maud, '45-depuis-l-avis');
    await maud.getByRole('tab', { name: /^relu\.dep\.md/ }).click();
    await run(maud, 'DEP: Ce qui a changé depuis ma dernière relecture');
    await maud.getByRole('option', { name: /Plan à deux colonnes, modifié/ }).waitFor();
    await screenshot(maud, '46-depuis-ma-relecture');
    await maud.getByRole('option', { name: /Plan à deux colonnes, modifié/ }).click();
    await maud.getByRole('tab', { name: /à ma dernière relecture/ }).waitFor();
    await run(maud, 'DEP: Ce qui a changé depuis ma dernière relecture');
    await maud.getByRole('option', { name: /J’ai tout relu/ }).click();
    await run(maud, 'DEP: Ce qui a changé depuis ma dernière relecture');
    await maud.getByRole('option', { name: /J’ai tout relu, Rien n’a changé depuis/ }).waitFor();
    await maud.keyboard.press('Escape');
    await maud.getByRole('tab', { name: /^relu\.dep\.md/ }).click();
  });

  it('who writes answers: the other sees it without reloading', async () => {
    const remark = line(camille, /^Comment savez-vous /);
    await remark.hover();
    await remark.getByRole('button', { name: 'Répondre' }).click();
    await camille.locator('.review-widget .comment-form .monaco-editor').click();
    await camille.keyboard.type('Elle me le dit chaque vendredi.');
    await camille.getByRole('button', { name: 'Envoyer la remarque' }).click();
    await line(camille, /^Comment savez-vous .* · 1 réponse/).waitFor();
    await screenshot(camille, '47-reponse');
    const own = camille.locator('.review-comment').filter({ hasText: 'chaque vendredi' });
    await own.hover();
    await own.getByRole('button', { name: 'Modifier' }).click();
    await own.locator('.monaco-editor').click();
    await camille.keyboard.press('Control+End');
    await camille.keyboard.type(' Parfois le lundi.');
    await screenshot(camille, '47-reponse-modifiee');
    await own.getByRole('button', { name: 'Enregistrer la modification' }).click();
    await own.getByText('modifiée').waitFor();
    await own.hover();
    await own.getByRole('button', { name: 'Supprimer' }).click();
    const gone = camille.locator('.review-comment').filter({ hasText: 'Remarque supprimée.' });
    await gone.hover();
    await screenshot(camille, '47-reponse-supprimee');
    await gone.getByRole('button', { name: 'Rétablir' }).click();
    await own.waitFor();
    const same = line(maud, /^Comment savez-vous .* · 1 réponse/);
    await same.hover();
    await same.getByRole('button', { name: 'Répondre' }).click();
    await maud.locator('.review-widget').getByText('Elle me le dit chaque vendredi. Parfois le lundi.').waitFor();
    await screenshot(maud, '48-reponse-lue');
  });

  it('a file saved by another program while the thread is open: the thread follows', async () => {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('# C1\n', '# C1\n\nTrois lignes de plus,\nvenues\nd’ailleurs.\n').replace('pose', 'dépose'));
    const now = 'Le lundi matin, Nadia dépose son plan de la semaine sur la table du fond, près du tableau.';
    for (const page of [maud, camille]) {
      await page.locator('.view-line').filter({ hasText: 'Nadia dépose' }).waitFor();
      await page.locator('.review-widget').getByText('Elle me le dit chaque vendredi.').waitFor();
      await placed(page, now);
    }
    await screenshot(maud, '49-fichier-enregistre-ailleurs');
  });

  it('a review that one erases is gone for the other too', async () => {
    await run(maud, 'DEP: Effacer la relecture');
    await maud.getByRole('dialog').getByRole('button', { name: 'Effacer la relecture' }).waitFor();
    await screenshot(maud, '50-effacer');
    await maud.getByRole('dialog').getByRole('button', { name: 'Effacer la relecture' }).click();
    for (const page of [maud, camille]) {
      await line(page, /^Comment savez-vous /).waitFor({ state: 'detached' });
      await page.locator('.review-widget').waitFor({ state: 'detached' });
    }
    assert.equal(existsSync(join(folder, '.dep/relecture/relu')), false);
  });

  /** Someone with a VS Code of their own, who said before who they are. */
  async function arrive(nom: string, role: string): Promise<Page> {
    const vsix = join(process.cwd(), 'dossier-dep.vsix');
    const vscode = await (await scripts()).startVSCode({ vsix, profile: `relecture-${nom.toLowerCase()}` });
    running.push(vscode);
    const settings = join(vscode.data, 'User/settings.json');
    const known = JSON.parse(readFileSync(settings, 'utf8'));
    writeFileSync(settings, JSON.stringify({ ...known, 'dep.relecture.nom': nom, 'dep.relecture.role': role }));
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, locale: 'fr-FR' });
    page.setDefaultTimeout(20_000);
    await page.goto(`${vscode.url}/?folder=${encodeURIComponent(folder)}`);
    await page.getByRole('treeitem', { name: /^relu\.dep\.md/ }).dblclick();
    await page.locator('.view-line').filter({ hasText: 'Chaque lundi' }).waitFor();
    await page.getByRole('tab', { name: /^DEP/ }).first().click();
    await line(page, /^C1\.1, /).waitFor();
    return page;
  }

  function line(page: Page, name: RegExp): Locator {
    return page.locator('.pane-body').getByRole('treeitem', { name }).first();
  }

  async function run(page: Page, command: string): Promise<void> {
    await page.keyboard.press('F1');
    await page.keyboard.type(command);
    await page
      .getByRole('option', { name: new RegExp(`^${command}`) })
      .first()
      .click();
  }

  async function answer(page: Page, titre: string, text: string): Promise<void> {
    await page.locator('.quick-input-title').filter({ hasText: titre }).waitFor();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }

  async function select(page: Page, words: string): Promise<void> {
    await page.locator('.view-line').filter({ hasText: words }).click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
  }

  /** « Aller au passage » selects these words of the file, and nothing else. */
  async function placed(page: Page, words: string): Promise<void> {
    const lines = readFileSync(file, 'utf8').split('\n');
    const ln = lines.findIndex((line) => line.includes(words));
    const col = (lines[ln] as string).indexOf(words) + words.length;
    await line(page, /^Comment savez-vous /).click();
    const told = `Ln ${ln + 1}, Col ${col + 1} (${words.length} selected)`;
    await page.locator('.statusbar-item').filter({ hasText: told }).waitFor();
  }
});
