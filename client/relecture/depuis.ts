// What changed: since one last read the dossier, and since an avis on a criterion; each section with its comparison.
import * as vscode from 'vscode';
import { type AvisDonne, type ChangementDuDossier, changementsDuDossier, cleDe } from '../../core/relecture/index.js';
import { fold, LineIndex } from '../../core/text.js';
import type { CouvertureNode } from '../../server/protocol.js';
import { dire } from '../dire.js';
import { moi } from './moi.js';
import type { Relectures } from './relectures.js';
import { ajouter, comparer, criteres, garderTous } from './remarques.js';
import type { Suivi } from './suivi.js';

/** Registers the commands; they live until the result is disposed. */
export function offerDepuis(relectures: Relectures): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('dep.relecture.revoir', async (critere?: unknown) => {
      const suivi = relectures.current;
      if (suivi) await revoir(suivi, typeof critere === 'string' ? critere : undefined);
    }),
    vscode.commands.registerCommand('dep.relecture.changements', async () => {
      const suivi = relectures.current;
      if (suivi) await depuis(suivi);
    }),
  );
}

const genres = { nouvelle: 'nouveau', modifiee: 'modifié', retiree: 'retiré' } as const;

interface Item extends vscode.QuickPickItem {
  readonly open: () => Promise<unknown>;
}

/** What changed since the last avis on a criterion, that of who accompanies first: the preuves of this criterion when it is they. */
async function revoir(suivi: Suivi, about: string | undefined): Promise<void> {
  const title = 'Ce qui a changé depuis l’avis';
  const given = (id: string): AvisDonne[] => suivi.relecture.avis.filter((one) => fold(one.critere) === fold(id));
  const choices = criteres(suivi).filter(({ id }) => given(id).length > 0);
  const critere = about ?? (await vscode.window.showQuickPick(choices, { title, matchOnDescription: true }))?.id;
  if (critere === undefined) return;
  const avis = given(critere).findLast((one) => one.auteur.role !== 'candidat') ?? given(critere).at(-1);
  const all = await changes(suivi, new Map(avis?.vus.map(({ fichier, texte }) => [fichier, texte])), 'au moment de l’avis');
  const titres = new Set(preuvesDe(suivi.params.nodes, critere).map(fold));
  const own = all.filter(({ chemin }) => chemin.some((titre) => titres.has(fold(titre))));
  const items = own.length > 0 ? own : all;
  if (items.length === 0)
    void dire.information(
      avis ? `Rien n’a changé depuis l’avis sur ${critere}.` : `Personne n’a encore donné d’avis sur ${critere}.`,
    );
  else await (items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.open();
}

/** Titles of the preuves of a criterion. */
function preuvesDe(nodes: readonly CouvertureNode[], critere: string): readonly string[] {
  return nodes.flatMap(({ id, genre, titre, children }) => {
    if (genre === 'preuve') return [titre];
    return genre === 'critere' && id !== critere ? [] : preuvesDe(children, critere);
  });
}

async function depuis(suivi: Suivi): Promise<void> {
  const me = await moi();
  if (!me) return;
  const title = 'Ce qui a changé depuis ma dernière relecture';
  const seen = suivi.relecture.vus.get(cleDe(me)) ?? new Map<string, string>();
  const items = await changes(suivi, seen, 'à ma dernière relecture');
  const none = seen.size === 0 ? 'Vous n’avez encore rien relu de ce dossier' : 'Rien n’a changé depuis';
  const read: Item = {
    label: 'J’ai tout relu',
    description: items.length === 0 ? none : 'la prochaine comparaison partira d’ici',
    open: async () => {
      await ajouter(suivi, { type: 'lecture', vus: await garderTous(suivi, await suivi.textes()) });
      await suivi.relire();
    },
  };
  const chosen = await vscode.window.showQuickPick<Item>([...items, read], { title, matchOnDetail: true });
  await chosen?.open();
}

const manques = { apres: 'ce fichier n’est plus dans le dossier', avant: 'le texte d’alors n’est pas là' } as const;

/** Sections that are not as they were seen, each with its comparison. Nothing seen, nothing changed. */
async function changes(suivi: Suivi, seen: ReadonlyMap<string, string>, quand: string) {
  if (seen.size === 0) return [];
  const vus = new Map<string, string | undefined>();
  for (const [fichier, sha] of seen) vus.set(fichier, await suivi.depot.texte(sha));
  const textes = await suivi.textes();
  const lines = new Map([...textes].map(([fichier, texte]) => [fichier, new LineIndex(texte)]));
  return changementsDuDossier(vus, textes).map((one): Item & ChangementDuDossier => {
    const { genre, chemin, span, fichier, manque } = one;
    const line = (genre === 'retiree' ? undefined : lines.get(fichier)?.at(span.start).line) ?? 0;
    return {
      ...one,
      label: chemin.at(-1) ?? 'Le début du fichier',
      description: manque ? manques[manque] : genres[genre],
      detail: [fichier, ...chemin.slice(0, -1)].join(' › '),
      open: () => comparer(suivi, fichier, seen.get(fichier), quand, new vscode.Range(line, 0, line, 0)),
    };
  });
}
