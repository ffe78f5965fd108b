// Names and payloads of the messages that are ours, once, for the server and the client.
import type { Location, Position, Range } from 'vscode-languageserver-types';
import type { Avis } from '../core/couverture.js';
import type { Depot } from '../core/depot.js';
import type { Insertion } from '../core/features/insertions.js';
import type { Referentiel } from '../core/referentiel.js';
import type { TreeNode } from '../core/tree.js';

export type { Insertion } from '../core/features/insertions.js';
export type { Projet } from '../core/trame.js';

/** Client → server initialization options. */
export interface InitializationOptions {
  /** True when the client answers `dep/fs/*`: the server then never looks for files by itself. */
  readonly fs?: boolean;
  /** Milliseconds without a change before the dossier is analysed, instead of the server’s own quiet time: 0 for measuring. */
  readonly quiet?: number;
  /** True when the client answers `dep/resync`: a text out of step is then asked for again, without a word to the person. */
  readonly resync?: boolean;
}

/** Server → client: text of a file, or null when there is none that can be read. Params: its URI. */
export const fsRead = 'dep/fs/read';
/** Server → client: names (no path) of everything directly in a folder. Params: the folder's URI. */
export const fsList = 'dep/fs/list';

/** Why a file that is there is not read: too large, or a link that leaves its folder. */
export interface Unread {
  readonly cause: 'gros' | 'lien';
}

/**
 * Server → client: bytes of a file of a pack that the setting « dep.paquets » names, in base64; why it is not read, or null. Params: its URI.
 */
export const fsBytes = 'dep/fs/bytes';

/** Server → client: the whole text of a document, as `WholeText`, or null when it is not open. Params: its URI. */
export const resync = 'dep/resync';

/** Answer to `dep/resync`. */
export interface WholeText {
  readonly version: number;
  readonly text: string;
}

/**
 * Client → server: whether the server has this very text; when it has not, it asks for it. The answer, true or false,
 * comes once the server has understood all it was given: nothing in it can stop the server any more.
 */
export const hash = 'dep/hash';

/** Params of `dep/hash`. */
export interface HashParams {
  readonly uri: string;
  readonly version: number;
  /** The core’s `fingerprint` of the text. */
  readonly hash: string;
}

/** Client → server: answered at once with null, by a server that is well. No params. */
export const alive = 'dep/alive';

/** Client → server: the files of a new dossier, as `NewFile`s. Params: what the person wants (`Projet`). */
export const trame = 'dep/trame';

/** Client → server: the documents that go beside a dossier, as `DocumentAside`s. No params. */
export const documents = 'dep/documents';

/** A document to make beside a dossier, by its path from the dossier's folder. */
export interface DocumentAside {
  readonly id: string;
  readonly titre: string;
  readonly chemin: string;
  readonly texte: string;
  /** It names real people: it must stay out of a history of versions. */
  readonly confidentiel?: boolean;
}

/** Client → server: what may be inserted near a place, or null outside a dossier. Params: `TextDocumentPositionParams`. */
export const insertions = 'dep/insertions';

/** Answer to `dep/insertions`: where it goes, and the choices, the likeliest first. */
export interface Insertions {
  readonly position: Position;
  readonly choix: readonly Insertion[];
}

/** Client → server: natures and criteria of the référentiel of a pack, as `NomsDuPaquet`. Params: URI of a file of the pack. */
export const noms = 'dep/paquet/noms';

/** What a new modèle may be for. */
export interface NomsDuPaquet {
  readonly natures: readonly { readonly id: string; readonly titre: string }[];
  readonly criteres: readonly { readonly id: string; readonly titre: string }[];
}

/** Client → server: the file of a new modèle, `{ nom, texte }`. Params: `ModeleVoulu` and `uri`, that of a file of the pack. */
export const modeleNeuf = 'dep/paquet/modele';

/** Client → server: a modèle as it is once inserted, as `Apercu`. Params: `ModeleEcrit`. */
export const apercu = 'dep/paquet/apercu';

