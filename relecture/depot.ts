// The store of a review: one file for each event, made once and never rewritten, and the texts that were commented, by their
// SHA-256. It reads whatever a drive, an archive or another hand left there, and acknowledges only what is on the disk.
import {
  type Auteur,
  type Contenu,
  type Echange,
  type Evenement,
  ecrireEchange,
  ecrireEvenement,
  type Lu,
  limits,
  lireEchange,
  lireEvenement,
  plural,
  type Refus,
  reviewLimits,
  suite,
  unir,
  version,
} from '../core/relecture/index.js';
import { decode, ecrireEntier, empreinteDuTexte, type Fichiers, inBatches, lireOctets, pourquoi, raison } from './fichiers.js';

/** What only the machine knows; a test may give its own. */
export interface Machine {
  now(): Date;
  /** Sixteen letters or digits that nobody else has. */
  random(): string;
}

/** What an author adds. */
export type Ajout = Exclude<Contenu, { type: 'inconnu' }>;

/** What came of it. On failure nothing counts as written, and the sentence says why. */
export type Ecrit = { readonly evenement: Evenement } | { readonly echec: string };

/** What was taken in from an exchanged file. */
export interface Importe {
  readonly nouvelles: number;
  readonly connues: number;
  readonly refus: readonly Refus[];
}

const machine: Machine = {
  now: () => new Date(),
  random: () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => (byte % 36).toString(36)).join(''),
};

/** Milliseconds after which a writing that was never finished is swept away. */
const stale = 24 * 3_600_000;
const temporary = /^\..*\.tmp$/;

export class Depot {
  /** The folder that holds it all; to be erased whole when nothing must be left. */
  readonly dossier: string;
  private readonly known = new Map<string, Lu>();
  private ready: Promise<void> | undefined;

  /** `nom`: that of the dossier’s root file, without its suffix. */
  constructor(
    private readonly fichiers: Fichiers,
    nom: string,
    private readonly ici: Machine = machine,
  ) {
    // A file may be called « .dep.md »: its review is not the folder of all of them.
    this.dossier = `.dep/relecture/${/^\.*$/.test(nom) ? `_${nom}` : nom}`;
  }

  /** Every event that can be read, once, and every file that cannot, with its reason. Rejects when the folder cannot be read. */
  async lire(): Promise<{ readonly lus: readonly Lu[]; readonly refus: readonly Refus[] }> {
    const folder = this.at('evenements');
    const names = [...(await this.fichiers.list(folder))].sort();
    // What was read once never changes: only the others are opened.
    const fresh = names.filter((nom) => !this.known.has(nom));
    const opened = new Map(
      await inBatches(fresh, async (nom) => [nom, await this.lireFichier(`${folder}/${nom}`, nom)] as const),
    );
    for (const [nom, lu] of opened) if ('evenement' in lu) this.known.set(nom, lu);
    const read = names.flatMap((nom) => {
      const lu = this.known.get(nom) ?? opened.get(nom);
      return lu ? [{ nom, lu }] : [];
    });
    const lus = unir(read.flatMap(({ lu }) => ('evenement' in lu ? lu : [])));
    const kept = new Map(lus.map((one) => [one.evenement.id, one.source]));
    const refus = read.flatMap(({ nom, lu }): Refus[] => {
      if ('refus' in lu) return [{ nom, raison: lu.refus }];
      const same = kept.get(lu.evenement.id) === lu.source;
      return same ? [] : [{ nom, raison: 'une autre remarque porte le même identifiant' }];
    });
    return { lus, refus };
  }

  /** The text of that SHA-256; undefined when it is not there, or no longer what it was. */
  async texte(sha: string): Promise<string | undefined> {
    const folder = this.at('textes');
    // A drive’s copy in conflict is as good, if it is the same text.
    for (const nom of (await this.fichiers.list(folder)).filter((one) => one.startsWith(sha)).sort()) {
      const texte = await this.lireTexte(`${folder}/${nom}`, sha);
      if (typeof texte === 'string') return texte;
    }
    return undefined;
  }

  /** Keeps a text for those who will comment it; its SHA-256. Rejects when it cannot be kept. */
  async garder(texte: string): Promise<string> {
    const sha = await empreinteDuTexte(texte);
    await this.put('textes', `${sha}.md`, texte);
    return sha;
  }

