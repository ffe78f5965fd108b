// What one preuve lacks for one exigence: forme, facettes, fields, links, place. Pure functions of dossier and référentiel.
import type { Cadre, ListeAttendue } from './cadre.js';
import { type Dossier, origineOf, type Preuve, targets, texteOf, textes } from './dossier.js';
import type { Bloc } from './extraction.js';
import type { Attente, Critere, Exigence, Niveau } from './referentiel.js';
import { fold, rememberingOf } from './text.js';

/** What one preuve lacks for one exigence. Only `blocking` ones keep the exigence from being `presente`. */
export type Manque =
  | {
      readonly type: ListeAttendue;
      readonly mode: 'toutes' | 'auMoinsUne' | 'attendues';
      readonly noms: readonly string[];
      /** The same, in words. */
      readonly titres: readonly string[];
      readonly portee: 'chacune' | 'union';
    }
  | { readonly type: 'forme'; readonly noms: readonly string[] }
  | { readonly type: 'emplacement'; readonly partie: string }
  | { readonly type: 'lien'; readonly niveau: Niveau }
  | { readonly type: 'champs'; readonly noms: readonly string[] }
  | { readonly type: 'mots'; readonly min: number }
  | { readonly type: 'distinct'; readonly de: Exigence }
  | { readonly type: 'vide' }
  | { readonly type: 'repere' };

/** One preuve judged for one exigence it serves. */
export interface Evaluation {
  readonly preuve: Preuve;
  readonly exigence: Exigence;
  readonly critere: Critere;
  readonly manques: readonly Manque[];
}

/** What the exigences already know of the dossier. */
export interface Context {
  readonly dossier: Dossier;
  readonly cadre: Cadre;
  readonly served: (exigence: string) => readonly Preuve[];
  readonly ofNature: (nature: string) => readonly Preuve[];
}

/** A preuve serves an exigence when it names it or its criterion and its nature is one the exigence takes. */
export function servedBy(cadre: Cadre, preuve: Preuve): readonly Exigence[] {
  return served(origineOf(preuve), cadre, preuve);
}

const served = rememberingOf((_: Bloc, cadre: Cadre, preuve: Preuve): readonly Exigence[] => {
  const nature = preuve.nature?.id;
  if (nature === undefined) return [];
  const named = textes(preuve, 'pour').flatMap(({ texte }) => cadre.exigencesNamed(texte));
  return [...new Set(named.filter((one) => one.natures.includes(nature)))];
});

/** Every preuve that serves an exigence, with what it lacks; what they lack together is told on the first. */
export function evaluateAll(context: Context, critere: Critere, exigence: Exigence, preuves: readonly Preuve[]): Evaluation[] {
  const evaluations = preuves.map((preuve) => ({ preuve, exigence, critere, manques: evaluate(context, exigence, preuve) }));
  const [first, ...others] = evaluations;
  if (!first) return [];
  const together = unionManques(context.cadre, exigence, preuves);
  return together.length > 0 ? [{ ...first, manques: [...first.manques, ...together] }, ...others] : evaluations;
}

function evaluate(context: Context, exigence: Exigence, preuve: Preuve): readonly Manque[] {
  const own = ownManques(context.cadre, exigence, preuve);
  const { lien } = exigence;
  if (!lien || lien.niveau === 'aucun' || linked(context, lien, preuve)) return own;
  return [...own, { type: 'lien', niveau: lien.niveau }];
}

/** What a block lacked for each exigence, and in which parties it stood then. */
const judged = new WeakMap<object, Map<Exigence, { readonly places: string; readonly manques: readonly Manque[] }>>();

/** What a preuve lacks by itself, whatever the other preuves: remembered as long as its block and its place are the same. */
function ownManques(cadre: Cadre, exigence: Exigence, preuve: Preuve): readonly Manque[] {
  const places = namesOfPlaces(preuve.parties);
  const known = judged.get(origineOf(preuve)) ?? new Map();
  judged.set(origineOf(preuve), known);
  const before = known.get(exigence);
  if (before?.places === places) return before.manques;
  const manques = judge(cadre, exigence, preuve);
  known.set(exigence, { places, manques });
  return manques;
}

const placesNamed = new WeakMap<Preuve['parties'], string>();

/** The parties a preuve stands in, as one word: worked out once for all those that stand in the same ones. */
export function namesOfPlaces(parties: Preuve['parties']): string {
  const names = placesNamed.get(parties) ?? parties.map((one) => one.type?.id ?? '').join(' ');
  placesNamed.set(parties, names);
  return names;
}

