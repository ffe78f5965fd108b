// Packs being written: their files that are open in an editor, checked as a whole once nobody has typed for a while.
import type { CompletionList, Position } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import {
  type Cadre,
  cadreOf,
  completeModele,
  completeReferentiel,
  nomDeFiche,
  nomDesSommes,
  type Probleme,
  Rope,
  verifyPaquet,
} from '../core/index.js';
import { type CompletionOptions, Converter, problemDiagnostic } from './convert.js';
import { type Files, normalUri } from './gather.js';
import { fetchPaquet } from './paquets.js';
import type { Outlet } from './publish.js';
import { type Clock, quiet } from './session.js';

/** A file that may belong to a pack: nothing is read of any other. */
export function maybeOfPack(uri: string): boolean {
  return /\/(?:modeles|snippets)\/[^/]+\.md$|\/(?:pack|referentiel)\.yaml$/.test(uri) && !uri.endsWith('.dep.md');
}

interface Open {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** What an editor has open of packs. Changes come in; problems go out; completion is answered from the last référentiel read. */
export class Atelier {
  private readonly open = new Map<string, Open>();
  /** URIs that were told something, by the folder of their pack. */
  private readonly told = new Map<string, ReadonlySet<string>>();
  /** The référentiel of each pack, by its folder, as it was when it could last be read. */
  private readonly cadres = new Map<string, Cadre>();
  private cancel: () => void = () => {};
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly files: Pick<Files, 'bytes' | 'list'>,
    /** The référentiel of that name, for a pack that adds modèles to it; another when there is none. */
    private readonly known: (nom?: string) => Cadre,
    private readonly outlet: Pick<Outlet, 'diagnostics'>,
    private readonly clock: Clock,
  ) {}

  update(uri: string, version: number, text: string): void {
    const first = !this.open.has(normalUri(uri));
    this.open.set(normalUri(uri), { uri, version, text });
    this.schedule(first ? 0 : quiet);
  }

  close(uri: string): void {
    this.open.delete(normalUri(uri));
    this.schedule(0);
  }

  /** Resolves once the packs have been checked as they stand. */
  idle(): Promise<void> {
    return this.running;
  }

  /** What may be written at a place of an open file; null outside a pack, and where nothing is proposed. */
  async complete(uri: string, position: Position, options: CompletionOptions): Promise<CompletionList | null> {
    const open = this.open.get(normalUri(uri));
    const root = open && (await this.rootOf(normalUri(uri)));
    if (!open || !root) return null;
    const cadre = this.cadres.get(root) ?? this.known();
    const chemin = Utils.basename(URI.parse(uri));
    const rope = Rope.of(open.text);
    const offset = rope.offset({ line: position.line, column: position.character });
    const found = uri.endsWith('.md')
      ? completeModele(cadre, chemin, open.text, offset)
      : completeReferentiel(cadre, open.text, offset);
    return found ? new Converter(() => uri).completion({ rope }, found, options) : null;
  }

  /** The référentiel of the pack a file belongs to, as it was when it could last be read. */
  async cadreAt(uri: string): Promise<Cadre> {
    await this.running;
    return this.cadres.get((await this.rootOf(normalUri(uri))) ?? '') ?? this.known();
  }

  private schedule(delay: number): void {
    this.cancel();
    this.cancel = this.clock.after(delay, () => {
      this.running = this.running.then(() => this.check()).catch(() => undefined);
    });
  }

  private async check(): Promise<void> {
    const roots = new Set<string>();
    for (const uri of this.open.keys()) {
      const root = await this.rootOf(uri);
      if (root) roots.add(root);
    }
    for (const root of [...this.told.keys()].filter((one) => !roots.has(one))) this.tell(root, []);
    for (const root of roots) this.tell(root, await this.problemsOf(root));
  }

  private async problemsOf(root: string): Promise<readonly (readonly [string, string, Probleme])[]> {
    const opened = await fetchPaquet(URI.parse(root), {
      list: (folder) => this.files.list(folder),
      bytes: async (uri) => {
        // Fingerprints are made when the pack is built: what is being written has others.
        if (uri.endsWith(`/${nomDesSommes}`)) return null;
        const text = this.open.get(normalUri(uri))?.text;
        return text === undefined ? this.files.bytes(uri) : new TextEncoder().encode(text);
      },
    });
    if ('refus' in opened) {
      const probleme: Probleme = {
        code: 'paquet-illisible',
        severite: 'erreur',
        chemin: nomDeFiche,
        span: { start: 0, end: 0 },
        ligne: 1,
        colonne: 1,
        message: opened.refus,
      };
      return [[nomDeFiche, '', probleme]];
    }
    const { lu, octets } = opened;
    const base = this.known(lu.fiche?.complete);
    const cadre = cadreOf(lu, base.referentiel.id === lu.fiche?.complete ? base.entier : undefined);
    if (cadre) this.cadres.set(root, cadre);
    const all = [...lu.problemes, ...(cadre ? verifyPaquet(lu, cadre) : [])];
    return all.map((one) => [one.chemin, new TextDecoder().decode(octets.get(one.chemin)), one]);
  }

  private tell(root: string, problems: readonly (readonly [string, string, Probleme])[]): void {
    const byUri = new Map<string, (readonly [string, string, Probleme])[]>();
    for (const one of problems) {
      const uri = Utils.joinPath(URI.parse(root), one[0]).toString();
      byUri.set(uri, [...(byUri.get(uri) ?? []), one]);
    }
    const before = this.told.get(root) ?? new Set();
    for (const uri of new Set([...before, ...byUri.keys()])) {
      const open = this.open.get(normalUri(uri));
      const diagnostics = (byUri.get(uri) ?? []).map(([, text, probleme]) => problemDiagnostic(text, probleme));
      this.outlet.diagnostics(open?.uri ?? uri, diagnostics, open?.version);
    }
    if (byUri.size > 0) this.told.set(root, new Set(byUri.keys()));
    else this.told.delete(root);
  }

  /** The folder of the pack a file belongs to: its own or the one above, where the sheet of the pack is. */
  private async rootOf(uri: string): Promise<string | undefined> {
    const own = Utils.dirname(URI.parse(uri));
    for (const folder of [own, Utils.dirname(own)]) {
      const sheet = Utils.joinPath(folder, nomDeFiche).toString();
      const names = this.open.has(normalUri(sheet)) ? [nomDeFiche] : await this.files.list(folder.toString()).catch(() => []);
      if (names.includes(nomDeFiche)) return folder.toString();
    }
    return undefined;
  }
}