/** A modèle as it is in the editor: where its file is, what to call it in a message, and its text. */
export interface ModeleEcrit {
  readonly uri: string;
  readonly chemin: string;
  readonly texte: string;
}

/** A modèle inserted and the référentiel of its pack, or why it cannot be, in one sentence. */
export type Apercu =
  | { readonly titre: string; readonly texte: string; readonly referentiel: Referentiel }
  | { readonly refus: string };

/** Server → client: the référentiels of the packs in use, beside the built-in one, each time they change. Params: `Referentiels`. */
export const referentiels = 'dep/referentiels';

/** Params of `dep/referentiels`; of several with one identifier, the last is the newest. */
export interface Referentiels {
  readonly referentiels: readonly Referentiel[];
}

/** Client → server: the criteria of a dossier, as `CriteresDuDossier`; null outside one. Params: the URI of its root. */
export const criteres = 'dep/criteres';

/** The competences of a référentiel with their criteria, and the fingerprint of the preuves of each today. */
export interface CriteresDuDossier {
  readonly chapitres: readonly {
    readonly id: string;
    readonly titre: string;
    readonly criteres: readonly { readonly id: string; readonly titre: string }[];
  }[];
  readonly empreintes: Readonly<Record<string, string>>;
}

/** Client → server: the trainers' avis on a dossier, in the order in which they count; they replace those said before. */
export const avis = 'dep/avis';

/** Params of `dep/avis`. */
export interface AvisParams {
  /** URI of the root file. */
  readonly racine: string;
  readonly avis: readonly Avis[];
}

/** Client → server: what the front matter of a dossier says, as `Informations`, or null. Params: URI of one of its files. */
export const informations = 'dep/informations';

/** What a person may change, and the statuts in order with what is missing before each, one of each kind first. */
export interface Informations {
  readonly champs: readonly { readonly cle: string; readonly titre: string; readonly aide: string; readonly valeur: string }[];
  readonly statuts: readonly {
    readonly id: string;
    readonly titre: string;
    readonly actuel: boolean;
    readonly manques: readonly { readonly message: string; readonly location: Location }[];
  }[];
}

/** Client → server: the edits that give a key of the front matter its text, as `Changement`, or null. Params: `NouvelleValeur`. */
export const changerInformation = 'dep/informations/changer';

/** Params of `dep/informations/changer`: URI of a file of the dossier, the key, and its text (the identifier of a statut). */
export interface NouvelleValeur {
  readonly uri: string;
  readonly cle: string;
  readonly texte: string;
}

/** Edits of the root file, for the text that was read; or why there are none, in one sentence. */
export type Changement =
  | { readonly racine: string; readonly edits: readonly { readonly range: Range; readonly newText: string }[] }
  | { readonly refus: string };

/** Client → server: the coverage matrix of the dossier of a file, as `Matrice`, or null outside a dossier. Params: `MatriceParams`. */
export const matrice = 'dep/matrice';

/** What the panel lets through: a nonce, made for one showing, and the address of its script; without it, a page that stands alone. */
export interface MatriceParams {
  readonly uri: string;
  readonly panneau?: { readonly nonce: string; readonly script: string };
}

/** The document, and the places that its buttons (`data-passage`) number. */
export interface Matrice {
  readonly html: string;
  readonly passages: readonly Location[];
}

/** Server → client: the couverture of one dossier, each time it changes. */
export const couverture = 'dep/couverture';

/** `TreeNode` without its place, which moves with every line written above it: the client asks for it when it is wanted (`lieu`). */
export type CouvertureNode = Omit<TreeNode, 'place' | 'children'> & {
  /** It has a place. */
  readonly situe?: true;
  readonly children: readonly CouvertureNode[];
};

