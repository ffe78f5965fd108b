// Couverture: which exigences a dossier meets, with which preuves, and what each of them still lacks. Derived, never stored.

import type { Cadre } from './cadre.js';
import { type Dossier, findPreuves, isIn, origineOf, type Partie, type Preuve, targets, texteOf, textes } from './dossier.js';
import { blocks, type Context, type Evaluation, evaluateAll, isUnion, servedBy, unionManques } from './evaluation.js';
import type { Bloc } from './extraction.js';
import type { Competence, Critere, CritereOral, Exigence, Global } from './referentiel.js';
import { decode, fingerprint, fold, rememberingOf } from './text.js';

/** State of an exigence, a criterion or a competence (`a-revoir`: the text changed since a trainer's avis). */
export type Etat = 'absente' | 'amorcee' | 'presente' | 'validee' | 'a-revoir';

/** An exigence with what serves it. */
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

/** A criterion with its exigences. */
export interface CritereCouvert {
  readonly critere: Critere;
  readonly etat: Etat;
  readonly exigences: readonly ExigenceCouverte[];
}

/** A competence with its written criteria, and the oral criteria that count for it. */
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
  /** What was counted, in the order of the dossier. */
  readonly preuves: readonly Preuve[];
  readonly atteint: boolean;
}

/** What a dossier covers of its référentiel. */
export interface Couverture {
  /** The same object as long as nothing differs but places: what is made of it may be kept. */
  readonly identite: object;
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
  const served = new Map<string, Preuve[]>();
  const ofNature = new Map<string, Preuve[]>();
  for (const preuve of dossier.preuves) {
    for (const { id } of servedBy(cadre, preuve)) add(served, id, preuve);
    if (preuve.nature) add(ofNature, preuve.nature.id, preuve);
  }
  const context: Context = {
    dossier,
    cadre,
    served: (id) => served.get(id) ?? [],
    ofNature: (id) => ofNature.get(id) ?? [],
  };
  const evaluations = new Map<Exigence, readonly Evaluation[]>();
  for (const critere of cadre.criteres) {
    for (const exigence of critere.exigences) {
      evaluations.set(exigence, evaluateAll(context, critere, exigence, context.served(exigence.id)));
    }
  }
  separate(cadre, evaluations);
  const orals = cadre.referentiel.competences.flatMap((one) => one.oral.map((critere) => ({ critere, competence: one })));
  const competences = cadre.referentiel.competences.map((competence) => {
    const criteres = competence.ecrit.map((critere): CritereCouvert => {
      const exigences = critere.exigences.map((exigence) => summary(cadre, exigence, critere, evaluations.get(exigence) ?? []));
      const judged = withAvis(critere, exigences, avis);
      return { critere, exigences: judged, etat: together(judged.map((one) => one.etat)) };
    });
    const oral = orals
      .filter((one) => (one.critere.rattachement ?? [one.competence.id]).includes(competence.id))
      .map((one) => one.critere);
    return { competence, criteres, etat: together(criteres.map((one) => one.etat)), oral };
  });
  return {
    identite: {},
    competences,
    globaux: cadre.referentiel.globaux.filter((one) => one.niveau !== 'aucun').map((global) => count(dossier, cadre, global)),
  };
}

/** The same couverture over the preuves of another state of the dossier, which says the same. */
export function carried(couverture: Couverture, from: Dossier, to: Dossier): Couverture {
  const now = new Map(from.preuves.map((one, index) => [one, to.preuves[index] ?? one]));
  const place = (one: Preuve): Preuve => now.get(one) ?? one;
  const competences = couverture.competences.map((competence) => ({
    ...competence,
    criteres: competence.criteres.map((critere) => ({
      ...critere,
      exigences: critere.exigences.map((one) => ({
        ...one,
        evaluations: one.evaluations.map((evaluation) => ({ ...evaluation, preuve: place(evaluation.preuve) })),
      })),
    })),
  }));
  return {
    identite: couverture.identite,
    competences,
    globaux: couverture.globaux.map((one) => ({ ...one, preuves: one.preuves.map(place) })),
  };
}

function add<T>(map: Map<string, T[]>, key: string, one: T): void {
  const list = map.get(key);
  if (list) list.push(one);
  else map.set(key, [one]);
}

