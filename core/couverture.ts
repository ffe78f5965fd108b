// Couverture: which exigences a dossier meets, with which preuves, and what each of them still lacks. Derived, never stored.
import { attribut, type Dossier, findPreuves, type Partie, type Preuve, targets, valeurs } from './dossier.js';
import type { Attente, Cadre, Competence, Critere, CritereOral, Exigence, Global, Niveau } from './referentiel.js';
import { fingerprint, fold } from './text.js';

/** State of an exigence, a criterion or a competence (`a-revoir`: the text changed since a trainer's avis). */
export type Etat = 'absente' | 'amorcee' | 'presente' | 'validee' | 'a-revoir';

type ListeAttendue = 'facettes' | 'moments' | 'role' | 'origine';

/** What one preuve lacks for one exigence. Only `blocking` ones keep the exigence from being `presente`. */
export type Manque =
  | {
      readonly type: ListeAttendue;
      readonly mode: 'toutes' | 'auMoinsUne' | 'attendues';
      readonly noms: readonly string[];
      readonly union: boolean;
    }
  | { readonly type: 'forme'; readonly noms: readonly string[] }
  | { readonly type: 'emplacement'; readonly partie: string }
  | { readonly type: 'lien'; readonly niveau: Niveau }
  | { readonly type: 'champs'; readonly noms: readonly string[] }
  | { readonly type: 'mots'; readonly min: number }
  | { readonly type: 'distinct'; readonly de: Exigence }
  | { readonly type: 'vide' }
  | { readonly type: 'repere' };

export interface Evaluation {
  readonly preuve: Preuve;
  readonly exigence: Exigence;
  readonly critere: Critere;
  readonly manques: readonly Manque[];
}

export interface ExigenceCouverte {
  readonly exigence: Exigence;
  readonly critere: Critere;
  /** The sorts of preuve it takes, in words. */
  readonly natures: readonly string[];
  readonly etat: Etat;
  /** Every preuve that serves it, complete or not. */
  readonly evaluations: readonly Evaluation[];
  /** How many of them lack nothing. */
  readonly completes: number;
}

export interface CritereCouvert {
  readonly critere: Critere;
  readonly etat: Etat;
  readonly exigences: readonly ExigenceCouverte[];
}

export interface CompetenceCouverte {
  readonly competence: Competence;
  readonly etat: Etat;
  readonly criteres: readonly CritereCouvert[];
  readonly oral: readonly CritereOral[];
}

/** A dossier-wide minimum and how far it is met; one count for the dossier, or one by competence. */
export interface GlobalCompte {
  readonly global: Global;
  readonly comptes: readonly { readonly competence: Competence | undefined; readonly nombre: number }[];
  readonly atteint: boolean;
}

export interface Couverture {
  readonly competences: readonly CompetenceCouverte[];
  readonly globaux: readonly GlobalCompte[];
}

/** A trainer's verdict on a criterion, with the fingerprint of its preuves when it was given. */
export interface Avis {
  readonly critere: string;
  readonly verdict: 'convaincant' | 'a-etoffer' | 'absent';
  readonly empreinte: string;
}

/** Everything the couverture holds about exigences, in the référentiel's order. */
export function exigencesCouvertes(couverture: Couverture): readonly ExigenceCouverte[] {
  return couverture.competences.flatMap((one) => one.criteres.flatMap((critere) => critere.exigences));
}

/** Pure function of a dossier, its référentiel and the trainers' avis. */
export function cover(dossier: Dossier, cadre: Cadre, avis: readonly Avis[] = []): Couverture {
  const served = new Map<Exigence, readonly Preuve[]>();
  for (const critere of cadre.criteres) {
    for (const exigence of critere.exigences)
      served.set(
        exigence,
        dossier.preuves.filter((one) => serves(one, critere, exigence)),
      );
  }
  const context: Context = { dossier, cadre, served: (id) => [...served].find(([exigence]) => exigence.id === id)?.[1] ?? [] };
  const evaluations = new Map<Exigence, readonly Evaluation[]>();
  for (const critere of cadre.criteres) {
    for (const exigence of critere.exigences) {
      evaluations.set(exigence, evaluateAll(context, critere, exigence, served.get(exigence) ?? []));
    }
  }
  separate(cadre, evaluations);
  const competences = cadre.referentiel.competences.map((competence) => {
    const criteres = competence.ecrit.map((critere): CritereCouvert => {
      const exigences = critere.exigences.map((exigence) => summary(cadre, exigence, critere, evaluations.get(exigence) ?? []));
      const judged = withAvis(critere, exigences, avis);
      return { critere, exigences: judged, etat: together(judged.map((one) => one.etat)) };
    });
    return { competence, criteres, etat: together(criteres.map((one) => one.etat)), oral: competence.oral };
  });
  return { competences, globaux: cadre.referentiel.globaux.map((global) => count(dossier, cadre, global)) };
}

