// The server's only state: open documents and files read, and when to analyse them again.
import { URI, Utils } from 'vscode-uri';
import { analyse, assemble, type Cadre, type Dossier, type Fichier, readFichier, resolvePath } from '../core/index.js';
import { Converter } from './convert.js';
import type { Files } from './files.js';
import type { Publisher } from './publish.js';

/** Time, injected so that tests never wait. */
export interface Clock {
  /** Calls back after `delay` milliseconds; the result cancels it. */
  after(delay: number, call: () => void): () => void;
}

/** Quiet time after a keystroke before the dossier is analysed, in milliseconds. */
export const quiet = 200;

/** Folders looked at above a file to find the root that lists it. */
const levels = 4;

interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly fichier: Fichier;
}

/** A dossier with the URI of each of its files. */
interface Located {
  readonly dossier: Dossier;
  readonly folder: URI;
}

export class Session {
  /** By normalised URI: an editor may write the same address in two ways. */
  private readonly open = new Map<string, OpenDocument>();
  private readonly files = new Map<string, Promise<Fichier | null>>();
  private readonly folders = new Map<string, Promise<readonly string[]>>();
  private cancel: () => void = () => {};
  /** Grows with every change: an analysis begun before the last one is dropped. */
  private generation = 0;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private cadre: Cadre,
    private readonly reader: Files,
    private readonly publisher: Publisher,
    private readonly clock: Clock,
  ) {}

  /** A document was opened or changed. */
  update(uri: string, version: number, text: string): void {
    const key = normal(uri);
    this.open.set(key, { uri, version, fichier: readFichier(nameOf(key), text) });
    this.schedule(quiet);
  }

  close(uri: string): void {
    this.open.delete(normal(uri));
    this.files.delete(normal(uri));
    this.schedule(0);
  }

  /** Files were created, changed or deleted outside the editor. */
  changedOutside(uris: readonly string[]): void {
    for (const uri of uris) this.files.delete(normal(uri));
    this.folders.clear();
    this.schedule(quiet);
  }

  /** Another référentiel, or another reading of it. */
  use(cadre: Cadre): void {
    this.cadre = cadre;
    this.schedule(0);
  }

  /** Nothing is published after this. */
  stop(): void {
    this.cancel();
    this.generation++;
    this.open.clear();
  }

  /** Resolves once the analysis under way, if any, has ended. */
  idle(): Promise<void> {
    return this.running;
  }

  private schedule(delay: number): void {
    const generation = ++this.generation;
    this.cancel();
    this.cancel = this.clock.after(delay, () => {
      this.running = this.running.then(() => this.refresh(generation));
    });
  }

  private async refresh(generation: number): Promise<void> {
    if (generation !== this.generation) return;
    const roots = new Set<string>();
    for (const key of this.open.keys()) roots.add(await this.rootOf(key));
    const located: Located[] = [];
    for (const root of roots) {
      const racine = await this.fichier(root);
      if (racine) located.push(await this.gather(root, racine));
    }
    if (generation !== this.generation) return;
    const live = new Set(located.map(({ dossier, folder }) => this.uriOf(folder, dossier.racine)));
    for (const root of this.publisher.roots()) if (!live.has(root)) this.publisher.withdraw(root);
    for (const one of located) this.publish(one);
  }

  private publish({ dossier, folder }: Located): void {
    const uriOf = (fichier: Fichier): string => this.uriOf(folder, fichier);
    const converter = new Converter(uriOf);
    const analysis = analyse(dossier, this.cadre);
    this.publisher.publish({
      couverture: converter.couverture(analysis),
      files: dossier.fichiers.map((fichier) => ({
        uri: uriOf(fichier),
        version: this.open.get(normal(uriOf(fichier)))?.version,
        diagnostics: analysis.findings.filter((one) => one.fichier === fichier).map((one) => converter.diagnostic(one)),
      })),
    });
  }

  /** Reads the parts a dossier still misses, until it misses none. */
  private async gather(root: string, racine: Fichier): Promise<Located> {
    const folder = Utils.dirname(URI.parse(root));
    const known = new Map<string, Fichier | null>();
    for (;;) {
      const dossier = assemble(racine, (chemin) => known.get(chemin), this.cadre);
      if (dossier.missing.length === 0) return { dossier, folder };
      for (const chemin of dossier.missing) {
        const read = await this.fichier(Utils.joinPath(folder, chemin).toString());
        known.set(chemin, read && { ...read, chemin });
      }
    }
  }

  /** The root of the dossier a file belongs to: itself unless another file lists it among its parts. */
  private async rootOf(key: string): Promise<string> {
    const seen = new Set([key]);
    for (let current = key; ; ) {
      const above = await this.listedBy(current);
      if (above === undefined || seen.has(above)) return current;
      seen.add(above);
      current = above;
    }
  }

  private async listedBy(key: string): Promise<string | undefined> {
    const uri = URI.parse(key);
    let folder = Utils.dirname(uri);
    for (let level = 0; level < levels; level++) {
      const wanted = uri.path.slice(folder.path.replace(/\/$/, '').length + 1).normalize('NFC');
      for (const name of await this.list(folder.toString())) {
        const candidate = Utils.joinPath(folder, name).toString();
        const fichier = candidate === key ? null : await this.fichier(candidate);
        if (fichier?.entete.parties.some((one) => resolvePath(name, one.texte) === wanted)) return candidate;
      }
      const above = Utils.dirname(folder);
      if (above.path === folder.path) return undefined;
      folder = above;
    }
    return undefined;
  }

  private async list(folder: string): Promise<readonly string[]> {
    const listed = this.folders.get(folder) ?? this.reader.list(folder);
    this.folders.set(folder, listed);
    const opened = [...this.open.keys()].filter((key) => Utils.dirname(URI.parse(key)).toString() === folder).map(nameOf);
    return [...new Set([...(await listed), ...opened])].sort();
  }

  private async fichier(key: string): Promise<Fichier | null> {
    const open = this.open.get(key);
    if (open) return open.fichier;
    const read =
      this.files.get(key) ?? this.reader.read(key).then((text) => (text === null ? null : readFichier(nameOf(key), text)));
    this.files.set(key, read);
    return read;
  }

  /** URI of a dossier's file, as its editor wrote it when it is open. */
  private uriOf(folder: URI, fichier: Fichier): string {
    const uri = Utils.joinPath(folder, fichier.chemin).toString();
    return this.open.get(uri)?.uri ?? uri;
  }
}

function normal(uri: string): string {
  return URI.parse(uri).toString();
}

function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}
