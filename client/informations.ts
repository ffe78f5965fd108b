// « Modifier les informations du dossier… » and « Changer le statut… »: what the first lines say, without showing how it is written.
import * as vscode from 'vscode';
import { type Changement, changerInformation, type Informations, informations, type NouvelleValeur } from '../server/protocol.js';
import type { Ask } from './asking.js';
import { dire } from './dire.js';
import type { Dossiers } from './dossiers.js';
import { goTo } from './place.js';

/** Opens the list of what may be changed; given a key and its text, changes that one at once. */
export const modifier = 'dep.modifierInformations';

/** Most missing things told before a statut changes. */
const most = 5;

/** Registers the two commands; they live until the result is disposed. */
export function offerInformations(ask: Ask, dossiers: Dossiers): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(modifier, async (cle?: unknown, texte?: unknown) => {
      const uri = dossierUri(dossiers);
      if (!uri) return;
      if (typeof cle === 'string' && typeof texte === 'string') await change(ask, { uri, cle, texte });
      else while (await changeOne(ask, uri));
    }),
    vscode.commands.registerCommand('dep.changerStatut', async (statut?: unknown) => {
      const uri = dossierUri(dossiers);
      const done = uri !== undefined && (await changeStatut(ask, uri, typeof statut === 'string' ? statut : undefined));
      if (done) await vscode.commands.executeCommand('setContext', 'dep.statutChange', true);
    }),
  );
}

/** A file of the dossier that is looked at; undefined, after a message, when there is none. */
function dossierUri(dossiers: Dossiers): string | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  const uri = active?.path.endsWith('.dep.md') ? active.toString() : dossiers.current?.racine;
  if (uri === undefined) void dire.information('Ouvrez d’abord votre dossier : son nom finit par « .dep.md ».');
  return uri;
}

/** One thing to change; false once the person has finished. */
async function changeOne(ask: Ask, uri: string): Promise<boolean> {
  const title = 'Informations du dossier';
  const known = await ask<Informations | null>(informations, uri);
  if (!known) return false;
  const chosen = await vscode.window.showQuickPick(
    known.champs.map(({ titre, valeur, aide, cle }) => ({
      label: titre,
      description: valeur === '' ? 'pas encore indiqué' : valeur,
      detail: aide,
      champ: { cle, titre, aide, valeur },
    })),
    { title, placeHolder: 'Choisissez ce que vous voulez changer ; Échap quand vous avez fini', ignoreFocusOut: true },
  );
  if (!chosen) return false;
  const { cle, titre, aide, valeur } = chosen.champ;
  if (known.statuts.some((one) => one.actuel && one.titre === valeur)) return changeStatut(ask, uri);
  const texte = await vscode.window.showInputBox({
    title: `${title} · ${titre}`,
    prompt: aide,
    value: valeur,
    ignoreFocusOut: true,
  });
  return texte === undefined || (await change(ask, { uri, cle, texte }));
}

/** Asks which statut (unless one is given), says what is missing before it, and changes it; false when nothing changed. */
async function changeStatut(ask: Ask, uri: string, given?: string): Promise<boolean> {
  const known = await ask<Informations | null>(informations, uri);
  const items = (known?.statuts ?? []).map((statut) => ({
    label: capital(statut.titre),
    description: statut.actuel ? 'statut actuel' : '',
    detail: plural(statut.manques.length),
    statut,
  }));
  const chosen =
    items.find((one) => one.statut.id === given) ??
    (items.length === 0
      ? undefined
      : await vscode.window.showQuickPick(items, {
          title: 'Statut du dossier',
          placeHolder: 'Où en est votre dossier ? Plus il avance, plus ce qui manque est signalé fortement',
        }));
  if (!chosen || chosen.statut.actuel) return false;
  const { id, titre, manques } = chosen.statut;
  const [first] = manques;
  if (first) {
    const go = 'Aller au premier';
    const anyway = 'Changer quand même';
    const lines = manques.slice(0, most).map((one) => `• ${one.message}`);
    const more = manques.length - lines.length;
    const detail = [
      ...lines,
      ...(more > 0
        ? [more > 1 ? `… et ${more} autres, à lire dans les constats.` : '… et un autre, à lire dans les constats.']
        : []),
    ];
    const answer = await dire.question(`Passer à « ${titre} » ? ${plural(manques.length)}.`, detail.join('\n\n'), anyway, go);
    if (answer === go) await vscode.commands.executeCommand(goTo, first.location);
    if (answer !== anyway) return false;
  }
  return change(ask, { uri, cle: 'statut', texte: id });
}

/** Writes one value; a file that is shown nowhere is saved. False, after a message, when it cannot. */
async function change(ask: Ask, wanted: NouvelleValeur): Promise<boolean> {
  const made = await ask<Changement | null>(changerInformation, wanted);
  if (!made) return false;
  if ('refus' in made) {
    void dire.attention(made.refus);
    return false;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(made.racine));
  const shown = vscode.window.visibleTextEditors.some((one) => one.document === document) || document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of made.edits)
    edit.replace(
      document.uri,
      new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
      newText,
    );
  const done = await vscode.workspace.applyEdit(edit);
  if (!shown) await document.save();
  return done;
}

function plural(count: number): string {
  if (count === 0) return '';
  return count > 1 ? `Il reste ${count} points à compléter ou à corriger` : 'Il reste un point à compléter ou à corriger';
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}
