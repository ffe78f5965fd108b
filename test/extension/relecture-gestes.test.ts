// In a real VS Code: what a person does to a remark and to its place; the avis, and what changed since.
import * as vscode from 'vscode';
import { check, openKnown, replace } from './editor.js';
import { at, commenter, compare, etre, evenements, lieu, reponse, texte, typesDe } from './relecteur.js';

const passage = 'Nadia pose son plan de la semaine sur la table du fond';
const dossier = 'gestes/dossier';
const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`dep.relecture.${command}`, ...args);

describe('gestures of a relecture in the extension host', () => {
  let editor: vscode.TextEditor;
  let fil: string;

  before(async () => {
    await etre('Maud', 'accompagnateur');
    const source = await texte('relu.dep.md');
    const [entete = '', chapitre = ''] = source.split('\n# C1');
    const write = (name: string, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
    // Of several files, and the passage is in one that the root lists.
    await write(
      `${dossier}.dep.md`,
      `${entete.replace('titre:', 'parties: [c1.dep.md]\ntitre:')}\n# Introduction\n\nDeux fichiers.\n`,
    );
    await write('gestes/c1.dep.md', `# C1${chapitre}`);
    await openKnown(`${dossier}.dep.md`);
    editor = await openKnown('gestes/c1.dep.md');
    fil = await commenter(dossier, reponse(editor, passage, 'Comment le savez-vous ?'));
  });
  after(() => vscode.workspace.fs.delete(at('gestes'), { recursive: true }));

  it('a remark is reworded, taken away and put back; nothing is erased', async () => {
    const [first] = await evenements(dossier);
    await run('enregistrer', { fil, de: { id: first?.id }, body: 'Qui le dit ?' });
    check((await synthese()).includes('> Qui le dit ?'), 'the new words are there');
    await run('supprimer', fil);
    check(!(await synthese()).includes('Qui le dit'), 'it is taken away');
    await run('retablir', fil);
    check((await synthese()).includes('> Qui le dit ?'), 'it is put back');
    check((await typesDe(dossier, fil)) === 'commentaire modification suppression restauration', 'everything is kept');
  });

  it('a remark is about a whole file, of a dossier of several', async () => {
    const whole = await commenter(dossier, reponse(editor, undefined, 'Un plan d’abord ?'));
    const event = (await evenements(dossier)).find((one) => one.fil === whole);
    check(event?.cible?.fichier === 'c1.dep.md' && event.cible.ancre === undefined, 'its file, and no passage');
    check((await lieu(whole)).dit === 'Question · à traiter', 'it has not lost anything');
    await run('supprimer', whole);
  });

  it('a doubtful place is said, compared with the text as it was, and confirmed', async () => {
    editor = await vscode.window.showTextDocument(editor.document);
    const before = editor.document.getText();
    await replace(editor, 'plan de la semaine', 'emploi du temps');
    const doubt = await lieu(fil);
    check(doubt.dit === 'Question · à traiter · passage à vérifier', `it is told: ${doubt.dit}`);
    await run('comparer', fil);
    check((await compare()) === before, 'the text is the one that was commented');
    await run('confirmer', fil);
    const sure = await lieu(fil);
    check(sure.dit === 'Question · à traiter' && sure.passage === doubt.passage, 'a person has said where it is');
  });

  it('a remark is detached, then placed on what is selected', async () => {
    await run('detacher', fil);
    check((await lieu(fil)).dit === 'Question · à traiter · passage introuvable', 'it is nowhere');
    editor = await vscode.window.showTextDocument(editor.document);
    const start = editor.document.positionAt(editor.document.getText().indexOf('Chaque lundi'));
    editor.selection = new vscode.Selection(start, start.translate(0, 'Chaque lundi'.length));
    await run('replacer', fil);
    const placed = await lieu(fil);
    check(placed.dit === 'Question · à traiter' && placed.passage === 'Chaque lundi', 'it is where the person says');
  });

  it('an avis is to be looked at again once the preuve has changed, and compared', async () => {
    const before = editor.document.getText();
    await run('avis', 'C1.1', { verdict: 'convaincant', corps: 'On voit Nadia choisir.' });
    check(/C1\.1 — .* : convaincant\*\*, Maud/.test(await synthese()), 'the avis is there');
    await replace(editor, 'Chaque lundi', 'Chaque mardi');
    check((await synthese()).includes('convaincant (à revoir : le texte a changé depuis)'), 'it is to be looked at again');
    await run('revoir', 'C1.1');
    check((await compare()) === before, 'what is compared is the text that the avis is about');
  });

  it('a review is sent and taken in: once, twice, the same', async () => {
    const sent = at('gestes/envoi.json');
    const before = await evenements(dossier);
    await run('exporter', sent);
    await vscode.workspace.fs.delete(at('gestes/.dep'), { recursive: true });
    for (const time of ['once', 'twice']) {
      await run('importer', sent);
      check(JSON.stringify(await evenements(dossier)) === JSON.stringify(before), `everything is back, ${time}`);
    }
    check((await lieu(fil)).passage === 'Chaque mardi', 'the thread is on its passage');
  });

  /** The summary of the review, that everything it says must have reached. */
  async function synthese(): Promise<string> {
    await vscode.window.showTextDocument(editor.document);
    await run('synthese');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    editor = await vscode.window.showTextDocument(editor.document);
    return text.replaceAll('\u00a0', ' ');
  }
});
