// Files and words that become preuves by mouse and clipboard, in a real browser: on a criterion, and in the text.
import { strict as assert } from 'node:assert';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { onEachHost, visit } from '../support/visit.js';
import { emptyFolder } from '../support/workbench.js';

/** What other programs give, made in the page. */
const dropped = `(() => {
  const data = new DataTransfer();
  data.setData('text/plain', 'Sofia choisit seule.');
  return data;
})()`;
const copied = `new Promise((resolve) => document.createElement('canvas').toBlob(resolve)).then((image) =>
  navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]))`;

onEachHost('drops in a real browser', (host) => {
  const folder = emptyFolder(`depots-${host}`);
  const file = 'dossier/dossier.dep.md';
  const user = visit({ profile: `depots-${host}`, host, folder, height: 1000 });

  before(async () => {
    mkdirSync(join(folder, 'dossier'));
    writeFileSync(join(folder, file), '---\ndossier: facilitateur-apprentissage\n---\n\n# C1\n\nIci.\n\n# C2\n\nLà.\n');
    writeFileSync(join(folder, 'Plan d’été (2).pdf'), 'plan');
    const permissions = ['clipboard-read', 'clipboard-write'];
    await user.page.context().grantPermissions(permissions, { origin: user.vscode.url });
    await user.line(/^dossier/).click();
    await user.open(/^dossier\.dep\.md/);
    await user.panel();
    await user.line(/^C1\.1, /).waitFor();
    await user.tab(/^Explorer/).click();
  });

  it('a file of the Explorer, held over the panel’s icon then dropped on a criterion', async () => {
    const { mouse } = user.page;
    await user.line(/^Plan d’été/).hover();
    await mouse.down();
    const icon = await centre(user.tab(/^DEP/));
    // A mouse that is held still goes on telling where it is: VS Code then opens the view under it.
    for (let turn = 0; !(await user.line(/^C1\.3, /).isVisible()); turn++) await mouse.move(icon.x + (turn % 2), icon.y);
    await moveTo(user.line(/^C1\.3, /));
    await user.shot('40-depot-critere');
    await mouse.up();
    await user.words('[Plan d’été (2)]').waitFor();
    await user.shot('41-depot-fait');
    await user.save(
      file,
      /^:::outil\[Plan d’été \(2\)\]\{pour="C1\.3"[^\n]*\}\n\n\[Plan d’été \(2\)\]\(preuves\/[^)\n]+\.pdf\)\n/m,
    );
    assert.deepEqual(readdirSync(join(folder, 'dossier/preuves')), ['Plan-d-été-2.pdf']);
  });

  it('words of another application', async () => {
    const dataTransfer = await user.page.evaluateHandle(dropped);
    const criterion = user
      .line(/^C2\.2, /)
      .locator('.monaco-icon-label')
      .first();
    for (const type of ['dragenter', 'dragover', 'drop']) await criterion.dispatchEvent(type, { dataTransfer });
    await user.save(file, /\{pour="C2\.2"[^\n]*\}\n\nSofia choisit seule\.\n/);
  });

  it('a file dropped in the text: the other choice asks for the criterion', async () => {
    await user.tab(/^Explorer/).click();
    await user.line(/^preuves/).waitFor();
    await user.line(/^Plan d’été/).hover();
    await user.page.mouse.down();
    await moveTo(user.words('Là.'));
    await user.page.keyboard.down('Shift');
    await moveTo(user.words('Là.'));
    await user.page.mouse.up();
    await user.page.keyboard.up('Shift');
    await other('42-depot-texte');
    await user.choose('DEP', 'C2.1', '43-depot-question');
    await user.save(
      file,
      /Là\.\n\n:::atelier\[Plan d’été \(2\)\]\{pour="C2\.1"[^\n]*\}\n\n\[Plan d’été \(2\)\]\(preuves\/[^)\n]+-2\.pdf\)\n/,
    );
  });

  it('an image of the clipboard, pasted', async () => {
    await user.words('Ici.').click();
    await user.press('End');
    await user.page.evaluate(copied);
    await user.press('Control+V');
    await other('44-collage');
    await user.choose('DEP', 'C1.2');
    await user.save(file, /Ici\.\n\n:::outil\[[^\]]+\]\{pour="C1\.2"[^\n]*\}\n\n!\[[^\]]*\]\(preuves\/[^)\n]+\.png\)\n/);
  });

  /** In the list of other ways that VS Code offers after a drop or a paste. */
  async function other(shot: string): Promise<void> {
    await user.page.locator('.post-edit-widget').waitFor();
    await user.press('Control+.');
    const ours = user.page.locator('.action-widget .monaco-list-row').filter({ hasText: 'Insérer comme preuve…' });
    await ours.waitFor();
    await user.shot(shot);
    await ours.click();
  }

  async function centre(of: Locator): Promise<{ x: number; y: number }> {
    const box = await of.boundingBox();
    assert.ok(box);
    return { x: box.x + Math.min(box.width / 2, 60), y: box.y + box.height / 2 };
  }

  async function moveTo(target: Locator): Promise<void> {
    const { x, y } = await centre(target);
    await user.page.mouse.move(x - 8, y, { steps: 4 });
    await user.page.mouse.move(x, y, { steps: 4 });
  }
});
