// A dossier as a value: a root file and its parts put together into parties (by the role of headings) and preuves.
import type { Cadre } from './cadre.js';
import { type Entete, findEntete, readEntete, sansEntete } from './entete.js';
import { extract, Memory, sketch } from './extract.js';
import type { Attribut, Bloc, Extraction, Piece, Titre, Valeur } from './extraction.js';
import { limits } from './limits.js';
import { movedSpan, movedValeur, sum, wordsBefore } from './pieces.js';
import type { Nature, PartieType } from './referentiel.js';
import { Rope } from './rope.js';
import { sensOf } from './sens.js';
import { between, rememberingOf, type Span, slug } from './text.js';

/** One file, read. `chemin` is relative to the folder of the root file, with `/`. */
export interface Fichier {
  readonly chemin: string;
  /** Put together when somebody first asks: what is asked at each keystroke is taken out of `rope`. */
  readonly texte: string;
  readonly rope: Rope;
  readonly extraction: Extraction;
  readonly entete: Entete;
}

/** A section whose heading has a role in the référentiel, or a free level-1 section (`type` undefined). */
export interface Partie {
  readonly type: PartieType | undefined;
  readonly titre: Titre;
  readonly fichier: Fichier;
  /** From the heading to the next heading of its level or above. */
  readonly span: Span;
  readonly mots: number;
}

/** A piece of evidence: one block. */
export interface Preuve {
  /** Identifier if given, else the slug of the title; empty when there is neither. */
  readonly id: string;
  readonly titre: string;
  readonly nature: Nature | undefined;
  readonly bloc: Bloc;
  readonly fichier: Fichier;
  /** The parties it stands in, outermost first. */
  readonly parties: readonly Partie[];
  /** The preuve it is nested in. */
  readonly parent: Preuve | undefined;
  readonly mots: number;
  readonly reperes: readonly Span[];
}

/** Something wrong with the list of parts of a file. */
export interface ProblemeDePartie {
  readonly genre: 'introuvable' | 'hors-dossier' | 'boucle' | 'double' | 'trop';
  readonly fichier: Fichier;
  readonly valeur: Valeur;
}

/** A root file and its parts, put together. */
export interface Dossier {
  readonly racine: Fichier;
  /** Root first, then the parts in the order in which they are read. */
  readonly fichiers: readonly Fichier[];
  readonly parties: readonly Partie[];
  readonly preuves: readonly Preuve[];
  readonly preuvesById: ReadonlyMap<string, readonly Preuve[]>;
  readonly problemes: readonly ProblemeDePartie[];
  /** What its headings and blocks say, whatever the prose: see sens.ts. */
  readonly sens: readonly string[];
  /** Paths of parts that have not been read yet: give them and assemble again. */
  readonly missing: readonly string[];
}

/** Reads one file's text, with the help of what is known of its former ones. Never throws. */
export function readFichier(chemin: string, texte: string | Rope, memory: Memory = new Memory()): Fichier {
  const rope = Rope.of(texte);
  return fichierOf(chemin, rope, extract(rope, memory), memory);
}

/** The same from headings and blocks alone: for the first look at a long text. */
export function sketchFichier(chemin: string, texte: string | Rope, memory: Memory): Fichier {
  const rope = Rope.of(texte);
  return fichierOf(chemin, rope, sketch(rope, memory), memory);
}

function fichierOf(chemin: string, rope: Rope, extraction: Extraction, memory: Memory): Fichier {
  return named({ rope, extraction, entete: memory.entete(extraction.entete) }, chemin);
}

/** The same file under another name. */
export function named({ rope, extraction, entete }: Omit<Fichier, 'chemin' | 'texte'>, chemin: string): Fichier {
  return {
    chemin,
    rope,
    extraction,
    entete,
    get texte() {
      return rope.text;
    },
  };
}

/** The front matter of a text, without reading the rest: to find which root a file belongs to. */
export function enteteOf(texte: string): Entete {
  const found = findEntete(texte);
  return found ? readEntete(found.yaml, found.contentStart) : sansEntete;
}

