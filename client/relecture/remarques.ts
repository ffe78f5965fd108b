// What a person does with remarks: writes, answers, mends, takes away, marks, and says where a passage now is.
import * as vscode from 'vscode';
import { capital, french } from '../../core/french.js';
import { type Auteur, ancrer, type Cible, genres, libelle, lieuDe, type Vu } from '../../core/relecture/index.js';
import type { Ajout } from '../../relecture/depot.js';
import { pourquoi } from '../../relecture/fichiers.js';
import type { CouvertureNode } from '../../server/protocol.js';
import { dire } from '../dire.js';
import type { Fils, Remarque } from './fils.js';
import { moi, moiConnu } from './moi.js';
import type { Relectures, Trouve } from './relectures.js';
import type { Suivi } from './suivi.js';
import { miennes } from './vue.js';

/** What a remark is about, when it is known already: nothing is asked then. */
export interface Sujet {
  readonly genre: string;
  readonly critere?: string;
}

/** Scheme of the texts as they were commented. */
const scheme = 'dep-relecture';

/** Registers the commands; they live until the result is disposed. */
export function offerRemarques(relectures: Relectures, fils: Fils): vscode.Disposable {
  /** The thread that is meant, its place that of this very moment. */
  const trouver = async (what: unknown): Promise<Trouve | undefined> => {
    await relectures.aJour();
    return fils.find(what);
  };
  const actAll = async (
    what: unknown,
    ajouts: (trouve: Trouve) => readonly Ajout[] | Promise<readonly Ajout[]>,
  ): Promise<void> => {
    const trouve = await trouver(what);
    if (!trouve) return;
    for (const one of await ajouts(trouve)) await ajouter(trouve.suivi, one, trouve.fil.id);
    await trouve.suivi.relire();
  };
  const act = (what: unknown, ajout: (trouve: Trouve) => Ajout | undefined | Promise<Ajout | undefined>): Promise<void> =>
    actAll(what, async (trouve) => {
      const made = await ajout(trouve);
      return made ? [made] : [];
    });
  /** One remark, or all those of the person in a thread. */
  const siennes = (what: unknown, { fil }: Trouve, quoi: 'presentes' | 'supprimees'): readonly string[] => {
    const one = (what as Partial<Remarque>).de?.id;
    return one === undefined ? miennes(fil, moiConnu(), quoi).map(({ id }) => id) : [one];
  };
  const close = (one: Remarque): Promise<void> | undefined => {
    fils.set(one, { mode: vscode.CommentMode.Preview });
    return fils.find(one)?.suivi.relire();
  };
  const sortes = ['traite', 'valide', 'reouvert'] as const;
  const mark = (type: (typeof sortes)[number]) => (what: unknown) => act(what, () => ({ type }));
  return vscode.Disposable.from(
    vscode.commands.registerCommand('dep.relecture.envoyer', (reply: vscode.CommentReply, sujet?: Sujet) =>
      envoyer(relectures, fils, reply, sujet),
    ),
    vscode.commands.registerCommand('dep.relecture.commenter', async () => {
      const uri = vscode.window.activeTextEditor?.document.uri;
      if (uri && relectures.of(uri)) await vscode.commands.executeCommand('workbench.action.addComment');
      else void dire.information('Ouvrez d’abord un dossier et choisissez le passage à commenter.');
    }),
    vscode.commands.registerCommand('dep.relecture.commenterFichier', () => {
      const uri = vscode.window.activeTextEditor?.document.uri;
      if (!uri || !relectures.of(uri)) return;
      const thread = fils.controller.createCommentThread(uri, new vscode.Range(0, 0, 0, 0), []);
      Object.assign(thread, { range: undefined, collapsibleState: vscode.CommentThreadCollapsibleState.Expanded });
    }),
    vscode.commands.registerCommand('dep.relecture.modifier', (one: Remarque) =>
      fils.set(one, { mode: vscode.CommentMode.Editing, body: one.de.corps }),
    ),
    vscode.commands.registerCommand('dep.relecture.enregistrer', (one: Remarque) =>
      act(one, ({ fil }) => {
        const corps = typeof one.body === 'string' ? one.body : one.body.value;
        return fil.commentaires.some(({ id }) => id === one.de.id) ? { type: 'modification', de: one.de.id, corps } : undefined;
      }).then(() => close(one)),
    ),
    vscode.commands.registerCommand('dep.relecture.annuler', (one: Remarque) => close(one)),
    vscode.commands.registerCommand('dep.relecture.supprimer', (what: unknown) =>
      actAll(what, (trouve) => siennes(what, trouve, 'presentes').map((de) => ({ type: 'suppression', de }))),
    ),
    vscode.commands.registerCommand('dep.relecture.retablir', (what: unknown) =>
      actAll(what, (trouve) => siennes(what, trouve, 'supprimees').map((de) => ({ type: 'restauration', de }))),
    ),
    vscode.commands.registerCommand('dep.relecture.traiter', mark('traite')),
    vscode.commands.registerCommand('dep.relecture.valider', mark('valide')),
    vscode.commands.registerCommand('dep.relecture.rouvrir', mark('reouvert')),
    vscode.commands.registerCommand('dep.relecture.confirmer', (what: unknown) =>
      act(what, async ({ suivi, fil }) => {
        const place = suivi.place(fil);
        if (!place || !('span' in place)) return undefined;
        const { fichier, span } = place;
        const texte = suivi.textePlace(fichier);
        const ancre = texte === undefined ? undefined : ancrer(texte, span);
        if (!ancre || texte === undefined) return undefined;
        return { type: 'reancrage', cible: { fichier, texte: await garder(suivi, texte), ancre } };
      }),
    ),
    vscode.commands.registerCommand('dep.relecture.replacer', (what: unknown) =>
      act(what, async ({ suivi }) => {
        const editor = vscode.window.activeTextEditor;
        const cible = editor?.selection.isEmpty === false ? await viser(suivi, editor.document, editor.selection) : undefined;
        if (cible?.ancre) return { type: 'reancrage', cible };
        void dire.information('Sélectionnez d’abord, dans le dossier, le passage que la remarque concerne.');
        return undefined;
      }),
    ),
    vscode.commands.registerCommand('dep.relecture.detacher', (what: unknown) =>
      act(what, ({ fil: { cible } }) => ({ type: 'reancrage', cible: { fichier: cible.fichier } })),
    ),
    vscode.commands.registerCommand('dep.relecture.aller', async (what: unknown) => {
      const trouve = await trouver(what);
      if (!trouve) return undefined;
      await aller(trouve);
      // For whoever runs it from elsewhere: what the thread is, in words.
      return libelle({ fil: trouve.fil, lieu: lieuDe(trouve.fil, trouve.suivi.place(trouve.fil)) });
    }),
    vscode.commands.registerCommand('dep.relecture.repondre', async (what: unknown) => {
      const trouve = await trouver(what);
      if (!trouve) return;
      await aller(trouve);
      fils.unfold(trouve);
    }),
    vscode.commands.registerCommand('dep.relecture.comparer', async (what: unknown) => {
      const trouve = fils.find(what);
      if (!trouve) return;
      const { suivi, fil } = trouve;
      // The passage may be in another file since, and confirmed in a newer text: neither is what was commented.
      const texte = fil.origine.texte ?? fil.cible.texte;
      const { fichier } = suivi.place(fil) ?? fil.cible;
      if (texte !== undefined) await comparer(suivi, fichier, texte, 'au moment de la remarque');
    }),
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      async provideTextDocumentContent({ query }) {
        for (const { depot } of relectures.all) {
          const texte = await depot.texte(query).catch(() => undefined);
          if (texte !== undefined) return texte;
        }
        return french('Ce texte n’est pas arrivé sur cet ordinateur : demandez à l’autre d’exporter sa relecture.');
      },
    }),
  );
}

