// The server's only state: the open documents, and when to analyse their dossiers again.
import { type URI, Utils } from 'vscode-uri';
import { type Analysis, type Avis, analyse, type Cadre, type Choix, type Fichier, Rope } from '../core/index.js';
import { Converter } from './convert.js';
import { type Files, gather, Library, type Located, normalUri, rootOf } from './gather.js';
import type { PlanParams } from './protocol.js';
import type { Publication, Publisher } from './publish.js';

/** Time, injected so that tests never wait. */
export interface Clock {
  /** Calls back after `delay` milliseconds; the result cancels it. */
  after(delay: number, call: () => void): () => void;
  /** Milliseconds from some fixed moment. */
  now(): number;
  /** Resolves once whatever else waits has had its turn. */
  pause(): Promise<void>;
  /** Today where the person is, as `2026-11-24`. */
  today(): string;
}

/** Quiet time after a keystroke before the dossier is read and analysed, in milliseconds, unless the client asks for another. */
export const quiet = 200;

/** Time after that in which the plan waits for another change: it differs with every word, and nobody types with their eyes on it. */
const planQuiet = 300;

/** How long a reading may keep others waiting, in milliseconds. */
const slice = 12;

/** A reading is given up: something newer is to be read. */
class Outdated extends Error {}

interface OpenDocument {
  /** The URI as its editor writes it. */
  readonly uri: string;
  readonly version: number;
  readonly text: Rope;
}

/** One file and the analysis of its dossier, both of one version: what a request is answered from. */
export interface Understood {
  readonly analysis: Analysis;
  /** The file the request is about. */
  readonly fichier: Fichier;
  readonly converter: Converter;
  /** Version of each open file of the dossier, by URI: what edits are made for. */
  readonly versions: ReadonlyMap<string, number>;
}

/** What one client has open. Changes come in, publications go out after a quiet time; nothing after `stop`. */
export class Session {
  /** By normal URI. */
  private readonly open = new Map<string, OpenDocument>();
  private readonly library: Library;
  private cancel: () => void = () => {};
  private cancelPlans: () => void = () => {};
  /** Grows with every change: an analysis begun before the last one is dropped. */
  private generation = 0;
  /** The change that the reading under way is for. */
  private reading = 0;
  private stopped = false;
  /** What was last understood, by normal URI of each file. */
  private understood = new Map<string, Understood>();
  /** The trainers’ avis, by normal URI of the root. */
  private readonly avis = new Map<string, readonly Avis[]>();
  private pending: (() => void) | undefined;
  /** When the reading under way last let others speak. */
  private since = 0;
  /** Resolves once there is something to answer from, even if a long text is still being read. */
  private sketched: Promise<void> = Promise.resolve();

  /**
   * `failed` is told what went wrong in an analysis, once each; the session goes on. `wait` is the quiet time; nothing is
   * read before `running` resolves.
   */
  constructor(
    private choix: Choix,
    files: Files,
    private readonly publisher: Publisher,
    private readonly clock: Clock,
    private readonly failed: (error: unknown) => void,
    private readonly wait: number = quiet,
    private running: Promise<void> = Promise.resolve(),
  ) {
    this.library = new Library(files, this.open, () => this.breathe());
  }

  /** A document was opened, and is read at once, or changed, and is read after the quiet time. */
  update(uri: string, version: number, text: string | Rope): void {
    const known = this.open.has(normalUri(uri));
    if (!known) this.library.forgetAll();
    this.open.set(normalUri(uri), { uri, version, text: Rope.of(text) });
    this.schedule(known ? this.wait : 0);
  }

  close(uri: string): void {
    this.open.delete(normalUri(uri));
    this.library.forgetAll();
    this.schedule(0);
  }

  /** Files were created, changed or deleted outside the editor. */
  changedOutside(uris: readonly string[]): void {
    this.library.forget(uris.map(normalUri));
    this.schedule(this.wait);
  }

  /** Other référentiels, or other readings of them. */
  use(choix: Choix): void {
    this.choix = choix;
    this.schedule(0);
  }

  /** The trainers’ avis on a dossier, from now on. */
  consider(racine: string, avis: readonly Avis[]): void {
    const root = normalUri(racine);
    if (JSON.stringify(this.avis.get(root) ?? []) === JSON.stringify(avis)) return;
    this.avis.set(root, avis);
    this.schedule(0);
  }

  /** The référentiel of that name, else that of a dossier that names none. */
  cadreFor(nom?: string): Cadre {
    return this.choix(nom);
  }

  /** Nothing is published after this. */
  stop(): void {
    this.stopped = true;
    this.generation++;
    this.cancel();
    this.cancelPlans();
  }