/** Params of `dep/couverture`. */
export interface CouvertureParams {
  /** URI of the root file. */
  readonly racine: string;
  /** URIs of all its files, root first; empty once the dossier is closed: forget it. */
  readonly fichiers: readonly string[];
  /** The référentiel it is read with, as a front matter names it. */
  readonly dossier: string;
  readonly titre: string;
  readonly statut: string;
  readonly met: number;
  readonly total: number;
  /** First exigence that is not met, in words. */
  readonly next?: string;
  /** How that one is to be written; absent when its partie is not there yet. */
  readonly suite?: 'completer' | 'inserer';
  readonly nodes: readonly CouvertureNode[];
  /** Headings of the competences, as the dossier writes them. */
  readonly parties: readonly { readonly titre: string; readonly competence: string }[];
}

/** Params of `dep/couverture` as they travel: a line at the margin that says what it said before is its identifier alone. */
export type CouvertureMessage = Omit<CouvertureParams, 'nodes'> & { readonly nodes: readonly (CouvertureNode | string)[] };

/** A message with the lines that it only names, taken from what the client was last told. */
export function completed(message: CouvertureMessage, before: CouvertureParams | undefined): CouvertureParams {
  const known = (id: string): CouvertureNode[] => (before?.nodes ?? []).filter((one) => one.id === id);
  return { ...message, nodes: message.nodes.flatMap((one) => (typeof one === 'string' ? known(one) : [one])) };
}

/** Client → server: where something of a dossier is, as a `Location`, or null. Params: `LieuParams`. */
export const lieu = 'dep/lieu';

/** A line of the couverture or of the plan, by its identifier; without one, what is to be written next. */
export interface LieuParams {
  readonly uri: string;
  readonly ligne?: string;
}

/** Server → client: the plan of one dossier, each time it changes and nothing more is written for a while. */
export const plan = 'dep/plan';

/** Params of `dep/plan`: the lines of the view, the pages that the dossier would fill, and what its preuves are called. */
export interface PlanParams {
  /** URI of the root file. */
  readonly racine: string;
  readonly nodes: readonly CouvertureNode[];
  readonly pages: number;
  /** Titles of the preuves that others are about, by identifier. */
  readonly titres: Readonly<Record<string, string>>;
}

/** Client → server: the fiche of a criterion in Markdown, or null. Params: `Cible`. */
export const ficheDeCritere = 'dep/critere/fiche';

/** Client → server: ways to do something to a dossier, as `Retouche`s, none when it cannot be done. Params: `Geste`. */
export const retouches = 'dep/retouches';

/** A criterion or an exigence, in the dossier of a file. */
export interface Cible {
  readonly uri: string;
  /** Identifier of a line of the couverture: what follows `/` is left out. */
  readonly cible: string;
}

/** What a person wants: a modèle, silence on a finding, their selection or what they dropped (in place of `range`) made a preuve. */
export type Geste =
  | (Cible & { readonly geste: 'inserer' })
  | (Cible & { readonly geste: 'ignorer'; readonly motif: string })
  | { readonly geste: 'marquer'; readonly uri: string; readonly range: Range }
  | (Cible & { readonly geste: 'deposer'; readonly depot: Depot })
  | { readonly geste: 'deposerIci'; readonly uri: string; readonly range: Range; readonly depot: Depot };

/** One way to do it: words to choose it by, and new texts as snippets, each file for the version that was read. */
export interface Retouche {
  readonly titre: string;
  readonly fichiers: readonly {
    readonly uri: string;
    readonly version: number | undefined;
    readonly edits: readonly { readonly range: Range; readonly snippet: string }[];
  }[];
}

/** Client commands that an answer may name: shows the « Couverture » view; opens the list of proposals again. */
export const voirCouverture = 'dep.couverture.focus';
export const suggerer = 'editor.action.triggerSuggest';

/** Client → server, in `capabilities.experimental`: the commands that this client can run. */
export interface Experimental {
  readonly dep?: { readonly commands?: readonly string[] };
}

/** The commands that a client says it can run; none when it says nothing. */
export function commandsOf(experimental: unknown): readonly string[] {
  const { commands } = (experimental as Experimental | null | undefined)?.dep ?? {};
  return Array.isArray(commands) ? commands.filter((one) => typeof one === 'string') : [];
}
