// A review as a whole: sent without git, taken in, summed up in one document, erased.
import * as vscode from 'vscode';
import { french, plural } from '../../core/french.js';
import { lieuDe, type Matiere, synthese, titresAutour } from '../../core/relecture/index.js';
import type { Importe } from '../../relecture/depot.js';
import { raison } from '../../relecture/fichiers.js';
import { type CriteresDuDossier, criteres } from '../../server/protocol.js';
import type { Ask } from '../asking.js';
import { dire } from '../dire.js';
import type { Relectures } from './relectures.js';
import type { Suivi } from './suivi.js';

const filters = { Relecture: ['json'] };

/** Registers the commands; they live until the result is disposed. The first two may be given their files. */
export function offerEchange(relectures: Relectures, ask: Ask): vscode.Disposable {
  const onCurrent =
    (echec: string, work: (suivi: Suivi, given: unknown) => Promise<void>) =>
    async (given?: unknown): Promise<void> => {
      const suivi = relectures.current;
      if (!suivi) void dire.information('Ouvrez d’abord le dossier dont vous voulez la relecture.');
      else await work(suivi, given).catch((error: unknown) => void dire.erreur(`${echec} : ${raison(error)}.`));
    };
  const resumer = (suivi: Suivi): Promise<void> => summarise(suivi, ask);
  return vscode.Disposable.from(
    vscode.commands.registerCommand('dep.relecture.exporter', onCurrent('La relecture n’a pas été exportée', exporter)),
    vscode.commands.registerCommand('dep.relecture.importer', onCurrent('La relecture n’a pas été importée en entier', importer)),
    vscode.commands.registerCommand('dep.relecture.reprendre', onCurrent('La relecture n’a pas été reprise', reprendre)),
    vscode.commands.registerCommand('dep.relecture.synthese', onCurrent('La synthèse n’a pas pu être faite', resumer)),
    vscode.commands.registerCommand('dep.relecture.effacer', onCurrent('La relecture n’a pas été effacée en entier', effacer)),
  );
}

async function exporter(suivi: Suivi, given: unknown): Promise<void> {
  const defaultUri = vscode.Uri.joinPath(suivi.folder, `${suivi.depot.dossier.replace(/^.*\//, '')}.relecture.json`);
  const title = 'Exporter la relecture';
  const to = given instanceof vscode.Uri ? given : await vscode.window.showSaveDialog({ title, defaultUri, filters });
  if (!to) return;
  await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(await suivi.depot.exporter()));
  void dire.information(
    'La relecture est dans ce fichier, à envoyer tel quel. Elle parle de personnes : ne l’envoyez qu’à qui doit la lire.',
  );
}

async function importer(suivi: Suivi, given: unknown): Promise<void> {
  const title = 'Importer une relecture';
  const from =
    given instanceof vscode.Uri ? [given] : await vscode.window.showOpenDialog({ title, canSelectMany: true, filters });
  for (const uri of from ?? []) {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    tell(await suivi.depot.importer(text));
  }
  await suivi.relire();
}

function tell(done: Importe | { readonly echec: string }): void {
  if ('echec' in done) {
    void dire.erreur(`La relecture n’a pas été importée en entier : ${done.echec}`);
    return;
  }
  const aside = done.refus.length > 0 ? ` ${plural(done.refus.length, 'élément abîmé', 'éléments abîmés')} mis de côté.` : '';
  void dire.information(`${plural(done.nouvelles, 'ajout', 'ajouts')} à la relecture, ${done.connues} déjà là.${aside}`);
}

/** A dossier that was renamed finds its review again. */
async function reprendre(suivi: Suivi): Promise<void> {
  const title = french('Quel nom ce dossier portait-il ?');
  await suivi.aJour();
  const { orphelines } = suivi;
  const nom = orphelines.length > 1 ? await vscode.window.showQuickPick([...orphelines], { title }) : orphelines[0];
  if (nom === undefined) return;
  tell(await suivi.depot.reprendre(nom));
  await suivi.relire();
}

async function summarise(suivi: Suivi, ask: Ask): Promise<void> {
  await suivi.relire();
  const known = await ask<CriteresDuDossier | null>(criteres, suivi.params.racine);
  if (!known) return;
  const autour = titresAutour((fichier) => suivi.textePlace(fichier));
  const matiere: Matiere = {
    titre: suivi.params.titre,
    relecture: suivi.relecture,
    chapitres: known.chapitres,
    parties: suivi.params.parties,
    situer: (fil) => ({ lieu: lieuDe(fil, suivi.place(fil)), chemin: autour(fil, suivi.place(fil)) }),
    empreinteDe: (critere) => known.empreintes[critere],
  };
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: synthese(matiere) });
  await vscode.window.showTextDocument(document, { preview: false });
  const title = 'En faire une page à imprimer';
  void dire.information('Voici la synthèse de la relecture, à garder ou à continuer.', title).then(async (chosen) => {
    const defaultUri = vscode.Uri.joinPath(suivi.folder, 'synthese.html');
    const to = chosen && (await vscode.window.showSaveDialog({ title, defaultUri, filters: { 'Page web': ['html'] } }));
    if (!to) return;
    await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(synthese(matiere, 'html'))).then(
      () => dire.information('La page est dans ce fichier : ouvrez-le dans un navigateur pour l’imprimer.'),
      () => dire.erreur('La page n’a pas pu être écrite ici. Choisissez un autre dossier.'),
    );
  });
}

async function effacer(suivi: Suivi): Promise<void> {
  const yes = 'Effacer la relecture';
  const chosen = await dire.question(
    `Effacer toute la relecture de « ${suivi.params.titre} » ?`,
    'Les remarques, les réponses, les avis et les textes commentés seront effacés pour toujours. Les copies que d’autres en ont sont à effacer chez eux.',
    yes,
  );
  if (chosen !== yes) return;
  await suivi.depot.purger();
  await suivi.relire();
}
