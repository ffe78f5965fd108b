// The review of one dossier while it is open: what its store holds, and where each thread is while the text changes.
import * as vscode from 'vscode';
import {
  type Competences,
  type Fil,
  type FilPlace,
  type Lu,
  lieuDe,
  plier,
  type Relecture,
  suivre,
} from '../../core/relecture/index.js';
import { Depot } from '../../relecture/depot.js';
import { type PlaceDuFil, places } from '../../relecture/places.js';
import type { CouvertureParams } from '../../server/protocol.js';
import type { OuvrirFichiers } from './fichiers.js';

/** Milliseconds without a change before what is shown follows. */
const quiet = 250;
/** Milliseconds between two looks at the store: what tells of changes is deaf to some drives, and to folders just made. */
const look = 10_000;

/** Reads the store, places its threads, follows them; fires when there is something else to show. */
export class Suivi implements vscode.Disposable {
  readonly depot: Depot;
  readonly folder: vscode.Uri;
  readonly racine: vscode.Uri;
  relecture: Relecture = plier([]);
  /** True when the store cannot be read. */
  illisible = false;
  /** While this review is empty: those beside it that have no dossier any more. */
  orphelines: readonly string[] = [];
  private evenements: readonly Lu[] = [];
  private lieux = new Map<string, PlaceDuFil>();
  /** The texts that the places are in, by file. */
  private lus: ReadonlyMap<string, string> = new Map();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: vscode.Disposable;
  private running: Promise<void> = Promise.resolve();
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private wanted: ReadonlySet<'montrer' | 'placer' | 'relire'> = new Set();

  readonly onDidChange = this.changed.event;

