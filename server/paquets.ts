// Packs from bytes: unpacked, their fingerprints verified, read; then stacked over the built-in one. Shared with the terminal.
import { URI, Utils } from 'vscode-uri';
import {
  applyLectures,
  Cadre,
  type Lectures,
  type Modele,
  nomDeFiche,
  nomDesSommes,
  type Paquet,
  type PaquetLu,
  paquetLimits,
  partsOf,
  readPaquet,
  readZip,
  refusOf,
  resolvePath,
} from '../core/index.js';
import type { Files } from './gather.js';
import type { Unread } from './protocol.js';

/** The bytes of a pack: an archive, or the files of a folder by path. */
export type Octets = Uint8Array | ReadonlyMap<string, Uint8Array>;

/** A pack read, or why it cannot even be read, in one sentence. */
export type Ouvert = { readonly lu: PaquetLu; readonly octets: ReadonlyMap<string, Uint8Array> } | { readonly refus: string };

const tooLarge = `trop gros : au plus ${paquetLimits.file / 1_000_000} Mo.`;

/** Why a file of a folder was not read. */
const causes: Readonly<Record<Unread['cause'] | 'illisible', string>> = {
  gros: `Ce fichier n’est pas lu, il est ${tooLarge}`,
  lien: 'Ce fichier n’est pas lu, c’est un lien vers un autre dossier : mettez à sa place le fichier lui-même.',
  illisible: 'Ce fichier ne peut pas être lu : vérifiez que c’est bien un fichier, et que vous en avez le droit.',
};

/**
 * Opens a pack. Files beside it in its archive or folder (a note, a licence) are left alone; `unread`: those of its own that
 * could not be read, and why. Never rejects.
 */
export async function openPaquet(given: Octets, unread: ReadonlyMap<string, string> = new Map()): Promise<Ouvert> {
  const archive = given instanceof Uint8Array ? readZip(given) : { fichiers: given };
  if ('refus' in archive) return archive;
  const octets = atRoot(archive.fichiers);
  const total = [...octets.values()].reduce((sum, one) => sum + one.length, 0);
  const long = [...octets].find(([, bytes]) => bytes.length > paquetLimits.file);
  if (long) return { refus: `${long[0]} est ${tooLarge}` };
  if (octets.size > paquetLimits.files || total > paquetLimits.total)
    return { refus: 'Ce paquet est trop gros, ou contient trop de fichiers.' };
  const wrong = unread.size > 0 ? undefined : await wrongSum(octets);
  if (wrong !== undefined) return { refus: wrong };
  const texts = new Map<string, string>();
  for (const [path, bytes] of octets) {
    const text = textOf(bytes);
    if (text !== undefined) texts.set(path, text);
    else if (/\.(?:md|yaml|txt)$/.test(path)) return { refus: `${path} n’est pas un texte en UTF-8 : enregistrez-le en UTF-8.` };
  }
  return { lu: readPaquet(texts, unread), octets };
}

/** Opens the pack of a setting: an absolute path, or one from an open folder — the first in which it is found. */
export async function locate(nom: string, folders: readonly URI[], files: Pick<Files, 'bytes' | 'list'>): Promise<Ouvert> {
  const path = nom.trim().replace(/\\/g, '/');
  const absolute = path.startsWith('/') || /^[A-Za-z]:/.test(path);
  const places = absolute
    ? [(folders[0] ?? URI.file('/')).with({ path: URI.file(path).path })]
    : folders.map((one) => Utils.joinPath(one, path));
  let last: Ouvert = { refus: 'Ouvrez d’abord le dossier dans lequel il se trouve, ou écrivez son chemin en entier.' };
  for (const place of places) {
    last = await fetchPaquet(place, files);
    if (!('refus' in last)) break;
  }
  return last;
}

/** Fetches a pack and opens it: an archive, or the files of a folder that its sheet names. Never rejects. */
export async function fetchPaquet(uri: URI, files: Pick<Files, 'bytes' | 'list'>): Promise<Ouvert> {
  const get = (target: URI): ReturnType<Files['bytes']> => files.bytes(target.toString()).catch(() => null);
  if (uri.path.endsWith('.zip')) {
    const bytes = await get(uri);
    return bytes instanceof Uint8Array
      ? openPaquet(bytes)
      : { refus: 'Ce fichier ne peut pas être lu : vérifiez son nom, son emplacement et sa taille.' };
  }
  const octets = new Map<string, Uint8Array>();
  const unread = new Map<string, string>();
  const add = async (path: string, otherwise?: 'illisible'): Promise<void> => {
    if (octets.size > paquetLimits.files) return;
    const bytes = await get(Utils.joinPath(uri, path));
    const cause = bytes && 'cause' in bytes ? bytes.cause : otherwise;
    if (bytes instanceof Uint8Array) octets.set(path.normalize('NFC'), bytes);
    else if (cause) unread.set(path.normalize('NFC'), causes[cause]);
  };
  await add(nomDeFiche);
  const sheet = octets.get(nomDeFiche);
  if (unread.has(nomDeFiche)) return openPaquet(octets, unread);
  if (!sheet) return { refus: `Il n’y a pas de fichier « ${nomDeFiche} » ici : vérifiez le nom et l’emplacement du dossier.` };
  const { fichiers, dossiers } = partsOf(textOf(sheet) ?? '');
  await add(nomDesSommes);
  const listed = (textOf(octets.get(nomDesSommes) ?? new Uint8Array()) ?? '').split(/\r?\n/).map((line) => line.slice(66));
  const inside = await Promise.all(
    dossiers.map(async (folder) => {
      const names = await files.list(Utils.joinPath(uri, folder).toString()).catch(() => []);
      return names.filter((name) => /\.(?:md|txt)$/.test(name)).map((name) => `${folder}/${name}`);
    }),
  );
  const safe = listed.filter((path) => path !== '' && resolvePath('', path) === path);
  const there = new Set(inside.flat().sort());
  for (const path of new Set([...fichiers, ...there, ...safe]))
    if (!octets.has(path)) await add(path, there.has(path) ? 'illisible' : undefined);
  return openPaquet(octets, unread);
}

