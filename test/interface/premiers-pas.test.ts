// « Premiers pas » in a real browser: each step is ticked by what really happens, from the empty folder to a change of statut.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { onEachHost, visit } from '../support/visit.js';
import { emptyFolder, written } from '../support/workbench.js';

const steps = [
  ['creer', 'Créer'],
  ['manque', 'Voir'],
  ['inserer', 'Insérer'],
  ['ecrire', 'Écrire'],
  ['langue', 'Français'],
  ['remettre', 'Faire'],
] as const;

onEachHost('first steps in a real browser', (host) => {
  const folder = emptyFolder(`premiers-pas-${host}`);
  const root = join(folder, 'dossier.dep.md');
  const user = visit({ profile: `premiers-pas-${host}`, host, folder });

  it('are a link of the empty view, and six pictures', async () => {
    await user.panel();
    await user.page.getByText('premiers pas, en six étapes').click();
    for (const [index, [step, titre]] of steps.entries()) {
      await show(step);
      const picture = user.webview().locator('svg');
      await picture.filter({ has: user.page.locator('title', { hasText: titre }) }).waitFor();
      await user.shot(`6${index}-pas-${step}`);
    }
  });

  it('are ticked one after the other', async () => {
    await show('creer');
    await user.page
      .getByRole('button', { name: /^Nouveau dossier/ })
      .last()
      .click();
    await user.answer('Nouveau dossier (1 sur 4)', 'Camille R.');
    await user.answer('Nouveau dossier (2 sur 4)', 'Apprendre');
    await user.choose('Nouveau dossier (3 sur 4)', 'Les grandes parties');
    await user.choose('Nouveau dossier (4 sur 4)', 'Un seul fichier');
    // Taken back after ten seconds.
    await user.button('Voir les premiers pas').waitFor();
    await user.line(/^C1, 0 sur/).waitFor();
    await user.page.locator('[id="status.languageStatus"]').hover();
    await user.page.getByText('Modifier les informations').waitFor();
    await user.shot('66-dossier-replie');
    await back();
    for (const step of ['creer', 'manque']) await done(step);
  });

  it('a modèle that is chosen and an exigence that is met tick the next two', async () => {
    await show('inserer');
    await user.button('Choisir un modèle').click();
    await user.choose('Insérer dans le dossier', 'C1.1', '70-pas-choisir');
    await user.line(/^C1\.1, 0 preuve sur/).waitFor();
    await back();
    await done('inserer');
    await user.tab(/^dossier\.dep\.md/).click();
    await user.press('Control+End');
    await user.page.keyboard.insertText(
      '\n\n:::outil[Le livret]{pour="C1.2" facettes="négociation, acquis, spécificités" moments="accueil, entretien"}\n\nTexte.\n\n:::\n',
    );
    await user.line(/^C1, 1 sur/).waitFor();
    await back();
    await done('ecrire');
    await user.dress('Default High Contrast');
    await user.shot('71-pas-contraste');
    await user.dress('Dark Modern');
    await user.shot('69-pas-sombre');
  });

  it('the first lines are changed without being seen', async () => {
    await user.tab(/^dossier\.dep\.md/).click();
    await user.run('Modifier les informations du dossier');
    await user.choose('Informations du dossier', 'Titre', '67-informations');
    await user.answer('Informations du dossier · Titre', 'C4 : apprendre à plusieurs');
    await user.option(/C4 : apprendre/).waitFor();
    await user.press('Escape');
    await written(root, /^titre: "C4 : apprendre à plusieurs"\r?\ncandidat: Camille R\.$/m);
  });

  it('a statut is changed after what is missing was said', async () => {
    await user.run('Changer le statut du dossier');
    await user.choose('Statut du dossier', 'En relecture');
    const dialog = user.page.getByRole('dialog').filter({ hasText: 'en relecture' });
    await dialog.waitFor();
    await user.shot('68-statut');
    await dialog.getByRole('button', { name: 'Changer quand même' }).click();
    await written(root, /^statut: relecture$/m);
    await back();
    await done('remettre');
  });

  it('a corrector that is installed ticks the last one', async () => {
    const corrector = { name: 'vscode-ltex-plus', publisher: 'ltex-plus', version: '0.0.1', engines: { vscode: '*' } };
    const archive = join(folder, 'correcteur.vsix');
    writeFileSync(archive, zipSync({ 'extension/package.json': strToU8(JSON.stringify(corrector)) }));
    await user.run('Extensions: Install from VSIX...');
    await user.option('..').waitFor();
    await user.input.fill(archive);
    await user.option('correcteur.vsix').waitFor();
    await user.input.press('Enter');
    await user.page.getByText('Completed installing extension').first().waitFor();
    // VS Code then shows its list of walkthroughs, where those that are done are put away.
    await user.run('Welcome: Open Walkthrough...');
    await user.option(/Premiers pas/).click();
    for (const [step] of steps) await done(step);
    await user.shot('72-pas-faits');
  });

  async function show(step: string): Promise<void> {
    await user.page.locator(`button[data-step-id$="#${step}"]`).click();
    await user.page.locator(`button[data-step-id$="#${step}"].expanded`).waitFor();
  }

  async function back(): Promise<void> {
    await user.tab(/^(?:Walkthrough|Welcome)/).click();
  }

  async function done(step: string): Promise<void> {
    await user.page.locator(`.complete[data-done-step-id$="#${step}"]`).first().waitFor();
  }
});