  constructor(
    public params: CouvertureParams,
    ouvrir: OuvrirFichiers,
  ) {
    this.racine = vscode.Uri.parse(params.racine);
    this.folder = vscode.Uri.joinPath(this.racine, '..');
    const name = this.racine.path.split('/').at(-1) ?? '';
    this.depot = new Depot(ouvrir(this.folder), name.replace(/\.dep\.md$/, ''));
    // The name of a dossier may mean something in a pattern, and who erases a folder is told of the folder alone.
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(this.folder, '.dep/**'));
    const store = vscode.Uri.joinPath(this.folder, this.depot.dossier).path;
    const reread = ({ path }: vscode.Uri): void => {
      if (path.startsWith(store) || store.startsWith(path)) this.later('relire');
    };
    const replace = ({ uri }: { readonly uri: vscode.Uri }): void => {
      if (this.fichierDe(uri) !== undefined) this.later('placer');
    };
    const regularly = setInterval(() => void this.regarder(), look);
    this.listening = vscode.Disposable.from(
      new vscode.Disposable(() => clearInterval(regularly)),
      vscode.window.onDidChangeWindowState(() => void this.regarder()),
      watcher,
      watcher.onDidCreate(reread),
      watcher.onDidChange(reread),
      watcher.onDidDelete(reread),
      vscode.workspace.onDidChangeTextDocument((event) => this.follow(event)),
      vscode.workspace.onDidOpenTextDocument(replace),
      vscode.workspace.onDidSaveTextDocument(replace),
    );
  }

  /** The path of a file of this dossier from its folder; undefined for any other file. */
  fichierDe(uri: vscode.Uri): string | undefined {
    const wanted = uri.toString();
    const own = this.params.fichiers.some((one) => one === wanted || vscode.Uri.parse(one).toString() === wanted);
    const folder = this.folder.path.replace(/\/?$/, '/');
    return own && uri.path.startsWith(folder) ? uri.path.slice(folder.length) : undefined;
  }

  uriDe(fichier: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, fichier);
  }

  place(fil: Fil): PlaceDuFil | undefined {
    return this.lieux.get(fil.id);
  }

  /** The file where a thread is shown: that of its passage; the root when it is in the dossier no more. */
  uriMontree(fil: Fil): vscode.Uri {
    const uri = this.uriDe((this.place(fil) ?? fil.cible).fichier);
    return this.fichierDe(uri) === undefined ? this.racine : uri;
  }

  get vus(): readonly FilPlace[] {
    return this.relecture.fils
      .filter((one) => one.commentaires.length > 0 || one.plusRecents > 0)
      .map((fil) => ({ fil, lieu: lieuDe(fil, this.place(fil)) }));
  }

  get competences(): Competences {
    const { nodes, parties } = this.params;
    const competences = nodes.filter((one) => one.genre === 'competence');
    return { chapitres: competences.map(({ id, children }) => ({ id, criteres: children })), parties };
  }

  /** The text that the places of a file are in now: the editor’s, else as it was read for them. */
  textePlace(fichier: string): string | undefined {
    return this.ouvert(fichier)?.getText() ?? this.lus.get(fichier);
  }

  /** The present text of a file of the dossier: the editor’s, else the disk’s. */
  async texteDe(fichier: string): Promise<string | undefined> {
    const uri = this.uriDe(fichier);
    const open = this.ouvert(fichier);
    if (open) return open.getText();
    try {
      return await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
    } catch {
      return undefined;
    }
  }

  /** The present texts of the whole dossier, by their files. */
  async textes(): Promise<ReadonlyMap<string, string>> {
    const textes = new Map<string, string>();
    for (const uri of this.params.fichiers) {
      const fichier = this.fichierDe(vscode.Uri.parse(uri));
      const texte = fichier === undefined ? undefined : await this.texteDe(fichier);
      if (fichier !== undefined && texte !== undefined) textes.set(fichier, texte);
    }
    return textes;
  }

  /** What the server now says of the dossier: a passage may have gone to a new file. */
  recevoir(params: CouvertureParams): void {
    const same = params.fichiers.join('\n') === this.params.fichiers.join('\n');
    this.params = params;
    if (!same) this.later('placer');
  }

  /** Reads the store again; resolved once it is shown. */
  relire(): Promise<void> {
    return this.inTurn(async () => {
      try {
        const { lus } = await this.depot.lire();
        this.relecture = plier(lus);
        this.evenements = lus;
        this.orphelines = lus.length === 0 ? await this.depot.orphelines() : [];
        this.illisible = false;
      } catch {
        this.illisible = true;
      }
      await this.placer();
    });
  }

  /** Does at once what waits for a pause; resolved once what is shown has followed. */
  aJour(): Promise<void> {
    clearTimeout(this.waiting);
    const { wanted } = this;
    this.wanted = new Set();
    if (wanted.has('relire')) return this.relire();
    return wanted.size === 0 ? this.running : this.inTurn(async () => (wanted.has('placer') ? this.placer() : undefined));
  }

  dispose(): void {
    clearTimeout(this.waiting);
    vscode.Disposable.from(this.listening, this.changed).dispose();
  }

  /** Reads the store again when somebody wrote in it and nothing said so. */
  private async regarder(): Promise<void> {
    if (!vscode.window.state.focused) return;
    const { lus } = await this.depot.lire().catch(() => ({ lus: this.evenements }));
    const same = lus.length === this.evenements.length && lus.every((one, rank) => one === this.evenements[rank]);
    if (!same) this.later('relire');
  }

  private ouvert(fichier: string): vscode.TextDocument | undefined {
    const uri = this.uriDe(fichier).toString();
    return vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.running = this.running.catch(() => undefined).then(work);
    return this.running.then(() => this.changed.fire());
  }

  /** Places every thread by comparison with the text it was put on; once more when somebody typed meanwhile. */
  private async placer(): Promise<void> {
    const fils = this.relecture.fils.filter((one) => one.cible.ancre && one.cible.fichier !== '');
    this.lus = fils.length === 0 ? new Map() : await this.textes();
    this.lieux = new Map(await places(this.depot, fils, this.lus));
    if ([...this.lus].some(([name, text]) => this.textePlace(name) !== text)) this.later('placer');
  }

  /** Moves the places through what was typed; what was swallowed, or came from outside, is placed again. */
  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const fichier = contentChanges.length > 0 ? this.fichierDe(document.uri) : undefined;
    if (fichier === undefined) return;
    const here = [...this.lieux].filter(([, place]) => place.fichier === fichier);
    if (here.length === 0) return;
    for (const { rangeOffset, rangeLength, text } of contentChanges) {
      const edit = { start: rangeOffset, end: rangeOffset + rangeLength, length: text.length };
      for (const [id] of here) {
        const place = this.lieux.get(id);
        if (!place || !('span' in place)) continue;
        const span = suivre(place.span, edit);
        this.lieux.set(id, { ...place, span: span ?? { start: edit.start, end: edit.start + edit.length } });
        // Only a comparison tells what of an edit across an end is still the passage.
        const { start, end } = place.span;
        const across = edit.start < end && edit.end > start && (edit.start <= start || edit.end >= end);
        if (across) this.later('placer');
      }
    }
    this.later(document.isDirty ? 'montrer' : 'placer');
  }

  private later(what: 'montrer' | 'placer' | 'relire'): void {
    this.wanted = new Set([...this.wanted, what]);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.aJour(), quiet);
  }
}
