// Files and words that become preuves: dropped on a criterion, chosen for it, or dropped and pasted in the text.
import * as vscode from 'vscode';
import { type Depot, dossierDesPreuves, nomDePreuve, nomLibre, titreDeFichier } from '../core/depot.js';
import { french } from '../core/french.js';
import { type Geste, type Retouche, retouches } from '../server/protocol.js';
import type { Ask } from './asking.js';
import { dire } from './dire.js';
import type { Dossiers } from './dossiers.js';
import { exists } from './files.js';
import { choose, editOf, onlyPlace, perform, plain } from './gestes.js';

/** What is given: a file where it is, a file that has no place yet, or words. */
type Given = vscode.Uri | { readonly nom: string; readonly bytes: Uint8Array } | string;

const joindre = 'dep.critere.joindre';
const uriList = 'text/uri-list';
const question = french('De quel critère est-ce la preuve ?');

/** What the « Couverture » view does with a drop: the same as the command, which the keyboard reaches. */
export const dropOnCritere: vscode.TreeDragAndDropController<string> = {
  dragMimeTypes: [],
  dropMimeTypes: [uriList, 'files', 'text/plain'],
  async handleDrop(cible, data) {
    const files = await filesOf(data);
    const words = files.length > 0 ? '' : ((await data.get('text/plain')?.asString()) ?? '');
    const given = words.trim() === '' ? files : [words];
    if (cible !== undefined && given.length > 0) await vscode.commands.executeCommand(joindre, cible, given);
  },
};

/** Registers the command, and drops and pastes in dossiers; they live until the result is disposed. */
export function offerDrops(ask: Ask, dossiers: Dossiers, selector: vscode.DocumentSelector): vscode.Disposable {
  const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('dep', 'preuve');
  const provider = new Deposits(ask, dossiers, kind);
  const mimes = [uriList, 'files', 'image/*'];
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument((event) => provider.see(event)),
    vscode.commands.registerCommand(joindre, async (cible?: unknown, given?: readonly Given[]) => {
      const racine = dossiers.current?.racine;
      if (racine === undefined || typeof cible !== 'string') return;
      for (const one of Array.isArray(given) ? (given as readonly Given[]) : await chooseFiles()) {
        const found = await toBring(racine, one);
        if (!found) continue;
        const { depot, bring } = found;
        const done = await perform(ask, () => ({ geste: 'deposer', uri: racine, cible, depot }), question, bring);
        if (done === 'impossible') void dire.information('Déposez-le sur un critère écrit ou sur l’une de ses exigences.');
      }
    }),
    vscode.languages.registerDocumentDropEditProvider(selector, provider, {
      providedDropEditKinds: [kind],
      dropMimeTypes: mimes,
    }),
    vscode.languages.registerDocumentPasteEditProvider(selector, provider, {
      providedPasteEditKinds: [kind],
      pasteMimeTypes: mimes,
    }),
  );
}

class PreuvePaste extends vscode.DocumentPasteEdit {
  constructor(
    readonly document: vscode.TextDocument,
    readonly range: vscode.Range,
    readonly given: Given,
    ...words: [title: string, kind: vscode.DocumentDropOrPasteEditKind]
  ) {
    super('', ...words);
  }
}

/** Proposes a preuve beside VS Code's own link or image, which stays the first; the criterion is asked when it is chosen. */
class Deposits implements vscode.DocumentDropEditProvider, vscode.DocumentPasteEditProvider<PreuvePaste> {
  private readonly title = 'Insérer comme preuve…';
  private readonly yieldTo = [
    vscode.DocumentDropOrPasteEditKind.Text,
    vscode.DocumentDropOrPasteEditKind.Empty.append('markdown'),
  ];
  private dropped: { readonly mark: string; readonly given: Given } | undefined;

  constructor(
    private readonly ask: Ask,
    private readonly dossiers: Dossiers,
    private readonly kind: vscode.DocumentDropOrPasteEditKind,
  ) {}