/** What is known of a path: a file, `null` when nothing is there, undefined when nobody has looked yet. */
export type Lookup = (chemin: string) => Fichier | null | undefined;

/** Puts a dossier together from its root. Parts not looked up yet are named in `missing`. */
export function assemble(racine: Fichier, lookup: Lookup, cadre: Cadre): Dossier {
  const fichiers: Fichier[] = [];
  const problemes: ProblemeDePartie[] = [];
  const missing: string[] = [];
  const visit = (fichier: Fichier, above: readonly string[]): void => {
    fichiers.push(fichier);
    const path = [...above, fichier.chemin];
    for (const valeur of fichier.entete.parties) {
      const refuse = (genre: ProblemeDePartie['genre']): void => {
        problemes.push({ genre, fichier, valeur });
      };
      const chemin = resolvePath(fichier.chemin, valeur.texte);
      if (chemin === undefined) refuse('hors-dossier');
      else if (path.includes(chemin)) refuse('boucle');
      else if (fichiers.some((one) => one.chemin === chemin)) refuse('double');
      else if (fichiers.length >= limits.files) refuse('trop');
      else {
        const part = lookup(chemin);
        if (part) visit(part, path);
        else if (part === null) refuse('introuvable');
        else missing.push(chemin);
      }
    }
  };
  visit(racine, []);
  const parties = fichiers.flatMap((fichier) => partiesOf(fichier, cadre));
  const preuves = fichiers.flatMap((fichier) => preuvesOf(fichier, parties, cadre));
  const sens = fichiers.flatMap(({ chemin, extraction }) => [
    chemin,
    ...extraction.pieces.map((one) => sensOf(one.piece, cadre)),
  ]);
  return { racine, fichiers, parties, preuves, preuvesById: byId(preuves), problemes, sens, missing };
}

/**
 * Path of a part, relative to the root's folder; undefined when it leaves that folder (`..`, absolute, drive, address).
 * `from` is the file that names it.
 */
export function resolvePath(from: string, written: string): string | undefined {
  const wanted = written.trim().normalize('NFC').replace(/\\/g, '/');
  if (
    wanted === '' ||
    wanted.startsWith('/') ||
    wanted.startsWith('~') ||
    /^[A-Za-z][A-Za-z0-9+.-]*:/.test(wanted) ||
    wanted.includes('\0')
  )
    return undefined;
  const steps = from.split('/').slice(0, -1);
  for (const step of wanted.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..') {
      if (steps.pop() === undefined) return undefined;
    } else steps.push(step);
  }
  return steps.join('/');
}

/** The preuves a reference names (`sur`, `#lien`), whatever its accents and spaces. */
export function findPreuves(dossier: Dossier, reference: string): readonly Preuve[] {
  const id = slug(reference);
  return id === '' ? [] : (dossier.preuvesById.get(id) ?? []);
}

/** The preuves a preuve is about: those it names in `sur`, and the one it is nested in. */
export function targets(dossier: Dossier, preuve: Preuve): readonly Preuve[] {
  const named = textes(preuve, 'sur').flatMap((valeur) => findPreuves(dossier, valeur.texte));
  return preuve.parent ? [...named, preuve.parent] : named;
}

const none: readonly Valeur[] = [];

/** Items of an attribute, none when it is absent; a mark left by a template is not a value yet. */
export function valeurs(preuve: Preuve, attribut: string): readonly Valeur[] {
  const origine = origineOf(preuve);
  const own = origine.attributs.get(attribut)?.valeurs ?? none;
  if (own.length === 0) return none;
  const by = preuve.bloc.span.start - origine.span.start;
  const items = own.map((one) => movedValeur(one, by));
  if (preuve.reperes.length === 0) return items;
  return items.filter(({ span }) => between(preuve.reperes, span.start, span.end).length === 0);
}

/** True when an offset lies in a stretch. */
export function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

/** The same without their places: enough to judge by, and nothing has to be moved for it. */
export function textes(preuve: Preuve, nom: string): readonly Pick<Valeur, 'texte'>[] {
  return preuve.reperes.length > 0 ? valeurs(preuve, nom) : (origineOf(preuve).attributs.get(nom)?.valeurs ?? none);
}

