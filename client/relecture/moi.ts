// Who comments: a name and a role, asked once and kept in the person’s own settings. No account.
import * as vscode from 'vscode';
import { french } from '../../core/french.js';
import type { Auteur } from '../../core/relecture/index.js';

const section = 'dep.relecture';

/** The role the person gave themselves; empty until they did. */
export function monRole(): string {
  return vscode.workspace.getConfiguration(section).get('role', '');
}

/** Who the person said they are; undefined until they did. */
export function moiConnu(): Auteur | undefined {
  const nom = vscode.workspace.getConfiguration(section).get('nom', '').trim().slice(0, 100);
  const role = monRole();
  return nom === '' || role === '' ? undefined : { nom, role };
}

/** Who the person is, asked if need be; undefined when they would not say. */
export async function moi(): Promise<Auteur | undefined> {
  const known = moiConnu();
  if (known) return known;
  const settings = vscode.workspace.getConfiguration(section);
  const nom = await vscode.window.showInputBox({
    title: 'Relecture (1 sur 2)',
    prompt: 'Votre nom, tel que l’autre le lira à côté de vos remarques',
    value: settings.get('nom', ''),
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.trim() === '') return 'Un nom ou un prénom suffit.';
      return text.trim().length > 100 ? 'Ce nom est trop long.' : undefined;
    },
  });
  if (nom === undefined) return undefined;
  const role = await vscode.window.showQuickPick(
    [
      { label: 'J’écris ce dossier', role: 'candidat' },
      { label: 'J’accompagne la personne qui l’écrit', role: 'accompagnateur' },
    ],
    {
      title: 'Relecture (2 sur 2)',
      placeHolder: french('Ces réponses se changent dans les réglages « DEP »'),
      ignoreFocusOut: true,
    },
  );
  if (!role) return undefined;
  await settings.update('nom', nom.trim(), vscode.ConfigurationTarget.Global);
  await settings.update('role', role.role, vscode.ConfigurationTarget.Global);
  return { nom: nom.trim(), role: role.role };
}
