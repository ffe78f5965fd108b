// A first remark in a real browser: who one is, what it is about, the thread, the tree; and a disk that refuses the next one.
import { strict as assert } from 'node:assert';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onEachHost, visit } from '../support/visit.js';
import { freshCopy } from '../support/workbench.js';

onEachHost('relecture in a real browser', (host) => {
  const folder = freshCopy('test/extension/dossiers', `relecture-${host}`);
  const user = visit({ profile: `relecture-${host}`, host, folder });
  before(() => user.open(/^relu\.dep\.md/));

  it('begins from the empty view, asks who one is once, and shows the thread beside its passage and in the tree', async () => {
    await user.panel();
    await user.button(/^Commenter ce passage/).waitFor();
    await user.select('Chaque lundi');
    await user.shot('20-relecture-vide');
    await user.page
      .locator('.welcome-view-content')
      .getByRole('button', { name: /^Commenter ce passage/ })
      .click();
    await user.comment('Comment savez-vous que cela l’aide ? [ici](command:dep.redemarrer) <b>non</b>', '21-remarque');
    await user.answer('Relecture (1 sur 2)', 'Maud');
    await user.choose('Relecture (2 sur 2)', 'accompagne');
    await user.choose('Votre remarque (1 sur 2)', 'développer');
    await user.choose('Votre remarque (2 sur 2)', '');
    await user.line(/^Comment savez-vous .*À développer · à traiter/).waitFor();
    const body = user.page.locator('.review-comment .comment-body');
    await body.filter({ hasText: '<b>non</b>' }).waitFor();
    assert.equal(await body.locator('a, b').count(), 0, 'something is active in the remark');
    await user.shot('22-fil');
  });

  it('keeps an answer in its box, and says why, when the disk refuses it', async () => {
    const store = join(folder, '.dep/relecture/relu');
    rmSync(join(store, 'evenements'), { recursive: true });
    writeFileSync(join(store, 'evenements'), '');
    await user.page.locator('.review-thread-reply-button, .comment-thread .comment-form').first().click();
    await user.comment('Elle me le dit elle-même.');
    await user.page
      .getByText(/Rien n’a été enregistré/)
      .first()
      .waitFor();
    await user.page.locator('.comment-form .view-line').filter({ hasText: 'elle-même' }).waitFor();
    await user.shot('23-refus');
  });
});
