// Whoever maintains a pack, in a real browser: a new modèle after three questions, and its preview as a candidate will find it.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onEachHost, visit } from '../support/visit.js';
import { freshCopy, written } from '../support/workbench.js';

onEachHost('a pack in a real browser', (host) => {
  const folder = freshCopy('examples/packs/passeur-de-lecture', `paquet-${host}`);
  const user = visit({ profile: `paquet-${host}`, host, folder });
  before(() => user.open(/^pack\.yaml/));

  it('makes a new modèle with the natures and the criteria of the pack', async () => {
    await user.run('DEP: Nouveau modèle');
    await user.answer('Nouveau modèle (1 sur 3)', 'Premier pas');
    await user.choose('Nouveau modèle (2 sur 3)', 'Malle', '30-modele-nature');
    await user.asked('Nouveau modèle (3 sur 3)');
    await user.input.fill('L2.1');
    await user.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'L2.1' })
      .locator('input[type=checkbox], .monaco-custom-toggle')
      .click();
    await user.shot('31-modele-criteres');
    await user.button('OK').click();
    await user.tab(/^premier-pas\.md/).waitFor();
    const modele = join(folder, 'modeles/premier-pas.md');
    await written(modele, /^nature: malle\ncriteres: \[L2\.1\]$/m);
    assert.match(readFileSync(modele, 'utf8'), /^:::malle\[\$\{1:/m);
    await user.shot('32-modele-neuf');
  });

  it('shows it inserted, as a card of the preview', async () => {
    await user.run('DEP: Aperçu du modèle');
    const card = user.webview().locator('.dep-preuve').first();
    await card.waitFor();
    // Styled once VS Code has brought the file of styles; this runs in the page.
    await card.evaluate(`(async () => {
        while (getComputedStyle(document.querySelector('.dep-preuve')).borderInlineStartWidth !== '4px')
          await new Promise(requestAnimationFrame);
      })()`);
    await user.shot('33-modele-apercu');
    const text = (await card.textContent()) ?? '';
    assert.match(text, /Une rubrique/);
    assert.match(text, /L2\.1 — /, 'in the words of the pack');
    assert.equal(await user.page.getByRole('treeitem', { name: /^C1/ }).count(), 0, 'it is no dossier');
    assert.equal(await user.page.locator('.activitybar .badge-content').filter({ hasText: /\d/ }).count(), 0);
    assert.doesNotMatch(text, /:::|pour=|À éviter/);
  });
});