  /** Adds an event, in a thread or as the beginning of one; it is on the disk when this says so. */
  async ajouter(auteur: Auteur, ajout: Ajout, fil?: string): Promise<Ecrit> {
    try {
      const { n, parents } = suite((await this.lire()).lus, fil);
      const at = this.ici.now().toISOString();
      const id = `${at.replace(/[-:.]/g, '').toLowerCase()}-${this.ici.random()}`;
      const { type, ...contenu } = ajout;
      const evenement = { v: version, id, n, type, fil: fil ?? id, at, auteur, parents, ...contenu } as Evenement;
      const source = ecrireEvenement(evenement);
      const read = lireEvenement(source);
      if ('refus' in read) return { echec: `Cette remarque ne peut pas être gardée : ${read.refus}.` };
      await this.put('evenements', `${id}.json`, source).catch(async (error: unknown) => {
        // Nobody else knows this name: what was not acknowledged does not come back beside its second try.
        await this.fichiers.remove(this.at('evenements', `${id}.json`)).catch(() => undefined);
        throw error;
      });
      return { evenement };
    } catch (error) {
      return { echec: pourquoi(error) };
    }
  }

  /** The whole review as one text. Rejects when the store cannot be read. */
  async exporter(): Promise<string> {
    const { lus } = await this.lire();
    const found = await inBatches(shasOf(lus).toReversed(), async (sha) => ({ sha, texte: await this.texte(sha) }));
    return ecrireEchange(lus, new Map(found.flatMap(({ sha, texte }) => (texte === undefined ? [] : [[sha, texte] as const]))));
  }

  /** Adds what an exported review holds and this one does not. */
  async importer(source: string): Promise<Importe | { readonly echec: string }> {
    const read = lireEchange(source);
    if ('raison' in read) return { echec: read.raison };
    const done = { nouvelles: 0, connues: 0 };
    try {
      const refus = await this.prendre(read, done);
      return { ...done, refus };
    } catch (error) {
      const count = plural(done.nouvelles, 'ajout a été pris', 'ajouts ont été pris');
      return { echec: `${count}, pas la suite : ${raison(error)}. Recommencez quand ce sera réglé : rien ne sera doublé.` };
    }
  }

  /** Names of the reviews beside this one whose dossier is not there: it may be this one, that was renamed. */
  async orphelines(): Promise<readonly string[]> {
    const noms = await this.fichiers.list('.dep/relecture');
    const others = noms.filter((nom) => `.dep/relecture/${nom}` !== this.dossier);
    return inBatches(others, async (nom) => ((await this.fichiers.stat(`${nom}.dep.md`)) ? [] : [nom])).then((all) => all.flat());
  }

  /** Takes in the review that this dossier had under another name; it is erased there once the whole of it is here. */
  async reprendre(nom: string): Promise<Importe | { readonly echec: string }> {
    const former = new Depot(this.fichiers, nom, this.ici);
    const { refus } = await former.lire();
    const done = await this.importer(await former.exporter());
    if (!('echec' in done) && done.refus.length + refus.length === 0) await former.purger();
    return done;
  }

  /** What the store holds: events, texts, files set aside, and texts that remarks are about and that are not there. */
  async verifier() {
    const { lus, refus } = await this.lire();
    const set = [...refus];
    let textes = 0;
    for (const nom of await this.fichiers.list(this.at('textes'))) {
      const texte = temporary.test(nom) ? { refus: unfinished } : await this.lireTexte(this.at('textes', nom), nom.slice(0, 64));
      if (typeof texte === 'string') textes++;
      else set.push({ nom, raison: texte.refus });
    }
    const shas = await inBatches(shasOf(lus), async (sha) => ((await this.texte(sha)) === undefined ? [sha] : []));
    return { evenements: lus.length, textes, refus: set, manquants: shas.flat() };
  }

  /** Erases the whole review. Rejects when something of it is left. */
  async purger(): Promise<void> {
    await this.fichiers.remove(this.dossier);
    this.known.clear();
    this.ready = undefined;
  }

  /** Counts in `done` as it goes: what fails has taken in a part. */
  private async prendre({ lus, textes, refus }: Echange, done: { nouvelles: number; connues: number }): Promise<Refus[]> {
    const before = new Map((await this.lire()).lus.map((one) => [one.evenement.id, one.source]));
    const set = [...refus];
    for (const [sha, texte] of textes) {
      if (texte.length <= limits.file && (await empreinteDuTexte(texte)) === sha) await this.garder(texte);
      else set.push({ nom: sha, raison: spoilt });
    }
    for (const { evenement, source } of unir(lus)) {
      const known = before.get(evenement.id);
      if (known === source) done.connues++;
      else if (known !== undefined) set.push({ nom: evenement.id, raison: 'une autre remarque porte le même identifiant' });
      else {
        await this.put('evenements', `${evenement.id}.json`, source);
        done.nouvelles++;
      }
    }
    return set;
  }

