// Files and words that become preuves: dropped on a criterion, chosen for it, or dropped and pasted in the text.
import * as vscode from 'vscode';
import { type Depot, nomDePreuve, nomLibre, titreDeFichier } from '../core/depot.js';
import { french } from '../core/french.js';
import { type Retouche, retouches } from '../server/protocol.js';
import type { Ask } from './asking.js';
import { dire } from './dire.js';
import type { Dossiers } from './dossiers.js';
import { choose, editOf, perform } from './gestes.js';

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
        const depot = await brought(racine, one);
        const done = depot && (await perform(ask, { geste: 'deposer', uri: racine, cible, depot }, question));
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
    readonly complete: () => Promise<vscode.WorkspaceEdit | undefined>,
    title: string,
    kind: vscode.DocumentDropOrPasteEditKind,
  ) {
    super('', title, kind);
  }
}

/** Makes the edit of a preuve at a place, once it is chosen; `mark` is what stands there for it. */
type Complete = (at: vscode.Position, mark?: vscode.Range) => Promise<vscode.WorkspaceEdit | undefined>;

/** Proposes a preuve beside VS Code's own link or image, which stays the first; the criterion is asked when it is chosen. */
class Deposits implements vscode.DocumentDropEditProvider, vscode.DocumentPasteEditProvider<PreuvePaste> {
  private readonly title = 'Insérer comme preuve…';
  private readonly yieldTo = [
    vscode.DocumentDropOrPasteEditKind.Text,
    vscode.DocumentDropOrPasteEditKind.Empty.append('markdown'),
  ];
  private dropped: { readonly mark: string; readonly complete: Complete } | undefined;

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
    const [first] = await filesOf(data);
    const complete = this.proposal(document, first);
    if (first === undefined || !complete) return [];
    const mark = `[à préciser\u00a0: ${titreDeFichier(nomOf(first))}]`;
    this.dropped = { mark, complete };
    return [Object.assign(new vscode.DocumentDropEdit(mark, this.title, this.kind), { yieldTo: this.yieldTo })];
  }

  /** Puts the preuve where the mark of the last drop came; without a criterion, the mark only goes. */
  async see({ contentChanges }: vscode.TextDocumentChangeEvent): Promise<void> {
    const { dropped } = this;
    const change = contentChanges.find(({ text }) => text === dropped?.mark);
    if (!dropped || !change) return;
    this.dropped = undefined;
    const { start } = change.range;
    const edit = await dropped.complete(start, new vscode.Range(start, start.translate(0, dropped.mark.length)));
    if (edit) await vscode.workspace.applyEdit(edit);
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    [range]: readonly vscode.Range[],
    data: vscode.DataTransfer,
  ): Promise<PreuvePaste[]> {
    // The bytes of a file that has no place are read now, they will be gone.
    const complete = this.proposal(document, (await filesOf(data))[0]);
    if (!range || !complete) return [];
    const edit = new PreuvePaste(() => complete(range.start), this.title, this.kind);
    return [Object.assign(edit, { yieldTo: this.yieldTo })];
  }

  async resolveDocumentPasteEdit(edit: PreuvePaste): Promise<PreuvePaste> {
    edit.additionalEdit = (await edit.complete()) ?? new vscode.WorkspaceEdit();
    return edit;
  }

  private proposal(document: vscode.TextDocument, given: Given | undefined): Complete | undefined {
    const racine = this.dossiers.of(document.uri)?.racine;
    if (given === undefined || racine === undefined) return undefined;
    return async ({ line, character }, mark) => {
      const depot = await brought(racine, given);
      const position = { line, character };
      const uri = document.uri.toString();
      const ways = depot && (await this.ask<readonly Retouche[]>(retouches, { geste: 'deposerIci', uri, position, depot }));
      const chosen = ways && (await choose(ways, question));
      const made = chosen?.fichiers.flatMap((one) => one.edits) ?? [];
      const edits = mark ? [...made, { range: mark, snippet: '' }] : made;
      return edits.length > 0 ? editOf({ titre: this.title, fichiers: [{ uri, version: undefined, edits }] }) : undefined;
    };
  }
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

/** The same in the folder of the dossier: copied to « preuves » under a free name, unless it is there already. */
async function brought(racine: string, given: Given): Promise<Depot | undefined> {
  if (typeof given === 'string') return { texte: given };
  const folder = vscode.Uri.joinPath(vscode.Uri.parse(racine), '..');
  const nom = nomOf(given);
  const titre = titreDeFichier(nom);
  try {
    if (given instanceof vscode.Uri) {
      if ((await vscode.workspace.fs.stat(given)).type & vscode.FileType.Directory) {
        void dire.attention(`« ${nom} » est un dossier : déposez un fichier.`);
        return undefined;
      }
      const inside = given.scheme === folder.scheme && given.path.startsWith(`${folder.path}/`);
      if (inside) return { chemin: given.path.slice(folder.path.length + 1), titre };
    }
    const preuves = vscode.Uri.joinPath(folder, 'preuves');
    await vscode.workspace.fs.createDirectory(preuves);
    const taken = (await vscode.workspace.fs.readDirectory(preuves)).map(([name]) => name);
    const free = nomLibre(nomDePreuve(nom), taken);
    const target = vscode.Uri.joinPath(preuves, free);
    if (given instanceof vscode.Uri) await vscode.workspace.fs.copy(given, target, { overwrite: false });
    else await vscode.workspace.fs.writeFile(target, given.bytes);
    return { chemin: `preuves/${free}`, titre };
  } catch {
    void dire.erreur(`« ${nom} » n’a pas pu être copié dans le dossier « preuves ». Vérifiez que vous avez le droit d’y écrire.`);
    return undefined;
  }
}