function judge(cadre: Cadre, exigence: Exigence, preuve: Preuve): Manque[] {
  const manques: Manque[] = [];
  if (preuve.bloc.vide) manques.push({ type: 'vide' });
  if (preuve.reperes.length > 0) manques.push({ type: 'repere' });
  const formes = formesOf(cadre, preuve);
  manques.push(...champsManquants(preuve, [preuve.nature?.champs, ...formes.map((one) => one.champs)]));
  if (exigence.formes && !formes.some((one) => exigence.formes?.includes(one.id))) {
    const declared = textes(preuve, 'forme').map(({ texte }) => cadre.formes.find(texte));
    const elsewhere = declared.find((one) => one?.partie !== undefined && exigence.formes?.includes(one.id));
    if (elsewhere?.partie) manques.push({ type: 'emplacement', partie: elsewhere.partie });
    else manques.push({ type: 'forme', noms: exigence.formes });
  }
  for (const [type, wanted] of cadre.attentes(exigence)) {
    if (wanted.portee !== 'union') manques.push(...lacking(cadre, type, wanted, [preuve]));
  }
  const { emplacement } = exigence;
  if (emplacement && !preuve.parties.some((one) => one.type?.id === emplacement))
    manques.push({ type: 'emplacement', partie: emplacement });
  return manques;
}

/** What the preuves of an exigence lack all together, where the référentiel counts their union. */
export function unionManques(cadre: Cadre, exigence: Exigence, preuves: readonly Preuve[]): Manque[] {
  return cadre
    .attentes(exigence)
    .flatMap(([type, wanted]) => (wanted.portee === 'union' ? lacking(cadre, type, wanted, preuves) : []));
}

/** What `preuves` do not hold of what is wanted, each by itself (`chacune`) or together (`union`). */
function lacking(cadre: Cadre, type: ListeAttendue, wanted: Attente, preuves: readonly Preuve[]): Manque[] {
  const held = namesOf(cadre, type, preuves);
  const titres = (noms: readonly string[]): readonly string[] => noms.map((id) => cadre.listes[type].label(id));
  const portee = wanted.portee ?? 'chacune';
  const manques: Manque[] = [];
  const toutes = (wanted.toutes ?? []).filter((id) => !held.has(id));
  if (toutes.length > 0) manques.push({ type, mode: 'toutes', noms: toutes, titres: titres(toutes), portee });
  for (const mode of ['auMoinsUne', 'attendues'] as const) {
    const noms = wanted[mode] ?? [];
    if (noms.length > 0 && !noms.some((id) => held.has(id))) manques.push({ type, mode, noms, titres: titres(noms), portee });
  }
  return manques;
}

function namesOf(cadre: Cadre, type: ListeAttendue, preuves: readonly Preuve[]): Set<string> {
  const names = preuves.flatMap((preuve) => textes(preuve, type).map(({ texte }) => cadre.listes[type].find(texte)?.id));
  return new Set(names.filter((one) => one !== undefined));
}

/** The formes a preuve has: those it declares, unless a forme is seen by the place, and those its place gives it. */
function formesOf(cadre: Cadre, preuve: Preuve): readonly Cadre['formes']['mots'][number][] {
  const declared = textes(preuve, 'forme').map(({ texte }) => cadre.formes.find(texte));
  return cadre.formes.mots.filter((forme) =>
    forme.partie === undefined ? declared.includes(forme) : preuve.parties.some((one) => one.type?.id === forme.partie),
  );
}

function champsManquants(preuve: Preuve, all: readonly (Cadre['formes']['mots'][number]['champs'] | undefined)[]): Manque[] {
  const manques: Manque[] = [];
  for (const champs of all) {
    const noms = (champs?.requis ?? []).filter((nom) => !nom.split('|').some((one) => texteOf(preuve, one) !== ''));
    if (noms.length > 0) manques.push({ type: 'champs', noms });
    if (champs?.mots !== undefined && preuve.mots < champs.mots) manques.push({ type: 'mots', min: champs.mots });
  }
  return manques;
}

function linked(context: Context, lien: NonNullable<Exigence['lien']>, preuve: Preuve): boolean {
  const about = targets(context.dossier, preuve);
  const { vers = [], versNatures = [], memeApprenant } = lien;
  if (about.some((one) => one !== preuve && vers.some((id) => context.served(id).includes(one)))) return true;
  if (about.some((one) => versNatures.some((id) => context.ofNature(id).includes(one)))) return true;
  const apprenant = memeApprenant === true ? fold(texteOf(preuve, 'apprenant')) : '';
  const hasSameApprenant = (one: Preuve): boolean => fold(texteOf(one, 'apprenant')) === apprenant;
  return apprenant !== '' && versNatures.some((id) => context.ofNature(id).some(hasSameApprenant));
}

/** True when a lack keeps the exigence from being met; the others are advice. */
export function blocks(manque: Manque): boolean {
  if (manque.type === 'lien') return manque.niveau === 'manque';
  return !('mode' in manque && manque.mode === 'attendues');
}

/** True for what the preuves of an exigence lack all together. */
export function isUnion(manque: Manque): boolean {
  return 'portee' in manque && manque.portee === 'union';
}
