// Two people, each with their own VS Code, on one folder: what one writes the other sees, at the right place, without reloading.
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Visit, visit } from '../support/visit.js';
import { freshCopy, until } from '../support/workbench.js';

describe('relecture by two people in real browsers', () => {
  const folder = freshCopy('test/extension/dossiers', 'relecture-a-deux');
  const file = join(folder, 'relu.dep.md');
  const [maud, camille] = [someone('Maud', 'accompagnateur'), someone('Camille', 'candidat')];
  const both = [maud, camille];

  it('who accompanies comments a passage and gives an avis; who writes sees both', async () => {
    await maud.select('Chaque lundi');
    await maud.run('DEP: Commenter ce passage');
    await maud.comment('Comment savez-vous que cela l’aide ?');
    await maud.choose('Votre remarque (1 sur 2)', 'Question');
    await maud.choose('Votre remarque (2 sur 2)', 'C1.1');
    await maud.line(/^Comment savez-vous .*Question \(C1\.1\) · à traiter/).waitFor();
    await maud.run('DEP: Donner un avis');
    await maud.choose('Donner un avis', 'C1.1');
    await maud.choose('Votre avis sur C1.1 (1 sur 2)', 'convaincant');
    await maud.answer('Votre avis sur C1.1 (2 sur 2)', 'On voit Nadia choisir.');
    await maud.line(/^C1\.1, avis\s: convaincant · /).waitFor();
    await maud.line(/^C1\.1, /).hover();
    await maud.page.getByText(/Maud \(accompagnateur\)\s: convaincant, «\sOn voit Nadia choisir\.\s»/).waitFor();
    await maud.shot('40-accompagnatrice');
    await camille.line(/^C1\.1, avis\s: convaincant · /).waitFor();
    await found(camille, 'Chaque lundi, Nadia pose son plan de la semaine sur la table du fond.');
    await camille.shot('41-candidate');
  });

  it('who writes rewords the passage and saves: both see the thread on its new words, and the avis is to be looked at again', async () => {
    await camille.words('Chaque lundi').click();
    await camille.press('Home', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight');
    await camille.type('Le lundi matin');
    await camille.press('End', 'ArrowLeft');
    await camille.type(', près du tableau');
    await camille.save('relu.dep.md', /près du tableau\./);
    await maud.words('Le lundi matin').waitFor();
    for (const one of both) await one.line(/^C1\.1, avis à revoir\s: convaincant · /).waitFor();
    const now = 'Le lundi matin, Nadia pose son plan de la semaine sur la table du fond, près du tableau.';
    for (const one of both) await found(one, now);
    await maud.shot('42-reecrit-accompagnatrice');
    await camille.shot('43-reecrit-candidate');
  });

  it('what changed since the avis opens as a comparison', async () => {
    await maud.line(/^C1\.1, /).click({ button: 'right' });
    const changes = maud.page.getByRole('menuitem', { name: /Ce qui a changé depuis l’avis/ });
    await changes.waitFor();
    await maud.shot('44-menu-avis');
    await changes.click();
    await maud.tab(/au moment de l’avis/).waitFor();
    await maud.page.locator('.original .view-line').filter({ hasText: 'Chaque lundi' }).waitFor();
    await maud.page.locator('.modified .view-line').filter({ hasText: 'Le lundi matin' }).waitFor();
    await maud.shot('45-depuis-l-avis');
    const title = 'Ce qui a changé depuis ma dernière relecture';
    await maud.tab(/^relu\.dep\.md/).click();
    await maud.run(`DEP: ${title}`);
    await maud.option(/Plan à deux colonnes, modifié/).waitFor();
    await maud.choose(title, 'Plan à deux colonnes', '46-depuis-ma-relecture');
    await maud.tab(/à ma dernière relecture/).waitFor();
    await maud.run(`DEP: ${title}`);
    const events = join(folder, '.dep/relecture/relu/evenements');
    const kept = () => readdirSync(events).filter((name) => name.endsWith('.json')).length;
    const before = kept();
    await maud.choose(title, 'J’ai tout relu');
    await until(() => kept() > before, events);
    await maud.run(`DEP: ${title}`);
    await maud.option(/J’ai tout relu, Rien n’a changé depuis/).waitFor();
    await maud.press('Escape');
    await maud.tab(/^relu\.dep\.md/).click();
  });

  it('who writes answers: the other sees it without reloading', async () => {
    await camille.act(camille.line(/^Comment savez-vous /), 'Répondre');
    await camille.page.locator('.review-widget .comment-form .monaco-editor').click();
    await camille.comment('Elle me le dit chaque vendredi.');
    await camille.line(/^Comment savez-vous .* · 1 réponse/).waitFor();
    await camille.shot('47-reponse');
    const own = camille.page.locator('.review-comment').filter({ hasText: 'chaque vendredi' });
    await camille.act(own, 'Modifier');
    await own.locator('.monaco-editor').click();
    await own.locator('.monaco-editor.focused').waitFor();
    await camille.press('Control+End');
    await camille.type(' Parfois le lundi.');
    await camille.shot('47-reponse-modifiee');
    await own.getByRole('button', { name: 'Enregistrer la modification' }).click();
    await own.getByText('modifiée').waitFor();
    await camille.act(own, 'Supprimer');
    const gone = camille.page.locator('.review-comment').filter({ hasText: 'Remarque supprimée.' });
    await gone.hover();
    await camille.shot('47-reponse-supprimee');
    await camille.act(gone, 'Rétablir');
    await own.waitFor();
    await maud.act(maud.line(/^Comment savez-vous .* · 1 réponse/), 'Répondre');
    await maud.page.locator('.review-widget').getByText('Elle me le dit chaque vendredi. Parfois le lundi.').waitFor();
    await maud.shot('48-reponse-lue');
  });

  it('a file saved by another program while the thread is open: the thread follows', async () => {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('# C1\n', '# C1\n\nTrois lignes de plus,\nvenues\nd’ailleurs.\n').replace('pose', 'dépose'));
    const now = 'Le lundi matin, Nadia dépose son plan de la semaine sur la table du fond, près du tableau.';
    for (const one of both) {
      await one.words('Nadia dépose').waitFor();
      await one.page.locator('.review-widget').getByText('Elle me le dit chaque vendredi.').waitFor();
      await found(one, now);
    }
    await maud.shot('49-fichier-enregistre-ailleurs');
  });

  it('a review that one erases is gone for the other too', async () => {
    await maud.run('DEP: Effacer la relecture');
    const erase = maud.page.getByRole('dialog').getByRole('button', { name: 'Effacer la relecture' });
    await erase.waitFor();
    await maud.shot('50-effacer');
    await erase.click();
    for (const one of both) {
      await one.line(/^Comment savez-vous /).waitFor({ state: 'detached' });
      await one.page.locator('.review-widget').waitFor({ state: 'detached' });
    }
    assert.equal(existsSync(join(folder, '.dep/relecture/relu')), false);
  });

  /** Someone with a VS Code of their own, who said before who they are. */
  function someone(nom: string, role: string): Visit {
    const settings = { 'dep.relecture.nom': nom, 'dep.relecture.role': role };
    const one = visit({ profile: `relecture-${nom.toLowerCase()}`, folder, height: 1000, settings });
    before(async () => {
      await one.open(/^relu\.dep\.md/);
      await one.panel();
      await one.line(/^C1\.1, /).waitFor();
    });
    return one;
  }

  /** « Aller au passage » selects these words of the file, and nothing else. */
  async function found(one: Visit, words: string): Promise<void> {
    const lines = readFileSync(file, 'utf8').split('\n');
    const ln = lines.findIndex((line) => line.includes(words));
    const col = (lines[ln] as string).indexOf(words) + words.length;
    await one.line(/^Comment savez-vous /).click();
    await one.placed(`Ln ${ln + 1}, Col ${col + 1} (${words.length} selected)`);
  }
});