/** Fingerprint of the text of the preuves of a criterion; order and place in the dossier do not matter. */
export function empreinte(exigences: readonly ExigenceCouverte[]): string {
  const texts = new Set(exigences.flatMap((one) => one.evaluations.map(({ preuve }) => source(preuve))));
  return fingerprint([...texts].sort().join('\0'));
}

/** Partie of a competence, in the dossier. */
export function partiesOfCompetence(dossier: Dossier, competence: Competence): readonly Partie[] {
  return dossier.parties.filter((one) => one.type?.competence === competence.id);
}

/** The preuves a partie holds, cites by a link, or whose own preuves name in `sur`. */
export function citedIn(dossier: Dossier, partie: Partie): ReadonlySet<Preuve> {
  const inside = dossier.preuves.filter((one) => one.parties.includes(partie));
  const cited = new Set<Preuve>(inside);
  for (const preuve of inside) for (const target of targets(dossier, preuve)) cited.add(target);
  const { span, fichier } = partie;
  for (const { piece, start } of fichier.extraction.pieces) {
    if (start >= span.end) break;
    for (const lien of piece.liens) {
      if (lien.cible.startsWith('#') && isIn(span, start + lien.span.start))
        for (const preuve of findPreuves(dossier, decode(lien.cible.slice(1)))) cited.add(preuve);
    }
  }
  return cited;
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
  const complete = evaluations.filter((one) => !one.manques.some((manque) => blocks(manque) && !isUnion(manque)));
  const union = unionManques(
    cadre,
    exigence,
    complete.map((one) => one.preuve),
  ).some(blocks);
  const met =
    complete.length >= exigence.min &&
    !union &&
    !evaluations.some((one) => one.manques.some((manque) => isUnion(manque) && blocks(manque)));
  const etat: Etat = met ? 'presente' : evaluations.length > 0 ? 'amorcee' : 'absente';
  const natures = exigence.natures.map((id) => cadre.natures.label(id));
  return { exigence, critere, natures, etat, evaluations, completes };
}

function withAvis(critere: Critere, exigences: readonly ExigenceCouverte[], avis: readonly Avis[]): readonly ExigenceCouverte[] {
  const mine = avis.findLast((one) => fold(one.critere) === fold(critere.id));
  if (mine?.verdict !== 'convaincant') return exigences;
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
      (!global.source || textes(one, 'source').some(({ texte }) => cadre.listes.source.find(texte)?.id === global.source)) &&
      one.nature !== undefined &&
      !one.bloc.vide &&
      one.reperes.length === 0 &&
      one.mots >= (global.motsMin ?? 0),
  );
  const number = (preuves: readonly Preuve[]): number => {
    if (global.distinctPar !== 'apprenant') return preuves.length;
    return new Set(preuves.map((one) => fold(texteOf(one, 'apprenant'))).filter((name) => name !== '')).size;
  };
  const byCompetence = new Map<string, Preuve[]>();
  if (global.par !== 'dossier') for (const one of counted) shareOut(cadre, one, byCompetence);
  const comptes =
    global.par === 'dossier'
      ? [{ competence: undefined, nombre: number(counted) }]
      : cadre.referentiel.competences.map((competence) => ({
          competence,
          nombre: number(byCompetence.get(competence.id) ?? []),
        }));
  return { global, comptes, preuves: counted, atteint: comptes.every((one) => one.nombre >= global.min) };
}

/** A preuve concerns a competence when it serves one of its criteria or stands in its partie. */
function shareOut(cadre: Cadre, preuve: Preuve, byCompetence: Map<string, Preuve[]>): void {
  const put = (id: string): void => {
    if (byCompetence.get(id)?.at(-1) !== preuve) add(byCompetence, id, preuve);
  };
  for (const { id } of competencesNamed(cadre, preuve)) put(id);
  for (const { type } of preuve.parties) if (type?.competence !== undefined) put(type.competence);
}

/** The competences whose criteria a preuve names. */
export function competencesNamed(cadre: Cadre, preuve: Preuve): readonly Competence[] {
  return named(origineOf(preuve), cadre, preuve);
}

const named = rememberingOf((_: Bloc, cadre: Cadre, preuve: Preuve): readonly Competence[] => [
  ...new Set(textes(preuve, 'pour').flatMap(({ texte }) => cadre.competence(texte) ?? [])),
]);

function source(preuve: Preuve): string {
  return preuve.fichier.rope.slice(preuve.bloc.span.start, preuve.bloc.span.end).normalize('NFC').replace(/\s+/g, ' ');
}
