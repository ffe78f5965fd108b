// A person's first minutes, in a real browser: open the faulty example, read what is wrong, mend one thing, walk the tree.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { freshCopy, screenshot, scripts, startBrowser, written } from '../support/workbench.js';

const wrong = /«.C1\.5.» n’est pas un critère du référentiel/;

describe('interface in a real browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let vscode: Awaited<ReturnType<Awaited<ReturnType<typeof scripts>>['startVSCode']>>;
  let page: Page;
  let folder: string;

  before(async () => {
    browser = await startBrowser();
    vscode = await (await scripts()).startVSCode({ vsix: join(process.cwd(), 'dossier-dep.vsix'), profile: 'interface' });
    folder = freshCopy('examples/fautif', 'interface');
    page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'fr-FR', reducedMotion: 'reduce' });
    await page.goto(`${vscode.url}/?folder=${encodeURIComponent(folder)}`);
    await page.getByRole('treeitem', { name: /^dossier\.dep\.md/ }).dblclick();
    await page.locator('.editor-instance .view-lines').waitFor();
  });
  after(async () => {
    await browser?.close();
    await vscode?.stop();
  });

  it('lists the findings of every file of the dossier in Problems', async () => {
    await page.keyboard.press('Control+Shift+M');
    await problem(wrong).waitFor();
    await page.getByRole('tab', { name: new RegExp(`Total ${planted()} Problems`) }).waitFor();
    await screenshot(page, '1-problemes');
  });

  it('takes a finding back when it is mended', async () => {
    await problem(wrong).dblclick();
    await page.getByRole('tab', { name: /^c1\.dep\.md/ }).waitFor();
    await page.getByRole('button', { name: new RegExp(`^Ln ${lineOf('C1.5')}, Col 63 \\(4 selected\\)`) }).waitFor();
    await page.locator('.editor-instance .native-edit-context, .editor-instance textarea.inputarea').first().focus();
    await page.keyboard.type('C1.3');
    await problem(wrong).waitFor({ state: 'detached' });
    await screenshot(page, '2-probleme-corrige');
    await page.keyboard.press('Control+S');
    await written(join(folder, 'c1.dep.md'), /pour="C1\.3, C1\.3"/);
  });

  it('shows the couverture as a tree: states in words, lines that go to the text', async () => {
    await page.keyboard.press('Control+J');
    await page.getByRole('tab', { name: /^DEP/ }).first().click();
    await line(/^C1, \d sur 6/).waitFor();
    await screenshot(page, '3-couverture');
    await unfold(/^C1\.3, présente/);
    await unfold(/^Outil ou technique d’animation, présente/);
    await line(/^Le carnet de goûts, /).click();
    await page
      .getByRole('button', { name: new RegExp(`^Ln ${lineOf('[Le carnet de goûts]')}, Col 28 \\(18 selected\\)`) })
      .waitFor();
    await screenshot(page, '4-couverture-passage');
  });

  it('mends a finding from its light bulb', async () => {
    await page.keyboard.press('Control+Shift+M');
    const misspelt = /«.technique-animaton.» n’est pas une sorte de preuve connue/;
    await problem(misspelt).dblclick();
    await page.getByRole('button', { name: /\(18 selected\)/ }).waitFor();
    await page.locator('.editor-instance .native-edit-context, .editor-instance textarea.inputarea').first().focus();
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row').filter({ hasText: 'technique-animation' }).first().waitFor();
    await screenshot(page, '5-corrections');
    await page.keyboard.press('Enter');
    await problem(misspelt).waitFor({ state: 'detached' });
  });

  it('proposes what the partie still misses at « ::: »', async () => {
    await page.keyboard.press('Control+J');
    await page.locator('.editor-instance .native-edit-context, .editor-instance textarea.inputarea').first().focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n\n:::');
    const list = page.locator('.suggest-widget .monaco-list-row');
    await list.first().waitFor();
    await screenshot(page, '6-completion');
    await page.keyboard.press('Escape');
  });

  // VS Code shows the no-break spaces of a message as they are.
  function problem(text: RegExp) {
    return page.locator('.markers-panel .monaco-list-row').filter({ hasText: text }).first();
  }

  /** A line that goes to the text unfolds by its arrow. */
  async function unfold(name: RegExp): Promise<void> {
    await line(name).locator('.monaco-tl-twistie').click();
  }

  function line(name: RegExp) {
    return page.locator('.pane-body').getByRole('treeitem', { name }).first();
  }
});

/** Findings of the faulty example that VS Code lists: questions are only dots under the text. */
function planted(): number {
  const { stdout } = spawnSync(process.execPath, ['dist/cli.cjs', 'check', '--format', 'json', 'examples/fautif'], {
    encoding: 'utf8',
  });
  const { dossiers } = JSON.parse(stdout) as { dossiers: { constats: { severite: string }[] }[] };
  return dossiers.flatMap((one) => one.constats).filter((one) => one.severite !== 'indice').length;
}

/** Line, from 1, of the first such words in the file that the tests edit. */
function lineOf(words: string): number {
  const [before = ''] = readFileSync('examples/fautif/c1.dep.md', 'utf8').split(words);
  return before.split('\n').length;
}