/** Fingerprint of the text of the preuves of a criterion; order and place in the dossier do not matter. */
export function empreinte(exigences: readonly ExigenceCouverte[]): string {
  const texts = new Set(exigences.flatMap((one) => one.evaluations.map(({ preuve }) => source(preuve))));
  return fingerprint([...texts].sort().join('\0'));
}

/** Partie of a competence, in the dossier. */
export function partiesOf(dossier: Dossier, competence: Competence): readonly Partie[] {
  return dossier.parties.filter((one) => one.type?.competence === competence.id);
}

/** The preuves a partie holds, cites by a link, or whose own preuves name in `sur`. */
export function citedIn(dossier: Dossier, partie: Partie): ReadonlySet<Preuve> {
  const inside = dossier.preuves.filter((one) => one.parties.includes(partie));
  const cited = new Set<Preuve>(inside);
  for (const preuve of inside) for (const target of targets(dossier, preuve)) cited.add(target);
  for (const lien of partie.fichier.extraction.liens) {
    if (lien.span.start < partie.span.start || lien.span.start >= partie.span.end) continue;
    const anchor = /#(.+)$/.exec(lien.cible)?.[1];
    if (anchor !== undefined) for (const preuve of findPreuves(dossier, decode(anchor))) cited.add(preuve);
  }
  return cited;
}

