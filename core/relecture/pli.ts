// Events → the review as it stands. The same for everyone who has the same events, in whatever order they came.

import { capital, visible } from '../french.js';
import { reviewLimits } from '../limits.js';
import { fold } from '../text.js';
import { type Auteur, type Cible, type Contenu, type Evenement, genres, type Lu, type Vu } from './evenement.js';

/** Something a person did, and when they say they did it. */
export interface Signature {
  readonly auteur: Auteur;
  readonly at: string;
}

/** One remark of a thread. `versions`: every wording it had, the last one being `corps`. */
export interface Commentaire extends Signature {
  readonly id: string;
  readonly corps: string;
  readonly versions: readonly (Signature & { readonly corps: string })[];
  /** Who took it away; it can be put back. */
  readonly supprime?: Signature;
}

/** Where a thread stands, and in words. */
export const etats = { 'a-traiter': 'à traiter', rouvert: 'rouvert', traite: 'traité', valide: 'validé' } as const;
export type EtatDuFil = keyof typeof etats;
/** The same of several threads. */
export const etatsDesFils = { ...etats, rouvert: 'rouverts', traite: 'traités', valide: 'validés' } as const;

/** A thread. Texts that are shown (names, bodies) hold no control or bidirectional character. */
export interface Fil extends Signature {
  readonly id: string;
  /** Empty when the first remark has not come yet: what answers it is shown all the same. */
  readonly genre: string;
  readonly critere?: string;
  /** Where it was put, and where a person said since that its passage is. */
  readonly origine: Cible;
  readonly cible: Cible;
  readonly confirme?: Signature;
  readonly commentaires: readonly Commentaire[];
  readonly etat: EtatDuFil;
  readonly change?: Signature;
  /** Who spoke last: wrote a remark that is still there, or opened again what another had closed. */
  readonly dernier?: Auteur;
  readonly supprime: boolean;
  /** Events of newer versions: how many could not be shown. */
  readonly plusRecents: number;
}

/** A verdict, the last one of its author on its criterion. */
export type AvisDonne = Signature & Omit<Extract<Contenu, { type: 'avis' }>, 'type'>;

