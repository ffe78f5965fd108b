// The panel in a real browser: what a line offers by mouse and by keyboard, what is missing alone, the plan, a selection marked.
import { onEachHost, visit } from '../support/visit.js';
import { freshCopy } from '../support/workbench.js';

onEachHost('the panel in a real browser', (host) => {
  const file = 'brouillon.dep.md';
  const folder = freshCopy('test/extension/dossiers', `panneau-${host}`);
  const user = visit({ profile: `panneau-${host}`, host, folder, height: 1300 });

  before(async () => {
    await user.open(/^brouillon\.dep\.md/);
    await user.panel();
    await user.line(/^C1\.1, /).waitFor();
  });

  it('shows the plan under the couverture', async () => {
    await user.page
      .locator('.pane-header')
      .filter({ hasText: /Plan et situations/i })
      .click();
    await user.line(/^Parties, \d+ mots/).waitFor();
    await user.line(/^C2, à écrire/).waitFor();
    await user.shot('20-plan');
  });

  it('shows only what is missing, and everything again', async () => {
    await user.line(/^À la soutenance/).waitFor();
    await toggle(/Seulement ce qui manque/);
    await user.line(/^À la soutenance/).waitFor({ state: 'detached' });
    await user.shot('21-manques');
    await toggle(/Tout montrer/);
    await user.line(/^À la soutenance/).waitFor();
  });

  it('reads a criterion', async () => {
    await user.act(user.line(/^C1\.2, /), /Voir le critère/);
    await user.tab(/C1\.2/).waitFor();
    await user.webview().getByText('Attendu').first().waitFor();
    await user.shot('22-critere');
    await user.tab(/brouillon/).click();
  });

  it('ignores a finding with a reason, from the menu that the keyboard opens', async () => {
    await user.line(/^C1\.1, /).click();
    await user.press('Shift+F10');
    const ignore = user.page.getByRole('menuitem', { name: /Ignorer avec motif/ });
    await ignore.waitFor();
    await user.shot('23-menu');
    await ignore.click();
    await user.answer('Ignorer avec motif', 'montré à l’oral', '24-motif');
    await user.save(file, /<!-- dep-ignore preuve-manquante C1\.1 : montré à l’oral -->\n# C1/);
  });

  it('inserts what a criterion lacks, its places active', async () => {
    await user.act(user.line(/^C2\.1, /), /Insérer ce qui manque/);
    await user.line(/^C2\.1, 0 preuve sur/).waitFor();
    await user.shot('25-insere');
    await user.type('Un titre tapé');
    await user.save(file, /^:::[^\n]*Un titre tapé[^\n]*pour="C2\.1"/m);
  });

  it('marks a selection as a preuve of a criterion', async () => {
    await user.select('Je suis formatrice');
    await user.run('DEP: Marquer la sélection');
    await user.choose('DEP', 'C1.3', '26-marquer');
    await user.save(file, /^:::[^\n]*\{pour="C1\.3"\}\nJe suis formatrice depuis onze ans\.\n:::/m);
  });

  it('keeps what is unfolded and selected while one types', async () => {
    await user.words('Chaque apprenant').click();
    // VS Code gives the row of one line to another while lines come: a click is for a tree at rest.
    await user.line(/^C1\.3, 0 preuve sur 1/).waitFor();
    await user.unfold(/^C1\.3, /);
    await user.line(/^Outil ou technique d’animation, /).waitFor();
    await user.line(/^C1\.3, /).click();
    await user.placed('Ln 9, Col 30 (20 selected)');
    const kept = user.page.locator('.pane-body [role=treeitem][aria-expanded=true].selected').filter({ hasText: 'C1.3' });
    await kept.waitFor();
    await user.press('Control+End');
    await user.page.keyboard.insertText('\n\n:::outil[Carnet]{pour="C1.2"}\nTexte.\n:::\n');
    await user.line(/^C1\.2, 0 preuve sur/).waitFor();
    await kept.waitFor();
    await user.shot('27-deplie');
  });

  it('shows the same after a restart: lines, filter, dossier, criterion', async () => {
    await toggle(/Seulement ce qui manque/);
    await user.line(/^À la soutenance/).waitFor({ state: 'detached' });
    await user.save(file, /\{pour="C1\.2"\}\nTexte\.\n:::\n/);
    await user.page.reload();
    await user.tab(/^brouillon\.dep\.md/).waitFor();
    await user.line(/^C1\.3, /).waitFor();
    await user.webview().getByText('Attendu').first().waitFor();
    await user.shot('28-redemarre');
    await user.page.locator('.pane-body [role=treeitem][aria-expanded=true]').filter({ hasText: 'C1.3' }).waitFor();
    await user.line(/^À la soutenance/).waitFor({ state: 'detached' });
  });

  it('can be read in high contrast', async () => {
    await toggle(/Tout montrer/);
    await user.dress('Default High Contrast');
    await user.shot('29-contraste');
  });

  async function toggle(name: RegExp): Promise<void> {
    await user.line(/^C1, /).hover();
    await user.button(name).click();
  }
});