/** A link target with its `%C3%A9` turned back into letters; unchanged when it cannot be. */
export function decode(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

interface Context {
  readonly dossier: Dossier;
  readonly cadre: Cadre;
  readonly served: (exigence: string) => readonly Preuve[];
}

/** A preuve serves an exigence when it names it or its criterion and its nature is one the exigence takes. */
function serves(preuve: Preuve, critere: Critere, exigence: Exigence): boolean {
  const nature = preuve.nature?.id;
  if (nature === undefined || !exigence.natures.includes(nature)) return false;
  return valeurs(preuve, 'pour').some(({ texte }) => fold(texte) === fold(critere.id) || fold(texte) === fold(exigence.id));
}

function evaluateAll(context: Context, critere: Critere, exigence: Exigence, preuves: readonly Preuve[]): Evaluation[] {
  const evaluations = preuves.map((preuve) => ({ preuve, exigence, critere, manques: evaluate(context, exigence, preuve) }));
  const [first, ...others] = evaluations;
  if (!first) return [];
  const together = unionManques(context.cadre, exigence, preuves);
  return together.length > 0 ? [{ ...first, manques: [...first.manques, ...together] }, ...others] : evaluations;
}

function evaluate(context: Context, exigence: Exigence, preuve: Preuve): Manque[] {
  const manques: Manque[] = [];
  if (preuve.bloc.vide) manques.push({ type: 'vide' });
  if (preuve.reperes.length > 0) manques.push({ type: 'repere' });
  const formes = formesOf(context.cadre, preuve);
  manques.push(...champsManquants(preuve, [preuve.nature?.champs, ...formes.map((one) => one.champs)]));
  if (exigence.formes && !formes.some((one) => exigence.formes?.includes(one.id))) {
    const declared = valeurs(preuve, 'forme').map(({ texte }) => context.cadre.formes.find(texte));
    const elsewhere = declared.find((one) => one?.partie !== undefined && exigence.formes?.includes(one.id));
    if (elsewhere?.partie) manques.push({ type: 'emplacement', partie: elsewhere.partie });
    else manques.push({ type: 'forme', noms: exigence.formes });
  }
  for (const [type, wanted] of attentes(exigence)) {
    if (wanted.portee !== 'union') manques.push(...lacking(type, wanted, namesOf(context.cadre, type, [preuve]), false));
  }
  const { emplacement } = exigence;
  if (emplacement && !preuve.parties.some((one) => one.type?.id === emplacement))
    manques.push({ type: 'emplacement', partie: emplacement });
  if (exigence.lien && exigence.lien.niveau !== 'aucun' && !linked(context, exigence.lien, preuve)) {
    manques.push({ type: 'lien', niveau: exigence.lien.niveau });
  }
  return manques;
}

/** What the preuves of an exigence lack all together, where the référentiel counts their union. */
function unionManques(cadre: Cadre, exigence: Exigence, preuves: readonly Preuve[]): Manque[] {
  return attentes(exigence).flatMap(([type, wanted]) =>
    wanted.portee === 'union' ? lacking(type, wanted, namesOf(cadre, type, preuves), true) : [],
  );
}

function attentes(exigence: Exigence): [ListeAttendue, Attente][] {
  const types: readonly ListeAttendue[] = ['facettes', 'moments', 'role', 'origine'];
  return types.flatMap((type) => {
    const wanted = exigence[type];
    return wanted ? [[type, wanted] as [ListeAttendue, Attente]] : [];
  });
}

function lacking(type: ListeAttendue, wanted: Attente, held: ReadonlySet<string>, union: boolean): Manque[] {
  const manques: Manque[] = [];
  const toutes = (wanted.toutes ?? []).filter((id) => !held.has(id));
  if (toutes.length > 0) manques.push({ type, mode: 'toutes', noms: toutes, union });
  for (const mode of ['auMoinsUne', 'attendues'] as const) {
    const noms = wanted[mode] ?? [];
    if (noms.length > 0 && !noms.some((id) => held.has(id))) manques.push({ type, mode, noms, union });
  }
  return manques;
}

function namesOf(cadre: Cadre, type: ListeAttendue, preuves: readonly Preuve[]): Set<string> {
  const names = preuves.flatMap((preuve) => valeurs(preuve, type).map(({ texte }) => cadre.listes[type].find(texte)?.id));
  return new Set(names.filter((one) => one !== undefined));
}

/** The formes a preuve has: those it declares, unless a forme is seen by the place, and those its place gives it. */
function formesOf(cadre: Cadre, preuve: Preuve): readonly Cadre['formes']['mots'][number][] {
  const declared = valeurs(preuve, 'forme').map(({ texte }) => cadre.formes.find(texte));
  return cadre.formes.mots.filter((forme) =>
    forme.partie === undefined ? declared.includes(forme) : preuve.parties.some((one) => one.type?.id === forme.partie),
  );
}

function champsManquants(preuve: Preuve, all: readonly (Cadre['formes']['mots'][number]['champs'] | undefined)[]): Manque[] {
  const manques: Manque[] = [];
  for (const champs of all) {
    const noms = (champs?.requis ?? []).filter((nom) => !nom.split('|').some((one) => attribut(preuve, one)));
    if (noms.length > 0) manques.push({ type: 'champs', noms });
    if (champs?.mots !== undefined && preuve.mots < champs.mots) manques.push({ type: 'mots', min: champs.mots });
  }
  return manques;
}

function linked(context: Context, lien: NonNullable<Exigence['lien']>, preuve: Preuve): boolean {
  const about = targets(context.dossier, preuve);
  const accepted = (lien.vers ?? []).flatMap((id) => context.served(id));
  if (about.some((one) => one !== preuve && accepted.includes(one))) return true;
  const natures = lien.versNatures ?? [];
  const ofNature = context.dossier.preuves.filter((one) => one.nature && natures.includes(one.nature.id));
  if (about.some((one) => ofNature.includes(one))) return true;
  const apprenant = fold(attribut(preuve, 'apprenant')?.texte ?? '');
  return (
    lien.memeApprenant === true &&
    apprenant !== '' &&
    ofNature.some((one) => fold(attribut(one, 'apprenant')?.texte ?? '') === apprenant)
  );
}

/** True when a lack keeps the exigence from being met; the others are advice. */
export function blocks(manque: Manque): boolean {
  if (manque.type === 'lien') return manque.niveau === 'manque';
  return !('mode' in manque && manque.mode === 'attendues');
}

/**
 * `distinctDe`: two exigences that must not share their only preuves. There are enough when the complete preuves
 * of both, together, are as many as both ask for.
 */
function separate(cadre: Cadre, evaluations: Map<Exigence, readonly Evaluation[]>): void {
  const complete = (exigence: Exigence): Preuve[] =>
    (evaluations.get(exigence) ?? []).filter((one) => !one.manques.some(blocks)).map((one) => one.preuve);
  for (const exigence of cadre.exigences) {
    for (const id of exigence.distinctDe ?? []) {
      const de = cadre.exigences.find((one) => one.id === id);
      if (!de) continue;
      const mine = complete(exigence);
      const theirs = complete(de);
      if (mine.length < exigence.min || theirs.length < de.min) continue;
      if (new Set([...mine, ...theirs]).size >= exigence.min + de.min) continue;
      const marked = (evaluations.get(exigence) ?? []).map((one) =>
        theirs.includes(one.preuve) ? { ...one, manques: [...one.manques, { type: 'distinct', de } as const] } : one,
      );
      evaluations.set(exigence, marked);
    }
  }
}

function summary(cadre: Cadre, exigence: Exigence, critere: Critere, evaluations: readonly Evaluation[]): ExigenceCouverte {
  const completes = evaluations.filter((one) => !one.manques.some(blocks)).length;
  const union = evaluations.some((one) => one.manques.some((manque) => 'union' in manque && manque.union && blocks(manque)));
  const met = completes >= exigence.min && !union;
  const etat: Etat = met ? 'presente' : evaluations.length > 0 ? 'amorcee' : 'absente';
  const natures = exigence.natures.map((id) => cadre.natures.label(id));
  return { exigence, critere, natures, etat, evaluations, completes };
}

function withAvis(critere: Critere, exigences: readonly ExigenceCouverte[], avis: readonly Avis[]): readonly ExigenceCouverte[] {
  const mine = avis.findLast((one) => one.critere === critere.id && one.verdict === 'convaincant');
  if (!mine) return exigences;
  const etat = mine.empreinte === empreinte(exigences) ? 'validee' : 'a-revoir';
  return exigences.map((one) => (one.etat === 'presente' ? { ...one, etat } : one));
}

/** State of a whole from the states of its parts. */
function together(etats: readonly Etat[]): Etat {
  if (etats.every((one) => one === 'absente')) return 'absente';
  if (etats.some((one) => one === 'absente' || one === 'amorcee')) return 'amorcee';
  if (etats.includes('a-revoir')) return 'a-revoir';
  return etats.every((one) => one === 'validee') ? 'validee' : 'presente';
}

function count(dossier: Dossier, cadre: Cadre, global: Global): GlobalCompte {
  const counted = dossier.preuves.filter(
    (one) =>
      (!global.natures || (one.nature && global.natures.includes(one.nature.id))) &&
      (!global.source || valeurs(one, 'source').some(({ texte }) => cadre.listes.source.find(texte)?.id === global.source)) &&
      !one.bloc.vide &&
      one.mots >= (global.motsMin ?? 0),
  );
  const number = (preuves: readonly Preuve[]): number => {
    if (global.distinctPar !== 'apprenant') return preuves.length;
    return new Set(preuves.map((one) => fold(attribut(one, 'apprenant')?.texte ?? '')).filter((name) => name !== '')).size;
  };
  const comptes =
    global.par === 'dossier'
      ? [{ competence: undefined, nombre: number(counted) }]
      : cadre.referentiel.competences.map((competence) => ({
          competence,
          nombre: number(counted.filter((one) => concerns(dossier, cadre, one, competence))),
        }));
  return { global, comptes, atteint: comptes.every((one) => one.nombre >= global.min) };
}

/** A preuve concerns a competence when it serves one of its criteria or stands in its partie. */
function concerns(dossier: Dossier, cadre: Cadre, preuve: Preuve, competence: Competence): boolean {
  if (valeurs(preuve, 'pour').some(({ texte }) => cadre.competence(texte) === competence)) return true;
  return partiesOf(dossier, competence).some((partie) => preuve.parties.includes(partie));
}

function source(preuve: Preuve): string {
  return preuve.fichier.texte.slice(preuve.bloc.span.start, preuve.bloc.span.end).normalize('NFC').replace(/\s+/g, ' ');
}