/** The whole review of a dossier. */
export interface Relecture {
  readonly fils: readonly Fil[];
  readonly avis: readonly AvisDonne[];
  /**
   * What each author last read, by `cleDe`: file → SHA-256 of its text. As they said it; until then, what they first wrote
   * about: who remarks on a passage has not read again the rest.
   */
  readonly vus: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** What a thread is about; one from a newer version keeps its own name. */
export function genreEnMots({ genre }: Fil): string {
  return capital(Object.hasOwn(genres, genre) ? genres[genre as keyof typeof genres] : genre || 'remarque');
}

/** One person, however their name is typed. */
export function cleDe({ nom, role }: Auteur): string {
  return `${role}:${fold(nom)}`;
}

/** Does a thread wait for someone of this role? What is treated waits for trainers, the rest for whoever did not speak last. */
export function attend({ etat, supprime, dernier }: Fil, role: string): boolean {
  if (supprime || !dernier || etat === 'valide') return false;
  return (etat === 'traite' || dernier.role === 'candidat') !== (role === 'candidat');
}

/** The trainers’ avis in the order in which they count: for the couverture, the last one on a criterion is the one. */
export function avisDesFormateurs({ avis }: Relecture): readonly AvisDonne[] {
  return avis.filter((one) => one.auteur.role !== 'candidat');
}

/** Every event once, by identifier; of two that share one (a copy someone changed), everyone keeps the same. */
export function unir(...ensembles: readonly Iterable<Lu>[]): readonly Lu[] {
  const byId = new Map<string, Lu>();
  for (const lus of ensembles) {
    for (const lu of lus) {
      const known = byId.get(lu.evenement.id);
      if (!known || lu.source < known.source) byId.set(lu.evenement.id, lu);
    }
  }
  return [...byId.values()].sort((a, b) => before(a.evenement.id, b.evenement.id));
}

/** What the next event of a thread says of those before it: its counter, and those that nothing answers yet. */
export function suite(lus: readonly Lu[], fil: string | undefined): { readonly n: number; readonly parents: readonly string[] } {
  const tetes = new Set<string>();
  const answered = new Set<string>();
  let n = 0;
  for (const { evenement: one } of lus) {
    n = Math.max(n, one.n);
    if (one.fil !== fil) continue;
    tetes.add(one.id);
    for (const parent of one.parents) answered.add(parent);
  }
  return {
    n: Math.min(n + 1, reviewLimits.compteur),
    parents: [...tetes].filter((id) => !answered.has(id)).slice(-reviewLimits.parents),
  };
}

/** Parents first, then by counter, then by identifier: never by date, since clocks are wrong. */
export function ordonner(lus: readonly Lu[]): readonly Evenement[] {
  const sorted = lus.map((one) => one.evenement).sort((a, b) => a.n - b.n || before(a.id, b.id));
  const byId = new Map(sorted.map((one) => [one.id, one]));
  const met = new Set<Evenement>();
  const placed = new Set<Evenement>();
  for (const one of sorted) {
    const path = [one];
    for (let last = path.at(-1); last; last = path.at(-1)) {
      met.add(last);
      // Parents that go round in a circle are met already: such events keep the order of their counters.
      const parent = last.parents.map((id) => byId.get(id)).find((other) => other && !met.has(other));
      if (parent) path.push(parent);
      else placed.add(path.pop() ?? last);
    }
  }
  return [...placed];
}

type Ouvert = { -readonly [K in keyof Fil]: Fil[K] } & { commentaires: Ecrit[] };
type Ecrit = { -readonly [K in keyof Commentaire]: Commentaire[K] } & { versions: Commentaire['versions'][number][] };

/** The review that these events make. Never throws, whatever they say of one another. */
export function plier(lus: Iterable<Lu>): Relecture {
  const evenements = ordonner(unir(lus));
  const fils = new Map<string, Ouvert>();
  const commentaires = new Map<string, Ecrit>();
  const avis = new Map<string, AvisDonne>();
  const vus = new Map<string, Map<string, string>>();
  const dits = new Set<string>();
  // Remarks first: what is said of one may have come before it.
  for (const one of evenements) {
    if (one.type === 'avis' || one.type === 'lecture') continue;
    const fil = fils.get(one.fil) ?? nouveau(one);
    fils.set(one.fil, fil);
    if (one.type !== 'commentaire' && one.type !== 'reponse') continue;
    const signe = signature(one);
    const corps = visible(one.corps);
    const commentaire: Ecrit = { id: one.id, ...signe, corps, versions: [{ ...signe, corps }] };
    commentaires.set(one.id, commentaire);
    fil.commentaires.push(commentaire);
    if (one.type === 'commentaire' && fil.genre === '') {
      Object.assign(fil, signe, { genre: one.genre, origine: one.cible, cible: one.cible });
      if (one.critere !== undefined) fil.critere = one.critere;
    }
  }
  const paroles: Evenement[] = [];
  for (const one of evenements) {
    note(vus, dits, one);
    if (one.type === 'avis') avis.set(`${fold(one.critere)} ${cleDe(one.auteur)}`, moved(avis, one));
    const fil = fils.get(one.fil);
    if (!fil) continue;
    // Who opens again what they closed themselves only takes a slip back.
    const rouvre = one.type === 'reouvert' && cleDe(fil.change?.auteur ?? one.auteur) !== cleDe(one.auteur);
    if (rouvre || commentaires.has(one.id)) paroles.push(one);
    apply(one, fil, commentaires);
  }
  for (const { id, fil: of, auteur } of paroles) {
    const fil = fils.get(of);
    if (fil && !commentaires.get(id)?.supprime) fil.dernier = auteur;
  }
  for (const fil of fils.values()) fil.supprime = fil.commentaires.length > 0 && fil.commentaires.every((one) => one.supprime);
  return { fils: [...fils.values()], avis: [...avis.values()], vus };
}

function apply(one: Evenement, fil: Ouvert, commentaires: ReadonlyMap<string, Ecrit>): void {
  const signe = signature(one);
  const target = 'de' in one ? commentaires.get(one.de) : undefined;
  switch (one.type) {
    case 'modification': {
      const corps = visible(one.corps);
      target?.versions.push({ ...signe, corps });
      if (target) target.corps = corps;
      break;
    }
    case 'suppression':
      if (target) target.supprime = signe;
      break;
    case 'restauration':
      if (target) delete target.supprime;
      break;
    case 'reancrage':
      Object.assign(fil, { cible: one.cible, confirme: signe });
      break;
    case 'traite':
    case 'valide':
    case 'reouvert':
      Object.assign(fil, { etat: one.type === 'reouvert' ? 'rouvert' : one.type, change: signe });
      break;
    case 'inconnu':
      fil.plusRecents++;
  }
}

/** Puts the latest avis last. */
function moved(avis: Map<string, AvisDonne>, one: Extract<Evenement, { type: 'avis' }>): AvisDonne {
  avis.delete(`${fold(one.critere)} ${cleDe(one.auteur)}`);
  const { critere, verdict, empreinte, corps, vus } = one;
  return { ...signature(one), critere, verdict, empreinte, corps: visible(corps), vus };
}

/** `dits`: who has said that they read it all. */
function note(vus: Map<string, Map<string, string>>, dits: Set<string>, one: Evenement): void {
  const seen: readonly Vu[] =
    'vus' in one ? one.vus : 'cible' in one && one.cible.texte ? [{ fichier: one.cible.fichier, texte: one.cible.texte }] : [];
  const key = cleDe(one.auteur);
  const said = one.type === 'lecture';
  if (said) dits.add(key);
  else if (dits.has(key) || seen.length === 0) return;
  const own = (said ? undefined : vus.get(key)) ?? new Map<string, string>();
  for (const { fichier, texte } of seen) if (!own.has(fichier)) own.set(fichier, texte);
  vus.set(key, own);
}

function nouveau(one: Evenement): Ouvert {
  const nowhere: Cible = { fichier: '' };
  const empty = { genre: '', origine: nowhere, cible: nowhere, etat: 'a-traiter', supprime: false, plusRecents: 0 } as const;
  return { ...signature(one), id: one.fil, ...empty, commentaires: [] };
}

function signature({ auteur, at }: Evenement): Signature {
  return { auteur: { nom: visible(auteur.nom), role: auteur.role }, at };
}

function before(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