/** Shows a text of the store beside the present one; one alone when the other is not there. */
export async function comparer(
  suivi: Suivi,
  fichier: string,
  texte: string | undefined,
  quand: string,
  selection?: vscode.Range,
): Promise<void> {
  // Not named as a dossier: it is an old text, that nothing has to check. The same one is shown under each of its names.
  const name = fichier.replace(/^.*\//, '').replace(/\.dep\.md$/, '');
  const before = vscode.Uri.from({ scheme, path: `/${name} ${quand}.md`, query: texte ?? '' });
  const now = suivi.uriDe(fichier);
  if (texte === undefined) await vscode.window.showTextDocument(now, selection ? { selection } : {});
  else if (suivi.fichierDe(now) === undefined) await vscode.commands.executeCommand('vscode.open', before);
  else
    await vscode.commands.executeCommand('vscode.diff', before, now, french(`${name} : ${quand} ↔ maintenant`), {
      ...(selection ? { selection } : {}),
    });
}

/** Writes something in the store and shows it; when it cannot be, the person is told why and what they typed stays. */
export async function ajouter(suivi: Suivi, ajout: Ajout, fil?: string): Promise<string> {
  const auteur = await qui();
  const done = await suivi.depot.ajouter(auteur, ajout, fil);
  if ('echec' in done) return refuser(done.echec, 'corps' in ajout ? ajout.corps : undefined);
  return done.evenement.fil;
}

/** Keeps a text that is commented; what fails is told. */
export async function garder(suivi: Suivi, texte: string, corps?: string): Promise<string> {
  return suivi.depot.garder(texte).catch((error: unknown) => refuser(pourquoi(error), corps));
}

/** Keeps several texts, by their files, as what somebody read. */
export async function garderTous(suivi: Suivi, textes: ReadonlyMap<string, string>): Promise<Vu[]> {
  const vus: Vu[] = [];
  for (const [fichier, texte] of textes) vus.push({ fichier, texte: await garder(suivi, texte) });
  return vus;
}

async function envoyer(
  relectures: Relectures,
  fils: Fils,
  { thread, text }: vscode.CommentReply,
  sujet: Sujet | undefined,
): Promise<void> {
  const corps = text.trim();
  if (corps === '') return;
  const known = fils.find(thread);
  if (known) {
    await ajouter(known.suivi, { type: 'reponse', corps }, known.fil.id);
    return known.suivi.relire();
  }
  const suivi = relectures.of(thread.uri);
  if (!suivi) return refuser('Ce fichier n’est pas un fichier de dossier ouvert : rien n’a été enregistré.', corps);
  await qui();
  const { genre, critere } = sujet ?? (await choisir(suivi));
  const document = await vscode.workspace.openTextDocument(thread.uri);
  const cible = await viser(suivi, document, thread.range, corps);
  if (!cible || (thread.range && !cible.ancre)) return refuser('Choisissez un passage : il n’y a rien à commenter ici.', corps);
  const fil = await ajouter(suivi, { type: 'commentaire', corps, genre, cible, ...(critere === undefined ? {} : { critere }) });
  fils.adopt(fil, suivi, thread);
  return suivi.relire();
}

/** What is aimed at: a selection, the whole lines when it is empty, or the file. The text is in the store when this says so. */
async function viser(
  suivi: Suivi,
  document: vscode.TextDocument,
  range: vscode.Range | undefined,
  corps?: string,
): Promise<Cible | undefined> {
  const fichier = suivi.fichierDe(document.uri);
  if (fichier === undefined) return undefined;
  const texte = document.getText();
  const sha = await garder(suivi, texte, corps);
  if (!range) return { fichier, texte: sha };
  const whole = range.isEmpty ? document.lineAt(range.start.line).range : range;
  const ancre = ancrer(texte, { start: document.offsetAt(whole.start), end: document.offsetAt(whole.end) });
  return { fichier, texte: sha, ...(ancre ? { ancre } : {}) };
}

async function choisir(suivi: Suivi): Promise<Sujet> {
  const genre = await vscode.window.showQuickPick(
    Object.entries(genres).map(([id, words]) => ({ label: capital(words), id })),
    { title: 'Votre remarque (1 sur 2)', placeHolder: french('De quoi s’agit-il ?'), ignoreFocusOut: true },
  );
  if (!genre) throw new vscode.CancellationError();
  const critere = await vscode.window.showQuickPick(
    [{ label: 'Aucun critère en particulier', description: '', id: '' }, ...criteres(suivi)],
    {
      title: 'Votre remarque (2 sur 2)',
      placeHolder: french('Pour quel critère ?'),
      matchOnDescription: true,
      ignoreFocusOut: true,
    },
  );
  if (!critere) throw new vscode.CancellationError();
  return { genre: genre.id, ...(critere.id === '' ? {} : { critere: critere.id }) };
}

/** The criteria that a dossier is about, to choose from. */
export function criteres(suivi: Suivi): { label: string; description: string; id: string }[] {
  const below = (node: CouvertureNode): CouvertureNode[] => [node, ...node.children.flatMap(below)];
  return suivi.params.nodes
    .flatMap(below)
    .filter((one) => one.genre === 'critere')
    .map(({ id, titre, description }) => ({ label: titre, description, id }));
}

async function aller({ suivi, fil }: Trouve): Promise<void> {
  const place = suivi.place(fil);
  try {
    const editor = await vscode.window.showTextDocument(suivi.uriMontree(fil));
    if (!place || !('span' in place)) return;
    const { document } = editor;
    const range = new vscode.Range(document.positionAt(place.span.start), document.positionAt(place.span.end));
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  } catch {
    void dire.attention('Ce passage ne peut pas être ouvert : son fichier a été déplacé ou supprimé.');
  }
}

async function qui(): Promise<Auteur> {
  const auteur = await moi();
  // What was typed stays in its box: VS Code empties it only after a command that ends well.
  if (!auteur) throw new vscode.CancellationError();
  return auteur;
}

function refuser(why: string, corps: string | undefined): never {
  const copy = 'Copier ma remarque';
  void dire.erreur(why, ...(corps === undefined ? [] : [copy])).then((chosen) => {
    if (chosen === copy && corps !== undefined) void vscode.env.clipboard.writeText(corps);
  });
  throw new vscode.CancellationError();
}
