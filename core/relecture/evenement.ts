// One event of a review, and the tolerant reader of its JSON: anyone may have written it, in any version, or spoilt it.
import type { Avis } from '../couverture.js';
import { limits, reviewLimits } from '../limits.js';

/** What a comment is about: its name in the store, and in words. */
export const genres = {
  question: 'question',
  'a-developper': 'à développer',
  'preuve-manquante': 'preuve manquante',
  confidentialite: 'confidentialité',
  forme: 'forme',
  'point-fort': 'point fort',
} as const satisfies Readonly<Record<string, string>>;

/** A trainer’s verdicts on a criterion, in words. */
export const verdicts = {
  convaincant: 'convaincant',
  'a-etoffer': 'à étoffer',
  absent: 'absent',
} as const satisfies Readonly<Record<Avis['verdict'], string>>;

/** Who wrote an event, as they named themselves. Roles that the editor gives: `candidat`, `accompagnateur`; any other one counts as the latter. */
export interface Auteur {
  readonly nom: string;
  readonly role: string;
}

/**
 * A passage of a stored text: W3C TextQuoteSelector (`exact`, `prefix`, `suffix`) and TextPositionSelector (`start`, `end`,
 * UTF-16), with the headings and blocks it stands under. Source: Web Annotation Data Model. Never rewritten.
 */
export interface Ancre {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
  readonly bloc: readonly string[];
}

/** What a comment is about: a file of the dossier; `texte` (SHA-256) as it then was; one passage of it. */
export interface Cible {
  readonly fichier: string;
  readonly texte?: string;
  readonly ancre?: Ancre;
}

/** A file of the dossier as its reader saw it. */
export interface Vu {
  readonly fichier: string;
  readonly texte: string;
}

/** What an event says, by type. `inconnu`: from a newer version, kept and shown as such. */
export type Contenu =
  | {
      readonly type: 'commentaire';
      readonly corps: string;
      readonly genre: string;
      readonly critere?: string;
      readonly cible: Cible;
    }
  | { readonly type: 'reponse'; readonly corps: string }
  | { readonly type: 'modification'; readonly de: string; readonly corps: string }
  | { readonly type: 'suppression' | 'restauration'; readonly de: string }
  | { readonly type: 'traite' | 'valide' | 'reouvert' }
  | { readonly type: 'reancrage'; readonly cible: Cible }
  | {
      readonly type: 'avis';
      readonly critere: string;
      readonly verdict: Avis['verdict'];
      readonly empreinte: string;
      readonly corps: string;
      readonly vus: readonly Vu[];
    }
  | { readonly type: 'lecture'; readonly vus: readonly Vu[] }
  | { readonly type: 'inconnu'; readonly nom: string };

/** What every event says: `n` counts (one more than any its author knew), `parents` are what it answers in its thread. */
export interface Commun {
  readonly v: number;
  readonly id: string;
  readonly n: number;
  readonly fil: string;
  /** UTC, for people; the order never rests on it. */
  readonly at: string;
  readonly auteur: Auteur;
  readonly parents: readonly string[];
}

export type Evenement = Commun & Contenu;

/** An event as it was read, with its exact JSON: fields that this version does not know are kept there. */
export interface Lu {
  readonly evenement: Evenement;
  readonly source: string;
}

/** The version that this reader writes. */
export const version = 1;

type Lecteur<T> = (value: unknown) => T | undefined;

/** Copies the known fields, one by one, of what may be any object; undefined when one is missing or not of its kind. */
function objet<T>(champs: { readonly [K in keyof T]-?: Lecteur<T[K]> }, facultatifs: readonly (keyof T)[] = []): Lecteur<T> {
  return (value) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const copy: Partial<T> = {};
    for (const nom of Object.keys(champs) as (keyof T & string)[]) {
      const own = Object.hasOwn(value, nom) ? (value as Readonly<Record<string, unknown>>)[nom] : undefined;
      if (own === undefined && facultatifs.includes(nom)) continue;
      const read = champs[nom](own);
      if (read === undefined) return undefined;
      copy[nom] = read;
    }
    return copy as T;
  };
}

