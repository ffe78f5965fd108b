// A person's first minutes, in a real browser: open the faulty example, read what is wrong, mend one thing, walk the tree.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { onEachHost, visit } from '../support/visit.js';
import { freshCopy } from '../support/workbench.js';

const wrong = /«.C1\.5.» n’est pas un critère du référentiel/;

onEachHost('interface in a real browser', (host) => {
  const user = visit({ profile: `interface-${host}`, host, folder: freshCopy('examples/fautif', `interface-${host}`) });
  before(() => user.open(/^dossier\.dep\.md/));

  it('lists the findings of every file of the dossier in Problems', async () => {
    await user.press('Control+Shift+M');
    await problem(wrong).waitFor();
    await user.tab(new RegExp(`Total ${planted()} Problems`)).waitFor();
    await user.shot('1-problemes');
  });

  it('takes a finding back when it is mended', async () => {
    await problem(wrong).dblclick();
    await user.tab(/^c1\.dep\.md/).waitFor();
    await user.placed(`Ln ${lineOf('C1.5')}, Col 63 (4 selected)`);
    await user.focus();
    await user.type('C1.3');
    await problem(wrong).waitFor({ state: 'detached' });
    await user.shot('2-probleme-corrige');
    await user.save('c1.dep.md', /pour="C1\.3, C1\.3"/);
  });

  it('shows the couverture as a tree: states in words, lines that go to the text', async () => {
    await user.press('Control+J');
    await user.panel();
    await user.line(/^C1, \d sur 6/).waitFor();
    await user.shot('3-couverture');
    await user.unfold(/^C1\.3, présente/);
    await user.unfold(/^Outil ou technique d’animation, présente/);
    await user.line(/^Le carnet de goûts, /).click();
    await user.placed(`Ln ${lineOf('[Le carnet de goûts]')}, Col 28 (18 selected)`);
    await user.shot('4-couverture-passage');
  });

  it('mends a finding from its light bulb', async () => {
    await user.press('Control+Shift+M');
    const misspelt = /«.technique-animaton.» n’est pas une sorte de preuve connue/;
    await problem(misspelt).dblclick();
    await user.placed(`Ln ${lineOf('technique-animaton')}, Col 22 (18 selected)`);
    await user.focus();
    await user.page.locator('.lightBulbWidget:visible').first().click();
    await user.page.locator('.action-widget .monaco-list-row.focused').filter({ hasText: 'technique-animation' }).waitFor();
    await user.shot('5-corrections');
    await user.press('Enter');
    await problem(misspelt).waitFor({ state: 'detached' });
  });

  it('proposes what the partie still misses at « ::: »', async () => {
    await user.press('Control+J');
    await user.focus();
    await user.press('Control+End');
    await user.type('\n\n:::');
    await user.page.locator('.suggest-widget .monaco-list-row').first().waitFor();
    await user.shot('6-completion');
    await user.press('Escape');
  });

  it('shows preuves as cards in the preview, and nothing of what marks them', async () => {
    await user.press('Control+K', 'v');
    const card = user.webview().locator('.dep-preuve').filter({ hasText: 'Le carnet de goûts' }).first();
    await card.waitFor();
    await user.shot('7-apercu');
    const text = (await card.textContent()) ?? '';
    assert.match(text, /C1\.3 — /);
    assert.doesNotMatch(text, /:::|pour=/);
  });

  // VS Code shows the no-break spaces of a message as they are.
  function problem(text: RegExp): Locator {
    return user.page.locator('.markers-panel .monaco-list-row').filter({ hasText: text }).first();
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
