// Finds the dossier a file belongs to and reads its parts: the same for the server and the terminal, over any files.
import { URI, Utils } from 'vscode-uri';
import {
  assemble,
  type Cadre,
  type Choix,
  type Dossier,
  enteteOf,
  type Facts,
  type Fichier,
  localTargets,
  Memory,
  named,
  Rope,
  readFichier,
  resolvePath,
  sketchFichier,
} from '../core/index.js';
import type { Unread } from './protocol.js';

/** Read-only access to texts by URI. A promise that rejects is taken for a file that cannot be read. */
export interface Files {
  read(uri: string): Promise<string | null>;
  /** Names of everything directly in a folder, files and folders. */
  list(folder: string): Promise<readonly string[]>;
  /** Bytes of a file of a pack; null when there is none that can be read. */
  bytes(uri: string): Promise<Uint8Array | Unread | null>;
}

/** How the name of a dossier's file ends. */
export const suffix = '.dep.md';

/** UTF-16 units to read from which on a reading lets others speak now and then; from which on it begins with a sketch. */
const [long, veryLong] = [20_000, 300_000];

/** Called between two steps of a long reading: waits if others must be heard; rejects when the reading is no longer wanted. */
export type Breathe = () => Promise<void> | undefined;

/** Folders looked at to find the root that lists a file: its own, and those above. */
const levels = 4;

/** A dossier, what it is read with, the folder of its root, and what is on the disk beside its texts. */
export interface Located {
  readonly cadre: Cadre;
  readonly dossier: Dossier;
  readonly facts: Facts;
  readonly folder: URI;
}

/** Texts and folders read once, until they are forgotten; open documents come first. URIs are normal (`normalUri`). */
export class Library {
  private readonly texts = new Map<string, Promise<Rope | null>>();
  private readonly folders = new Map<string, Promise<readonly string[]>>();
  private readonly listers = new Map<string, Promise<readonly string[]>>();
  private readonly parsed = new Map<string, Fichier>();
  private readonly memories = new Map<string, Memory>();
  private readonly entetes = new Map<string, { readonly text: Rope; readonly entete: ReturnType<typeof enteteOf> }>();

  constructor(
    private readonly files: Files,
    private readonly open: ReadonlyMap<string, { readonly text: Rope }> = new Map(),
    private readonly breathe?: Breathe,
  ) {}

  /** What was read outside the editor may have changed. */
  forget(uris: readonly string[]): void {
    for (const uri of uris) this.texts.delete(uri);
    this.folders.clear();
    this.listers.clear();
  }

  /** Everything read may have changed. */
  forgetAll(): void {
    this.texts.clear();
    this.folders.clear();
    this.listers.clear();
  }

  /** A file, read and parsed once for each text it has; null when there is none that can be read. */
  async fichier(uri: string): Promise<Fichier | null> {
    const text = await this.text(uri);
    if (text === null) return null;
    const before = this.parsed.get(uri);
    if (before?.rope === text) return before;
    const memory = this.memory(uri);
    if (this.breathe && memory.unknown(text) > long) for (const _ of memory.prepare(text)) await this.breathe();
    const fichier = readFichier(nameOf(uri), text, memory);
    this.parsed.set(uri, fichier);
    return fichier;
  }

  /** A file from its headings and blocks alone, the prose left for later; the whole of it when that is known. */
  async sketch(uri: string): Promise<Fichier | null> {
    const text = await this.text(uri);
    if (text === null || this.parsed.get(uri)?.rope === text) return this.fichier(uri);
    const memory = this.memory(uri);
    for (const genre of memory.prepare(text)) {
      if (genre === 'texte') break;
      await this.breathe?.();
    }
    return sketchFichier(nameOf(uri), text, memory);
  }

  /** True for an open file of which much is to be read. */
  isNew(uri: string): boolean {
    return this.memory(uri).unknown(this.open.get(uri)?.text ?? Rope.of('')) > veryLong;
  }

  /** Front matter of a file, read without the rest; that of an empty file when there is none that can be read. */
  async entete(uri: string): Promise<ReturnType<typeof enteteOf>> {
    const text = (await this.text(uri)) ?? Rope.of('');
    const known = this.entetes.get(uri);
    if (known?.text === text) return known.entete;
    const entete = enteteOf(text.text);
    this.entetes.set(uri, { text, entete });
    return entete;
  }

  private memory(uri: string): Memory {
    const memory = this.memories.get(uri) ?? new Memory();
    this.memories.set(uri, memory);
    return memory;
  }

  async list(folder: string): Promise<readonly string[]> {
    const listed = this.folders.get(folder) ?? this.files.list(folder).catch(() => []);
    this.folders.set(folder, listed);
    return [...new Set([...(await listed), ...this.openIn(folder)])].sort();
  }

  /** The files of a folder that may list others: those that do, looked at once, and those that are open. */
  async listersIn(folder: string): Promise<readonly string[]> {
    const known = this.listers.get(folder) ?? this.findListers(folder);
    this.listers.set(folder, known);
    return [...new Set([...(await known), ...this.openIn(folder)])].filter((one) => one.endsWith(suffix)).sort();
  }