const texte = (most: number, form = /^/): Lecteur<string> => {
  return (value) => (typeof value === 'string' && value.length <= most && form.test(value) ? value : undefined);
};
const entier = (most: number): Lecteur<number> => {
  return (value) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most ? (value as number) : undefined;
};
const un = <T extends string>(noms: Readonly<Record<T, string>>): Lecteur<T> => {
  return (value) => (typeof value === 'string' && Object.hasOwn(noms, value) ? (value as T) : undefined);
};
const liste = <T>(most: number, one: Lecteur<T>): Lecteur<readonly T[]> => {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return undefined;
    const read = value.flatMap((item) => one(item) ?? []);
    return read.length === value.length ? read : undefined;
  };
};

/** Names of files are made from it: lower case, so that no two are one on any disk; too long to be a device of Windows. */
const id = texte(64, /^[0-9a-z][0-9a-z-]{7,63}$/);
const mot = texte(40, /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u);
const sha = texte(64, /^[0-9a-f]{64}$/);
/** A path that stays in the dossier’s folder and turns no line round. */
const fichier = texte(400, /^(?![a-zA-Z]+:|.*\/\/)(?!(?:.*\/)?\.{1,2}(?:\/|$))[^/\\\p{C}\p{Zl}\p{Zp}][^\\\p{C}\p{Zl}\p{Zp}]*$/u);
const corps = texte(reviewLimits.corps);
const bloc = liste(12, texte(200));
const ancre = objet<Ancre>({
  exact: texte(reviewLimits.passage),
  prefix: texte(64),
  suffix: texte(64),
  start: entier(limits.file),
  end: entier(limits.file),
  bloc,
});
const cible = objet<Cible>({ fichier, texte: sha, ancre }, ['texte', 'ancre']);
const vus = liste(limits.files, objet<Vu>({ fichier, texte: sha }));

const commun = objet<Commun & { readonly type: string }>({
  v: entier(1_000),
  id,
  n: entier(reviewLimits.compteur),
  type: mot,
  fil: id,
  at: texte(30, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/),
  auteur: objet<Auteur>({ nom: texte(100), role: mot }),
  parents: liste(reviewLimits.parents, id),
});

type Connu = Exclude<Contenu['type'], 'inconnu'>;
const rien = objet<object>({});
const de = objet({ de: id });
type Sans<C extends Contenu, T extends Connu> = C extends Contenu ? (T extends C['type'] ? Omit<C, 'type'> : never) : never;
const contenus: { readonly [T in Connu]: Lecteur<Sans<Contenu, T>> } = {
  commentaire: objet({ corps, genre: mot, critere: mot, cible }, ['critere']),
  reponse: objet({ corps }),
  modification: objet({ de: id, corps }),
  suppression: de,
  restauration: de,
  traite: rien,
  valide: rien,
  reouvert: rien,
  reancrage: objet({ cible }),
  avis: objet({ critere: mot, verdict: un(verdicts), empreinte: texte(64), corps, vus }),
  lecture: objet({ vus }),
};

/** Reads the JSON of one event; what cannot be one is refused, in words. Never throws, whatever the text. */
export function lireEvenement(texte: string): Lu | { readonly refus: string } {
  // Git under Windows may change line ends, which JSON holds only between its values.
  const source = texte.replaceAll('\r\n', '\n');
  if (source.length > reviewLimits.evenement) return { refus: 'il est trop grand pour être une remarque' };
  const data = parse(source);
  if (data === undefined) return { refus: source.trim() === '' ? 'il est vide' : 'il est coupé ou abîmé' };
  const read = commun(data);
  if (read === undefined || read.v === 0) return { refus: 'ce n’est pas une remarque de relecture' };
  const { type, ...base } = read;
  const contenu = Object.hasOwn(contenus, type) ? contenus[type as Connu](data) : undefined;
  if (contenu) return { evenement: { ...base, type, ...contenu } as Evenement, source };
  if (read.v <= version && Object.hasOwn(contenus, type))
    return { refus: 'il lui manque quelque chose, ou quelque chose y est trop long' };
  return { evenement: { ...base, type: 'inconnu', nom: type }, source };
}

/** The JSON of an event, one line and its end. */
export function ecrireEvenement(evenement: Evenement): string {
  return `${JSON.stringify(evenement)}\n`;
}

/** Any JSON, undefined when it is none. */
export function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