/** Many archives hold one folder, which holds the pack; some systems add their own. */
function atRoot(fichiers: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const own = [...fichiers].filter(([path]) => !/(?:^|\/)(?:__MACOSX|\.)[^/]*/.test(path));
  if (own.some(([path]) => path === nomDeFiche)) return new Map(own);
  const sheets = own.filter(([path]) => path.endsWith(`/${nomDeFiche}`) && path.split('/').length === 2);
  const folder = sheets.length === 1 ? sheets[0]?.[0].slice(0, -nomDeFiche.length) : undefined;
  return folder === undefined
    ? new Map(own)
    : new Map(own.filter(([path]) => path.startsWith(folder)).map(([path, bytes]) => [path.slice(folder.length), bytes]));
}

/** The list of fingerprints of these files, in the form that `sha256sum --check` reads. */
export async function sumsOf(octets: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const lines: string[] = [];
  for (const path of [...octets.keys()].sort()) lines.push(`${await sha256(octets.get(path) ?? new Uint8Array())}  ${path}\n`);
  return lines.join('');
}

/** The first file that is not what the list of fingerprints says, in a sentence; undefined when all are, or there is no list. */
async function wrongSum(octets: ReadonlyMap<string, Uint8Array>): Promise<string | undefined> {
  const bytes = octets.get(nomDesSommes);
  if (!bytes) return undefined;
  const lines = (textOf(bytes) ?? '').split(/\r?\n/).filter((line) => line !== '');
  const listed = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const [, sum = '', path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (path === undefined)
      return `${nomDesSommes}, ligne ${index + 1} : cette ligne n’est pas une empreinte. Demandez le paquet de nouveau.`;
    listed.add(path);
    const found = octets.get(path);
    if (!found) return `${nomDesSommes}, ligne ${index + 1} : ${path} manque. Le paquet est incomplet : demandez-le de nouveau.`;
    if ((await sha256(found)) !== sum)
      return `${nomDesSommes}, ligne ${index + 1} : ${path} a changé depuis la fabrication du paquet. Demandez-le de nouveau.`;
  }
  const other = [...octets.keys()].find((path) => path !== nomDesSommes && !listed.has(path));
  return other === undefined
    ? undefined
    : `${other} n’est pas dans ${nomDesSommes} : le paquet a changé depuis sa fabrication. Demandez-le de nouveau.`;
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The référentiels at hand, the built-in one first, and what could not be done, one sentence each. */
export interface Pile {
  readonly cadres: readonly [Cadre, ...Cadre[]];
  readonly refus: readonly string[];
}

/** A pack that was asked for, under the name it was asked by. */
export interface Demande {
  readonly nom: string;
  readonly ouvert: Ouvert;
}

/**
 * Puts packs over the built-in one, in their order: a modèle takes the place of the one with its identifier, a référentiel
 * that of the one with its identifier, unless a dossier names a version. A pack that is refused changes nothing.
 */
export function stack(integre: Cadre, demandes: readonly Demande[], lectures: Lectures): Pile {
  const refus: string[] = [];
  const cadres: [Cadre, ...Cadre[]] = [integre];
  for (const { nom, ouvert } of demandes) {
    const paquet = 'refus' in ouvert ? undefined : ouvert.lu.paquet;
    const cause = 'refus' in ouvert ? ouvert.refus : (refusOf(ouvert.lu) ?? (paquet && put(cadres, paquet, lectures)));
    if (cause !== undefined) refus.push(`Le paquet « ${nom} » n’est pas chargé. ${cause}`);
  }
  return { cadres, refus };
}

/** Why it cannot be put there, or undefined. */
function put(cadres: Cadre[], { fiche, referentiel, modeles }: Paquet, lectures: Lectures): string | undefined {
  const id = fiche.complete ?? fiche.id;
  const at = cadres.findLastIndex((one) => one.referentiel.id === id);
  const before = cadres[at];
  const together = merged(before?.modeles ?? [], modeles);
  if (!referentiel) {
    if (!before) return `aucun référentiel ne s’appelle « ${id} », que ce paquet complète.`;
    cadres[at] = new Cadre(before.entier, together);
    return undefined;
  }
  // The settings speak of the readings of one certification: the others are left as they are.
  const own = Object.entries(lectures).filter(([name]) => referentiel.valeur.ambiguites.some((one) => one.id === name));
  const read = applyLectures(referentiel.donnees, Object.fromEntries(own));
  if ('erreurs' in read) return read.erreurs.join(' ; ');
  cadres.push(new Cadre(read.valeur, together));
  return undefined;
}

function merged(before: readonly Modele[], added: readonly Modele[]): readonly Modele[] {
  const kept = before.map((one) => added.find(({ id }) => id === one.id) ?? one);
  return [...kept, ...added.filter(({ id }) => !before.some((one) => one.id === id))];
}