  private async findListers(folder: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const name of await this.list(folder)) {
      const uri = Utils.joinPath(URI.parse(folder), name).toString();
      if (name.endsWith(suffix) && (await this.entete(uri)).parties.length > 0) found.push(name);
    }
    return found;
  }

  private openIn(folder: string): string[] {
    return [...this.open.keys()].filter((uri) => Utils.dirname(URI.parse(uri)).toString() === folder).map(nameOf);
  }

  private text(uri: string): Promise<Rope | null> {
    const open = this.open.get(uri);
    if (open) return Promise.resolve(open.text);
    const found = (text: string | null): Rope | null => (text === null ? null : Rope.of(text));
    const read = this.texts.get(uri) ?? this.files.read(uri).then(found, () => null);
    this.texts.set(uri, read);
    return read;
  }
}

/**
 * The root of the dossier a file belongs to: itself unless another file lists it among its parts. Where files list
 * one another in a circle, the root is the one that says so (`dossier:`), else the first met.
 */
export async function rootOf(uri: string, library: Library): Promise<string> {
  const path = [uri];
  for (let current = uri; ; ) {
    const above = await listedBy(current, library);
    if (above === undefined) return current;
    if (path.includes(above)) return rootOfCircle(path.slice(path.indexOf(above)), library);
    path.push(above);
    current = above;
  }
}

async function rootOfCircle(circle: readonly string[], library: Library): Promise<string> {
  for (const uri of circle) if ((await library.entete(uri)).dossier) return uri;
  return circle[0] ?? '';
}

/** The dossier of a root, all its parts read, or sketched; null when the root cannot be read. */
export async function gather(
  root: string,
  library: Library,
  choix: Choix,
  how: 'fichier' | 'sketch' = 'fichier',
): Promise<Located | null> {
  const racine = await library[how](root);
  if (!racine) return null;
  const cadre = choix(racine.entete.dossier?.texte);
  const folder = Utils.dirname(URI.parse(root));
  const known = new Map<string, Fichier | null>();
  for (;;) {
    const dossier = assemble(racine, (chemin) => known.get(chemin), cadre);
    if (dossier.missing.length === 0) {
      const facts = { fichiers: await lookFor(dossier, folder, library), voisins: await beside(dossier, folder, library) };
      return { cadre, dossier, folder, facts };
    }
    for (const chemin of dossier.missing) {
      const real = (await spelled(folder, chemin, library)) ?? chemin;
      const read = await library[how](Utils.joinPath(folder, real).toString());
      known.set(chemin, read && named(read, real));
    }
  }
}

/** Looks for every file that the dossier points to, one listing for each folder. */
async function lookFor(dossier: Dossier, folder: URI, library: Library): Promise<ReadonlyMap<string, string | null>> {
  const found = new Map<string, string | null>();
  for (const chemin of localTargets(dossier)) found.set(chemin, await spelled(folder, chemin, library));
  return found;
}

/** The dossier files that stand where a part was looked for in vain: what it may have been meant to name. */
async function beside(dossier: Dossier, folder: URI, library: Library): Promise<readonly string[]> {
  const lost = dossier.problemes.filter(({ genre }) => genre === 'introuvable' || genre === 'hors-dossier');
  const folders = new Set(
    lost.map(({ fichier, valeur }) => (resolvePath(fichier.chemin, valeur.texte) ?? fichier.chemin).replace(/[^/]*$/, '')),
  );
  const found: string[] = [];
  for (const one of folders) {
    const names = await library.list(Utils.joinPath(folder, one).toString().replace(/\/$/, ''));
    found.push(...names.filter((name) => name.endsWith(suffix)).map((name) => one + name));
  }
  return found;
}

/** One address, one key: editors write the same URI in several ways. */
export function normalUri(uri: string): string {
  return URI.parse(uri).toString();
}

/** A path as its folder spells it: Windows and macOS find `C1.dep.md` under the name `c1.dep.md`; null when nothing is there. */
async function spelled(folder: URI, chemin: string, library: Library): Promise<string | null> {
  const [, above = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(chemin) ?? [];
  const names = await library.list(Utils.joinPath(folder, above).toString().replace(/\/$/, ''));
  if (names.includes(name)) return chemin;
  const other = names.find((one) => same(one, name));
  return other === undefined ? null : above + other;
}

function same(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}

async function listedBy(uri: string, library: Library): Promise<string | undefined> {
  const { path } = URI.parse(uri);
  const folders: URI[] = [];
  for (let folder = Utils.dirname(URI.parse(uri)); folders.length < levels && folder.path !== folders.at(-1)?.path; ) {
    folders.push(folder);
    folder = Utils.dirname(folder);
  }
  // All are asked for at once: each is a question to the client, and most files are listed by none.
  const asked = folders.map((folder) => library.listersIn(folder.toString()));
  for (const [level, folder] of folders.entries()) {
    const wanted = path.slice(folder.path.replace(/\/$/, '').length + 1);
    for (const name of (await asked[level]) ?? []) {
      const candidate = Utils.joinPath(folder, name).toString();
      if (candidate === uri) continue;
      const { parties } = await library.entete(candidate);
      if (parties.some(({ texte }) => same(resolvePath(name, texte) ?? '', wanted))) return candidate;
    }
  }
  return undefined;
}

function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}
