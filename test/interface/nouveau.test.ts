// From an empty folder to a first grid, in a real browser: the questions, the dossier, « / », Tab, and the couverture that moves.
import { onEachHost, visit } from '../support/visit.js';
import { emptyFolder } from '../support/workbench.js';

onEachHost('a new dossier in a real browser', (host) => {
  const file = 'dossier.dep.md';
  const user = visit({ profile: `nouveau-${host}`, host, folder: emptyFolder(`nouveau-${host}`), height: 1400 });

  it('is offered by the empty view', async () => {
    await user.panel();
    await user.button(/^Nouveau dossier/).waitFor();
    await user.shot('10-vue-vide');
    await user.button(/^Nouveau dossier/).click();
  });

  it('is made after four questions', async () => {
    await user.answer('Nouveau dossier (1 sur 4)', 'Camille R.', '11-questions');
    await user.answer('Nouveau dossier (2 sur 4)', 'Apprendre à plusieurs');
    await user.option(/^Une trame complète/).waitFor();
    await user.choose('Nouveau dossier (3 sur 4)', 'Les grandes parties', '12-questions-contenu');
    await user.choose('Nouveau dossier (4 sur 4)', 'Un seul fichier');
    // Said once the text has the keyboard, and taken back after ten seconds.
    await user.button('Voir les premiers pas').waitFor();
    await user.tab(/^dossier\.dep\.md/).waitFor();
    await counted(22, '0 sur 22 · Apprendre à plusieurs', /^C5, 0 sur 3/);
    await user.shot('13-dossier-neuf');
  });

  it('Tab goes from one mark to the next', async () => {
    await user.type('de 1999 à 2010');
    await next('Tab', 89);
    await user.type('Je réparais des vélos.');
    await next('Tab', 20);
    await next('Tab', 88);
    await next('Shift+Tab', 20);
    await user.type('En 2011');
    await user.save(file, /\| Avant de former \| de 1999 à 2010 \| Je réparais des vélos\. \|\r?\n\| Le passage \| En 2011 \|/);
  });

  it('« / » inserts a grid, Tab walks its places, and the couverture moves', async () => {
    await user.press('Control+End');
    await user.words(/Annexes/).waitFor();
    await user.words(/C5\s—/).click();
    await user.press('End');
    await user.type('\n\n/sch');
    await user.proposed('Grille');
    await user.shot('14-barre-oblique');
    await user.press('Enter');
    await user.line(/^C5\.1, 0 preuve sur 2/).waitFor();
    await counted(22, '0 sur 22 · Apprendre à plusieurs', /^C5, 0 sur 3/);
    await user.shot('15-grille-inseree');
    await user.type('Laisser chercher');
    await user.press('Tab');
    await user.type('Ce que je garde');
    await user.press('Tab');
    await user.type('Les moments où une personne attend ma réponse');
    await user.shot('16-grille-commencee');
    await user.save(
      file,
      /^:::outil-didactique\[Laisser chercher\]\{pour="C5\.1" sur="Ce que je garde" grille="schème"\}[^#]+\*\*La classe de situations\.\*\* Les moments où une personne attend ma réponse$/m,
    );
  });

  it('a first preuve, filled place after place, is counted', async () => {
    await user.act(user.line(/^C1\.2, /), /Insérer ce qui manque/);
    await user.line(/^C1\.2, 0 preuve sur 1/).waitFor();
    await counted(22, '0 sur 22 · Apprendre à plusieurs', /^C1, 0 sur 6/);
    await user.type('Le livret d’accueil');
    await user.press('Tab');
    await user.proposed('adapté');
    await user.press('Enter');
    // A value that is chosen leads to the next place by itself.
    for (let place = 3; place <= 10; place++) {
      await user.type('Mes mots.');
      await user.press('Tab');
    }
    await user.type('Et je continue.');
    await user.line(/^C1\.2, présente/).waitFor();
    await counted(21, '1 sur 22 · Apprendre à plusieurs', /^C1, 1 sur 6/);
    await user.shot('17-premiere-preuve');
    await user.save(file, /^:::\nEt je continue\.\n# C2/m);
  });

  /** Goes to another mark, which the extension selects a moment later. */
  async function next(key: string, length: number): Promise<void> {
    await user.press(key);
    await user.placed(`(${length} selected)`);
  }

  /** What the badge, the view and a competence say together. */
  async function counted(badge: number, description: string, competence: RegExp): Promise<void> {
    await user.line(competence).waitFor();
    await user.tab(new RegExp(`^DEP - ${badge} exigences à compléter`)).waitFor();
    await user.page.locator('.pane-header .description').getByText(description, { exact: true }).waitFor();
  }
});