  /** VS Code asks its paste providers, never those of drops, for what was chosen: a mark is dropped, and seen when it comes. */
  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    _: vscode.Position,
    data: vscode.DataTransfer,
  ): Promise<vscode.DocumentDropEdit[]> {
    const given = await this.onlyFile(document, data);
    if (!given) return [];
    const mark = `[à préciser\u00a0: ${titreDeFichier(nomOf(given))}]`;
    this.dropped = { mark, given };
    return [Object.assign(new vscode.DocumentDropEdit(mark, this.title, this.kind), { yieldTo: this.yieldTo })];
  }

  /** Puts the preuve where the mark of the last drop is by then; without a criterion, the mark only goes. */
  async see({ document, contentChanges }: vscode.TextDocumentChangeEvent): Promise<void> {
    const { dropped } = this;
    if (!dropped || !contentChanges.some(({ text }) => text === dropped.mark)) return;
    this.dropped = undefined;
    const { mark, given } = dropped;
    const found = await this.found(document, given);
    const here = (depot: Depot): Geste | undefined => gesteIci(document, onlyPlace(document, mark), depot);
    if (found && (await perform(this.ask, () => here(found.depot), question, found.bring)) === 'done') return;
    const left = onlyPlace(document, mark);
    const edit = new vscode.WorkspaceEdit();
    if (left) edit.delete(document.uri, left);
    await vscode.workspace.applyEdit(edit);
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    [range]: readonly vscode.Range[],
    data: vscode.DataTransfer,
  ): Promise<PreuvePaste[]> {
    // The bytes of a file that has no place are read now, they will be gone.
    const given = await this.onlyFile(document, data);
    if (!range || !given) return [];
    const at = new vscode.Range(range.start, range.start);
    return [Object.assign(new PreuvePaste(document, at, given, this.title, this.kind), { yieldTo: this.yieldTo })];
  }

  /** VS Code drops what it asked for when the text or the cursor has moved meanwhile. */
  async resolveDocumentPasteEdit(edit: PreuvePaste, token: vscode.CancellationToken): Promise<PreuvePaste> {
    edit.additionalEdit = new vscode.WorkspaceEdit();
    const { document, range, given } = edit;
    const found = await this.found(document, given);
    const ways = found && (await this.ask<readonly Retouche[]>(retouches, gesteIci(document, range, found.depot)));
    const chosen = ways && (await choose(ways, question));
    if (chosen && token.isCancellationRequested)
      void dire.attention('Votre texte a changé pendant ce temps : rien n’y a été ajouté. Collez de nouveau.');
    else if (chosen && (await found.bring())) edit.additionalEdit = editOf(chosen);
    return edit;
  }

  /** The file that is given to a dossier; several at once stay VS Code’s own links. */
  private async onlyFile(document: vscode.TextDocument, data: vscode.DataTransfer) {
    const [first, ...others] = this.dossiers.of(document.uri) ? await filesOf(data) : [];
    return others.length === 0 ? first : undefined;
  }

  private async found({ uri }: vscode.TextDocument, given: Given): Promise<Found | undefined> {
    const racine = this.dossiers.of(uri)?.racine;
    return racine === undefined ? undefined : toBring(racine, given);
  }
}

function gesteIci({ uri }: vscode.TextDocument, range: vscode.Range | undefined, depot: Depot): Geste | undefined {
  return range && { geste: 'deposerIci', uri: uri.toString(), range: plain(range), depot };
}

/** The files of a drop: their place when they have one, else their bytes. */
async function filesOf(data: vscode.DataTransfer): Promise<Exclude<Given, string>[]> {
  const list = (await data.get(uriList)?.asString()) ?? '';
  const uris = list.split(/\r?\n/).filter((line) => /^[\w+.-]+:/.test(line) && !/^https?:/.test(line));
  if (uris.length > 0) return uris.map((one) => vscode.Uri.parse(one));
  const files = [...data].flatMap(([, item]) => item.asFile() ?? []);
  return Promise.all(files.map(async (one) => one.uri ?? { nom: one.name, bytes: await one.data() }));
}

async function chooseFiles(): Promise<readonly Given[]> {
  const options = { canSelectMany: true, openLabel: 'Joindre', title: 'Quels fichiers montrent cette preuve ?' };
  return (await vscode.window.showOpenDialog(options)) ?? [];
}

function nomOf(given: Exclude<Given, string>): string {
  return given instanceof vscode.Uri ? (given.path.split('/').at(-1) ?? '') : given.nom;
}

/** What a block says of what is given, and what puts it there: nothing is written before the person has chosen. */
interface Found {
  readonly depot: Depot;
  /** False, after a message, when it cannot. */
  bring(): Promise<boolean>;
}

/** The same in the folder of the dossier: to be copied to « preuves » under a free name, unless it is there already. */
async function toBring(racine: string, given: Given): Promise<Found | undefined> {
  const here = async (): Promise<boolean> => true;
  if (typeof given === 'string') return { depot: { texte: given }, bring: here };
  const folder = vscode.Uri.joinPath(vscode.Uri.parse(racine), '..');
  const nom = nomOf(given);
  const titre = titreDeFichier(nom);
  const file = given instanceof vscode.Uri ? await vscode.workspace.fs.stat(given).then(undefined, () => undefined) : undefined;
  if (file && file.type & vscode.FileType.Directory) {
    void dire.attention(`« ${nom} » est un dossier : déposez un fichier.`);
    return undefined;
  }
  if (given instanceof vscode.Uri && given.scheme === folder.scheme && given.path.startsWith(`${folder.path}/`))
    return { depot: { chemin: given.path.slice(folder.path.length + 1), titre }, bring: here };
  const preuves = vscode.Uri.joinPath(folder, dossierDesPreuves);
  const entries = await vscode.workspace.fs.readDirectory(preuves).then(undefined, () => []);
  const taken = entries.map(([name]) => name);
  const free = nomLibre(nomDePreuve(nom), taken);
  const bring = async (): Promise<boolean> => {
    const target = vscode.Uri.joinPath(preuves, free);
    try {
      await vscode.workspace.fs.createDirectory(preuves);
      if (given instanceof vscode.Uri) await vscode.workspace.fs.copy(given, target, { overwrite: false });
      else if (await exists(target)) throw vscode.FileSystemError.FileExists(target);
      else await vscode.workspace.fs.writeFile(target, given.bytes);
      return true;
    } catch {
      void dire.erreur(
        `« ${nom} » n’a pas pu être copié dans le dossier « preuves ». Vérifiez que vous avez le droit d’y écrire.`,
      );
      return false;
    }
  };
  return { depot: { chemin: `${dossierDesPreuves}/${free}`, titre }, bring };
}