  /**
   * The analysis of the present text of a file, without waiting for quiet; while a long text is read for the first time,
   * that of its headings and blocks. Null when it belongs to no dossier.
   */
  async current(uri: string): Promise<Understood | null> {
    for (let generation = -1; generation !== this.generation; ) {
      this.pending?.();
      generation = this.generation;
      await Promise.race([this.running, this.sketched]);
    }
    return this.understood.get(normalUri(uri)) ?? null;
  }

  /** The analyses of all the open dossiers, each by one of its files. */
  async all(): Promise<readonly Understood[]> {
    this.pending?.();
    await this.running;
    return [...new Map([...this.understood.values()].map((one) => [one.analysis, one])).values()];
  }

  /** Resolves once the analysis under way, if any, has ended. */
  idle(): Promise<void> {
    return this.running;
  }

  private schedule(delay: number): void {
    if (this.stopped) return;
    const generation = ++this.generation;
    this.cancel();
    this.cancelPlans();
    const run = (): void => {
      this.pending = undefined;
      this.cancel();
      let seen = (): void => {};
      this.sketched = new Promise((resolve) => {
        seen = resolve;
      });
      this.running = this.running
        .then(() => this.refresh(generation, seen))
        .catch((error) => {
          if (!(error instanceof Outdated)) this.failed(error);
        });
    };
    this.pending = run;
    this.cancel = this.clock.after(delay, run);
  }

  private async refresh(generation: number, seen: () => void): Promise<void> {
    if (generation !== this.generation) return;
    this.reading = generation;
    this.since = this.clock.now();
    const roots = new Set<string>();
    for (const uri of this.open.keys()) roots.add(await rootOf(uri, this.library));
    if ([...this.open.keys()].some((uri) => this.library.isNew(uri))) {
      await this.say(roots, 'sketch');
      seen();
      await this.clock.pause();
    }
    await this.say(roots, 'fichier');
  }

  /** Reads the dossiers of these roots, wholly or not, and publishes what is found; nothing if something newer came. */
  private async say(roots: ReadonlySet<string>, how: 'sketch' | 'fichier'): Promise<void> {
    const located: Located[] = [];
    for (const root of [...roots].sort()) {
      const one = await gather(root, this.library, this.choix, how);
      if (one) located.push(one);
    }
    if (this.reading !== this.generation) throw new Outdated();
    const before = this.understood;
    this.understood = new Map();
    this.publisher.publish(located.map((one) => this.publication(one, how, before)));
    if (how === 'fichier') this.cancelPlans = this.clock.after(planQuiet, () => this.publisher.publishPlans(this.plans()));
  }

  private plans(): readonly PlanParams[] {
    const all = new Map([...this.understood.values()].map(({ analysis, converter }) => [analysis, converter]));
    return [...all].map(([analysis, converter]) => converter.plan(analysis));
  }

  /** Lets others speak when the reading has taken its slice of time; rejects when it is no longer wanted. */
  private breathe(): Promise<void> | undefined {
    if (this.clock.now() - this.since < slice) return undefined;
    return this.clock.pause().then(() => {
      this.since = this.clock.now();
      if (this.reading !== this.generation) throw new Outdated();
    });
  }

  private publication(
    { cadre, dossier, folder, facts }: Located,
    how: 'sketch' | 'fichier',
    before: Session['understood'],
  ): Publication {
    const uris = new Map(dossier.fichiers.map((one) => [one.chemin, this.uriOf(folder, one)]));
    const uriOf = (fichier: Pick<Fichier, 'chemin'>): string => uris.get(fichier.chemin) ?? this.uriOf(folder, fichier);
    const converter = new Converter(uriOf);
    const racine = normalUri(uriOf(dossier.racine));
    const analysis = analyse(dossier, cadre, {
      avis: this.avis.get(racine) ?? [],
      before: before.get(racine)?.analysis,
      facts: { ...facts, aujourdhui: this.clock.today() },
      ...(how === 'sketch' ? { sketch: true } : {}),
    });
    const versions = new Map([...this.open.values()].map((one) => [one.uri, one.version]));
    for (const fichier of dossier.fichiers) {
      const uri = normalUri(uriOf(fichier));
      if (!this.understood.has(uri)) this.understood.set(uri, { analysis, fichier, converter, versions });
    }
    return {
      couverture: () => converter.couverture(analysis),
      files: dossier.fichiers.map((fichier) => ({
        uri: uriOf(fichier),
        version: this.open.get(normalUri(uriOf(fichier)))?.version,
        diagnostics: analysis.findings.filter((one) => one.fichier === fichier).map((one) => converter.diagnostic(one)),
      })),
    };
  }

  /** URI of a dossier's file, as its editor writes it when it is open. */
  private uriOf(folder: URI, fichier: Pick<Fichier, 'chemin'>): string {
    const uri = Utils.joinPath(folder, fichier.chemin).toString();
    return this.open.get(uri)?.uri ?? uri;
  }
}
