// The threads of the open dossiers in VS Code’s own comments: made, moved and taken away as the reviews change.
import * as vscode from 'vscode';
import { french } from '../../core/french.js';
import { type Commentaire, cleDe, type Fil, inoffensif, libelle, lieuDe } from '../../core/relecture/index.js';
import { LineIndex } from '../../core/text.js';
import { moiConnu } from './moi.js';
import type { Relectures, Trouve } from './relectures.js';
import type { Suivi } from './suivi.js';

/** Identifier of the controller, for the conditions of the menus. */
export const controleur = 'dep.relecture';

/** A remark as VS Code shows it, with what it stands for. */
export interface Remarque extends vscode.Comment {
  readonly suivi: Suivi;
  readonly fil: string;
  readonly de: Commentaire;
}

interface Montre {
  readonly suivi: Suivi;
  readonly fil: string;
  readonly thread: vscode.CommentThread;
  said: string;
}

/** Shows the threads; they live until this is disposed. */
export class Fils implements vscode.Disposable {
  readonly controller = vscode.comments.createCommentController(controleur, 'Relecture');
  /** By the root and the identifier: a dossier that was copied has the same threads as the other. */
  private readonly shown = new Map<string, Montre>();
  /** The files of the dossiers that are open, as text. */
  private files = '';
  private readonly listening: vscode.Disposable;

  constructor(private readonly relectures: Relectures) {
    this.controller.options = {
      prompt: 'Répondre…',
      placeHolder: french('Votre remarque : une question, ce qui mérite d’être développé, une preuve qui manque…'),
    };
    this.listening = relectures.onDidChange((suivi) => this.show(suivi));
  }

  /** The thread that VS Code, the tree or a command means: its own object, or its identifier. */
  find(what: unknown): Trouve | undefined {
    if (typeof what === 'string') return this.relectures.fil(what);
    const shown = [...this.shown.values()].find(({ thread }) => thread === what);
    const { suivi, fil, vu } = (shown ?? what ?? {}) as Partial<Montre & { readonly vu: { readonly fil: Fil } }>;
    const id: unknown = fil ?? vu?.fil.id;
    if (typeof id !== 'string') return undefined;
    const own = suivi?.relecture.fils.find((one) => one.id === id);
    return suivi && own ? { suivi, fil: own } : this.relectures.fil(id);
  }

  /** Takes what was an empty place to write in for a thread of the review. */
  adopt(fil: string, suivi: Suivi, thread: vscode.CommentThread): void {
    this.shown.set(cle(suivi, fil), { suivi, fil, thread, said: '' });
  }

  /** Unfolds a thread, its box of answers included. */
  unfold({ suivi, fil }: Trouve): void {
    const thread = this.shown.get(cle(suivi, fil.id))?.thread;
    if (thread) thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  }

  /** The remarks of a thread as they are shown, to be put in another mode. */
  set(remarque: Remarque, change: Partial<vscode.Comment>): void {
    const trouve = this.find(remarque);
    const shown = trouve && this.shown.get(cle(trouve.suivi, trouve.fil.id));
    if (!shown) return;
    Object.assign(remarque, change);
    shown.thread.comments = [...shown.thread.comments];
    if (change.mode === vscode.CommentMode.Preview) shown.said = '';
  }

  dispose(): void {
    for (const { thread } of this.shown.values()) thread.dispose();
    vscode.Disposable.from(this.listening, this.controller).dispose();
  }

  private show(changed: Suivi | undefined): void {
    const { all } = this.relectures;
    const files = JSON.stringify(all.map((one) => one.params.fichiers));
    // VS Code asks where one may comment only when the one who answers is another.
    if (files !== this.files) this.controller.commentingRangeProvider = { provideCommentingRanges: (one) => this.ranges(one) };
    this.files = files;
    for (const [key, { suivi, fil: id, thread }] of this.shown) {
      const fil = all.includes(suivi) ? suivi.relecture.fils.find((one) => one.id === id) : undefined;
      if (fil && !fil.supprime) continue;
      thread.dispose();
      this.shown.delete(key);
    }
    if (!changed) return;
    const indexes = new Map<string, LineIndex>();
    for (const { fil } of changed.vus) {
      if (fil.supprime || fil.cible.fichier === '') continue;
      const place = changed.place(fil);
      const { fichier } = place ?? fil.cible;
      const index = indexes.get(fichier) ?? new LineIndex(changed.textePlace(fichier) ?? '');
      indexes.set(fichier, index);
      this.put(changed, fil, place && 'span' in place ? rangeOf(index, place.span) : undefined);
    }
  }

  /** Anywhere in the files of a dossier. */
  private ranges({ uri, lineCount }: vscode.TextDocument): vscode.CommentingRanges | undefined {
    if (!this.relectures.of(uri)) return undefined;
    return { enableFileComments: true, ranges: [new vscode.Range(0, 0, Math.max(0, lineCount - 1), 0)] };
  }

  private put(suivi: Suivi, fil: Fil, range: vscode.Range | undefined): void {
    const lieu = lieuDe(fil, suivi.place(fil));
    const uri = suivi.uriMontree(fil);
    let known = this.shown.get(cle(suivi, fil.id));
    if (known && known.thread.uri.path !== uri.path) {
      known.thread.dispose();
      known = undefined;
    }
    const thread = known?.thread ?? this.controller.createCommentThread(uri, range ?? new vscode.Range(0, 0, 0, 0), []);
    // A thread of the whole file has no range: the types do not say so for its making.
    if (!known) thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    if (range ? !thread.range?.isEqual(range) : thread.range !== undefined) thread.range = range;
    const said = JSON.stringify([fil, lieu, moiConnu()]);
    const one = known ?? { suivi, fil: fil.id, thread, said: '' };
    this.shown.set(cle(suivi, fil.id), one);
    const editing = thread.comments.some((comment) => comment.mode === vscode.CommentMode.Editing);
    if (one.said === said || editing) return;
    one.said = said;
    thread.label = libelle({ fil, lieu });
    thread.contextValue = `etat-${fil.etat} lieu-${lieu}`;
    thread.state = fil.etat === 'valide' ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
    thread.canReply = true;
    thread.comments = fil.commentaires.map((de) => remarque(suivi, fil.id, de));
  }
}

function cle({ racine }: Suivi, fil: string): string {
  return `${racine} ${fil}`;
}

function remarque(suivi: Suivi, fil: string, de: Commentaire): Remarque {
  const me = moiConnu();
  const mine = me && cleDe(me) === cleDe(de.auteur) ? 'mienne' : 'autre';
  const edited = de.versions.length > 1 ? 'modifiée' : '';
  return {
    suivi,
    fil,
    de,
    body: new vscode.MarkdownString(de.supprime ? '*Remarque supprimée.*' : inoffensif(de.corps)),
    mode: vscode.CommentMode.Preview,
    author: { name: `${de.auteur.nom} (${de.auteur.role})` },
    contextValue: de.supprime ? `supprimee-${mine}` : mine,
    timestamp: new Date(de.at),
    ...(edited === '' ? {} : { label: edited }),
  };
}

function rangeOf(index: LineIndex, span: { readonly start: number; readonly end: number }): vscode.Range {
  const [start, end] = [index.at(span.start), index.at(span.end)];
  return new vscode.Range(start.line, start.column, end.line, end.column);
}
