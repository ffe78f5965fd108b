// Files and words that become preuves by mouse and clipboard, in a real browser: on a criterion, and in the text.
import { strict as assert } from 'node:assert';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { emptyFolder, screenshot, scripts, startBrowser, written } from '../support/workbench.js';

/** What other programs give, made in the page. */
const dropped = `(() => {
  const data = new DataTransfer();
  data.setData('text/plain', 'Sofia choisit seule.');
  return data;
})()`;
const copied = `new Promise((resolve) => document.createElement('canvas').toBlob(resolve)).then((image) =>
  navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]))`;

describe('drops in a real browser', function () {
  this.timeout(60_000);
  const folder = emptyFolder('depots');
  const file = join(folder, 'dossier/dossier.dep.md');
  let browser: Browser;
  let vscode: Awaited<ReturnType<Awaited<ReturnType<typeof scripts>>['startVSCode']>>;
  let page: Page;
  const line = (label: RegExp): Locator => page.getByRole('treeitem', { name: label }).first();
  const words = (text: string): Locator => page.locator('.view-line').filter({ hasText: text }).first();

  before(async () => {
    mkdirSync(join(folder, 'dossier'));
    writeFileSync(file, '---\ndossier: facilitateur-apprentissage\n---\n\n# C1\n\nIci.\n\n# C2\n\nLà.\n');
    writeFileSync(join(folder, 'Plan d’été (2).pdf'), 'plan');
    browser = await startBrowser();
    vscode = await (await scripts()).startVSCode({ vsix: join(process.cwd(), 'dossier-dep.vsix'), profile: 'depots' });
    page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, locale: 'fr-FR', reducedMotion: 'reduce' });
    page.setDefaultTimeout(15_000);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: vscode.url });
    await page.goto(`${vscode.url}/?folder=${encodeURIComponent(folder)}`);
    await line(/^dossier/).click();
    await line(/^dossier\.dep\.md/).dblclick();
    await panel().click();
    await line(/^C1\.1, /).waitFor();
    await page
      .getByRole('tab', { name: /^Explorer/ })
      .first()
      .click();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await screenshot(page, 'depots-echec');
  });
  after(async () => {
    await browser?.close();
    await vscode?.stop();
  });

  it('a file of the Explorer, held over the panel’s icon then dropped on a criterion', async () => {
    await line(/^Plan d’été/).hover();
    await page.mouse.down();
    const icon = await centre(panel());
    // A mouse that is held still goes on telling where it is: VS Code then opens the view under it.
    for (let turn = 0; !(await line(/^C1\.3, /).isVisible()); turn++) await page.mouse.move(icon.x + (turn % 2), icon.y);
    await moveTo(await centre(line(/^C1\.3, /)));
    await screenshot(page, '40-depot-critere');
    await page.mouse.up();
    await words('[Plan d’été (2)]').waitFor();
    await screenshot(page, '41-depot-fait');
    await saved(/^:::outil\[Plan d’été \(2\)\]\{pour="C1\.3"[^\n]*\}\n\n\[Plan d’été \(2\)\]\(preuves\/[^)\n]+\.pdf\)\n/m);
    assert.deepEqual(readdirSync(join(folder, 'dossier/preuves')), ['Plan-d-été-2.pdf']);
  });

  it('words of another application', async () => {
    const data = await page.evaluateHandle(dropped);
    for (const type of ['dragenter', 'dragover', 'drop'])
      await line(/^C2\.2, /)
        .locator('.monaco-icon-label')
        .first()
        .dispatchEvent(type, { dataTransfer: data });
    await saved(/\{pour="C2\.2"[^\n]*\}\n\nSofia choisit seule\.\n/);
  });

  it('a file dropped in the text: the other choice asks for the criterion', async () => {
    await page
      .getByRole('tab', { name: /^Explorer/ })
      .first()
      .click();
    await line(/^preuves/).waitFor();
    await line(/^Plan d’été/).hover();
    await page.mouse.down();
    await moveTo(await centre(words('Là.')));
    await page.keyboard.down('Shift');
    await moveTo(await centre(words('Là.')));
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await chooseOther('42-depot-texte');
    await page.keyboard.type('C2.1');
    await page.getByRole('option', { name: /C2\.1/ }).first().waitFor();
    await screenshot(page, '43-depot-question');
    await page.keyboard.press('Enter');
    await saved(
      /Là\.\n\n:::atelier\[Plan d’été \(2\)\]\{pour="C2\.1"[^\n]*\}\n\n\[Plan d’été \(2\)\]\(preuves\/[^)\n]+-2\.pdf\)\n/,
    );
  });

  it('an image of the clipboard, pasted', async () => {
    await words('Ici.').click();
    await page.keyboard.press('End');
    await page.evaluate(copied);
    await page.keyboard.press('Control+V');
    await chooseOther('44-collage');
    await page.keyboard.type('C1.2');
    await page.getByRole('option', { name: /C1\.2/ }).first().waitFor();
    await page.keyboard.press('Enter');
    await saved(/Ici\.\n\n:::outil\[[^\]]+\]\{pour="C1\.2"[^\n]*\}\n\n!\[[^\]]*\]\(preuves\/[^)\n]+\.png\)\n/);
  });

  const panel = (): Locator => page.getByRole('tab', { name: /^DEP/ }).first();

  /** In the list of other ways that VS Code offers after a drop or a paste. */
  async function chooseOther(shot: string): Promise<void> {
    await page.locator('.post-edit-widget').waitFor();
    await page.keyboard.press('Control+.');
    const other = page.locator('.action-widget .monaco-list-row').filter({ hasText: 'Insérer comme preuve…' });
    await other.waitFor();
    await screenshot(page, shot);
    await other.click();
    await page.locator('.quick-input-title').filter({ hasText: 'DEP' }).waitFor();
  }

  async function centre(of: Locator): Promise<{ x: number; y: number }> {
    const box = await of.boundingBox();
    assert.ok(box);
    return { x: box.x + Math.min(box.width / 2, 60), y: box.y + box.height / 2 };
  }

  async function moveTo({ x, y }: { readonly x: number; readonly y: number }): Promise<void> {
    await page.mouse.move(x - 8, y, { steps: 4 });
    await page.mouse.move(x, y, { steps: 4 });
  }

  async function saved(wanted: RegExp): Promise<void> {
    await page.keyboard.press('Control+S');
    await written(file, wanted);
  }
});