  private at(...path: readonly string[]): string {
    return [this.dossier, ...path].join('/');
  }

  /** Whole and on the disk under its name, or not there at all. */
  private async put(inside: 'evenements' | 'textes', nom: string, content: string): Promise<void> {
    const { fichiers } = this;
    const folder = this.at(inside);
    const path = `${folder}/${nom}`;
    // Someone else may have erased the review since.
    if (!(await fichiers.stat(folder))) this.ready = undefined;
    this.ready ??= this.prepare();
    await this.ready.catch((error: unknown) => {
      this.ready = undefined;
      throw error;
    });
    const there = await fichiers.stat(path);
    if (there) {
      const bytes = await lireOctets(this.fichiers, path, 3 * limits.file);
      if (typeof bytes !== 'string' && decode(bytes) === content) return fichiers.sync(folder);
      // Only what a drive or a crash of another program spoilt.
      await fichiers.remove(path);
    }
    await ecrireEntier(fichiers, folder, nom, content, this.ici.random());
  }

  /** Once, before the first writing: folders that are on the disk themselves, byte for byte in git, and no remains of old writings. */
  private async prepare(): Promise<void> {
    const { fichiers, dossier } = this;
    const folders = ['.dep', '.dep/relecture', dossier, this.at('evenements'), this.at('textes')];
    for (const folder of folders) {
      await fichiers.makeFolder(folder);
      await fichiers.sync(folder.replace(/\/?[^/]+$/, ''));
    }
    // Two who write it at once write the same: what fails here because of the other does no harm.
    const written = async () => (await fichiers.stat(`${dossier}/.gitattributes`)) !== undefined;
    if (!(await written()))
      await ecrireEntier(fichiers, dossier, '.gitattributes', '* -text\n', this.ici.random()).catch(async (error: unknown) => {
        if (!(await written())) throw error;
      });
    for (const folder of folders.slice(-3)) {
      for (const nom of (await fichiers.list(folder)).filter((one) => temporary.test(one))) {
        const there = await fichiers.stat(`${folder}/${nom}`);
        if (there?.genre === 'fichier' && this.ici.now().getTime() - there.date > stale)
          await fichiers.remove(`${folder}/${nom}`).catch(() => undefined);
      }
    }
  }

  private async lireFichier(path: string, nom: string): Promise<Lu | { readonly refus: string }> {
    if (temporary.test(nom)) return { refus: unfinished };
    const bytes = await lireOctets(this.fichiers, path, 3 * reviewLimits.evenement);
    if (typeof bytes === 'string') return { refus: bytes };
    const source = decode(bytes);
    return source === undefined ? { refus: 'ce n’est pas un texte' } : lireEvenement(source.replace(/^\ufeff/, ''));
  }

  /** The text of a file that has this SHA-256, whatever git made of its line ends; else why not. */
  private async lireTexte(path: string, sha: string): Promise<string | { readonly refus: string }> {
    const bytes = await lireOctets(this.fichiers, path, 3 * limits.file);
    const texte = typeof bytes === 'string' ? undefined : decode(bytes);
    if (typeof bytes === 'string' || texte === undefined) return { refus: typeof bytes === 'string' ? bytes : spoilt };
    if ((await empreinteDuTexte(bytes)) === sha) return texte;
    const unix = texte.replaceAll('\r\n', '\n');
    for (const one of [unix, unix.replaceAll('\n', '\r\n')]) if ((await empreinteDuTexte(one)) === sha) return one;
    return { refus: spoilt };
  }
}

const spoilt = 'ce texte n’est plus celui qui a été commenté';
const unfinished = 'une écriture qui n’a pas été finie ; elle s’effacera après un jour';

/** The texts that these events are about. */
function shasOf(lus: readonly Lu[]): readonly string[] {
  const all = lus.flatMap(({ evenement: one }) => {
    if ('vus' in one) return one.vus.map(({ texte }) => texte);
    return 'cible' in one && one.cible.texte !== undefined ? [one.cible.texte] : [];
  });
  return [...new Set(all)];
}