/** What an attribute says as a whole; empty when it is absent. */
export function texteOf(preuve: Preuve, nom: string): string {
  return origineOf(preuve).attributs.get(nom)?.texte ?? '';
}

/** True when an attribute still holds a mark left by a template. */
export function isToFill(preuve: Preuve, attribut: string): boolean {
  const span = preuve.bloc.attributs.get(attribut)?.span;
  return span !== undefined && between(preuve.reperes, span.start, span.end).length > 0;
}

/** An attribute that holds something. */
export function attribut(preuve: Preuve, nom: string): Attribut | undefined {
  const found = preuve.bloc.attributs.get(nom);
  return found && found.texte !== '' ? found : undefined;
}

/** The block of a preuve wherever it has moved: the same object as long as nothing in it changes. */
export function origineOf({ bloc }: Preuve): Bloc {
  return bloc.origine ?? bloc;
}

/** Where a finding about an attribute is placed: on it when it is there, else on the title. */
export function placeOf(preuve: Preuve, nom: string): Span {
  return preuve.bloc.attributs.get(nom)?.span ?? preuve.bloc.spanTitre;
}

function partiesOf(fichier: Fichier, cadre: Cadre): Partie[] {
  const { titres, pieces } = fichier.extraction;
  const types = pieces.flatMap(({ piece }) => typesIn(piece, cadre));
  const words = wordsBefore(fichier.extraction);
  return titres.flatMap((titre, index) => {
    const type = types[index];
    if (!type && titre.niveau > 1) return [];
    let after = index + 1;
    while ((titres[after]?.niveau ?? 0) > titre.niveau) after++;
    const next = titres[after];
    const span = { start: titre.span.start, end: next?.span.start ?? fichier.rope.length };
    return [{ type, titre, fichier, span, mots: words(span.end) - words(span.start + 1) }];
  });
}

/** The roles of the headings of a piece. */
const typesIn = rememberingOf(({ titres }: Piece, cadre: Cadre) => titres.map((one) => cadre.partieType(one.texte, one.niveau)));

function byId(preuves: readonly Preuve[]): Map<string, Preuve[]> {
  const map = new Map<string, Preuve[]>();
  for (const preuve of preuves) {
    const same = map.get(preuve.id);
    if (same) same.push(preuve);
    else map.set(preuve.id, [preuve]);
  }
  return map;
}

/** What is known of the blocks of a piece wherever they stand. */
const ownFacts = rememberingOf((piece: Piece) =>
  piece.blocs.map(({ attributs, titre, spanTitre, span: { start, end } }) => {
    const reperes = between(piece.reperes, start, end);
    // A title that is still to be written names nothing.
    const named = !reperes.some((one) => one.start <= spanTitre.start && spanTitre.end <= one.end);
    const id = slug(attributs.get('id')?.texte ?? '') || (named ? slug(titre) : '');
    return { id, mots: sum(between(piece.passages, start, end)), reperes };
  }),
);

function preuvesOf(fichier: Fichier, all: readonly Partie[], cadre: Cadre): Preuve[] {
  const parties = all.filter((one) => one.fichier === fichier);
  const { blocs, pieces } = fichier.extraction;
  const made: Preuve[] = [];
  /** The parties around the last block, and where the first of them ends or the next one begins. */
  let around: readonly Partie[] = [];
  let until = -1;
  for (const { piece, start } of pieces) {
    for (const { id, mots, reperes } of ownFacts(piece)) {
      const bloc = blocs[made.length] as Bloc;
      const at = bloc.span.start;
      if (at >= until) {
        around = parties.filter((one) => isIn(one.span, at));
        until = Math.min(...parties.flatMap(({ span }) => [span.start, span.end]).filter((edge) => edge > at));
      }
      const nature = cadre.natures.find(bloc.nom);
      made.push({
        id,
        titre: bloc.titre || (nature?.titre ?? bloc.nom),
        nature,
        bloc,
        fichier,
        parties: around,
        parent: bloc.parent === undefined ? undefined : made[bloc.parent],
        mots,
        reperes: reperes.map((one) => movedSpan(one, start)),
      });
    }
  }
  return made;
}
