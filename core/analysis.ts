// The one function everything shows: a dossier, its couverture and its findings, from one state of the texts.

import type { Cadre } from './cadre.js';
import { type Avis, type Couverture, cover } from './couverture.js';
import { type Dossier, origineOf, type Preuve } from './dossier.js';
import type { Facts } from './facts.js';
import type { Finding, PreuveRule, Remark, RuleContext } from './finding.js';
import type { Fix } from './fix.js';
import { french } from './french.js';
import { ignoreFix, isIgnored } from './ignore.js';
import type { Referentiel, Severite } from './referentiel.js';
import { rules } from './rules/index.js';
import { slug } from './text.js';

/** How far the writing is (brouillon, relecture, remise), and how severe that makes things. */
export type Statut = Referentiel['statuts'][number];

/** One state of a dossier, understood. */
export interface Analysis {
  readonly dossier: Dossier;
  readonly cadre: Cadre;
  readonly statut: Statut;
  readonly couverture: Couverture;
  /** In the order of the files, then of the text, then of the rules. */
  readonly findings: readonly Finding[];
}

/** What an analysis may be told besides the dossier. */
export interface AnalyseOptions {
  /** Judge as if the dossier had this statut. */
  readonly statut?: string;
  readonly avis?: readonly Avis[];
  readonly facts?: Facts;
  /** The dossier was read from its headings and blocks alone (`sketchFichier`). */
  readonly sketch?: true;
}

/** Pure and total: same dossier, same référentiel, same options, same analysis. */
export function analyse(dossier: Dossier, cadre: Cadre, options: AnalyseOptions = {}): Analysis {
  const statut = statutOf(cadre, options.statut ?? dossier.racine.entete.statut?.texte);
  const couverture = cover(dossier, cadre, options.avis);
  const context: RuleContext = { dossier, couverture, cadre, facts: options.facts ?? {}, codes: rules.map((rule) => rule.code) };
  const found: Finding[] = [];
  const suspects = dossier.preuves.filter((one) => !isClean(one, context));
  const sound = new Set(suspects);
  for (const rule of rules) {
    if (options.sketch && rule.prose) continue;
    for (const remark of 'check' in rule ? rule.check(context) : ofPreuves(rule, suspects, sound, context)) {
      const one = finding(rule.code, remark, statut);
      if (one && !isIgnored(one)) found.push(one);
    }
  }
  for (const one of sound) clean.set(origineOf(one), context);
  const order = new Map(dossier.fichiers.map((fichier, index) => [fichier, index]));
  // Sorting is stable: at one place, findings stay in the order of the rules.
  const findings = found.sort((a, b) => (order.get(a.fichier) ?? 0) - (order.get(b.fichier) ?? 0) || a.span.start - b.span.start);
  return { dossier, cadre, statut, couverture, findings };
}

/** The blocks of which the rules about one preuve had nothing to say, and what they knew then. */
const clean = new WeakMap<object, Pick<RuleContext, 'cadre' | 'facts'>>();

/** True when the rules about one preuve had nothing to say of this one, and nothing that they look at has changed. */
function isClean(preuve: Preuve, { cadre, facts }: RuleContext): boolean {
  const known = clean.get(origineOf(preuve));
  return known?.cadre === cadre && known.facts.aujourdhui === facts.aujourdhui;
}

/** What a rule says of these preuves; those of which it says something are no longer sound. */
function* ofPreuves(rule: PreuveRule, preuves: readonly Preuve[], sound: Set<Preuve>, context: RuleContext): Generator<Remark> {
  for (const preuve of preuves) {
    for (const remark of rule.preuve(preuve, context)) {
      sound.delete(preuve);
      yield remark;
    }
  }
}

/** The statut of that name, else the first one (a draft). */
function statutOf(cadre: Cadre, name: string | undefined): Statut {
  const { statuts } = cadre.referentiel;
  const found = statuts.find((one) => [one.id, slug(one.titre)].includes(slug(name ?? ''))) ?? statuts[0];
  if (!found) throw new Error('a référentiel has at least one statut');
  return found;
}

function finding(code: string, remark: Remark, statut: Statut): Finding | undefined {
  const { niveau, message, fixes = [], ...rest } = remark;
  if (niveau === 'aucun') return undefined;
  let made: readonly Fix[] | undefined;
  return {
    ...rest,
    code,
    severite: severity(niveau, statut),
    message: french(message),
    get fixes() {
      made ??= cures({ code, ...rest }, typeof fixes === 'function' ? fixes() : fixes);
      return made;
    },
  };
}

function cures(said: Pick<Finding, 'code' | 'fichier' | 'span'>, own: readonly Fix[]): readonly Fix[] {
  const ignore = ignoreFix(said);
  return [...own, ...(ignore ? [ignore] : [])].map((one) => ({ ...one, titre: french(one.titre) }));
}

const mildness: readonly Severite[] = ['erreur', 'avertissement', 'information', 'indice'];

/** What is missing and what is wrong follow the statut; a piece of advice is never harsher than what is missing. */
function severity(niveau: Exclude<Remark['niveau'], 'aucun'>, statut: Statut): Severite {
  switch (niveau) {
    case 'manque':
      return statut.manque;
    case 'faute':
      return statut.faute;
    case 'avertissement':
      return mildness.indexOf(statut.manque) > mildness.indexOf('avertissement') ? statut.manque : 'avertissement';
    case 'information':
      return 'information';
    case 'question':
      return 'indice';
  }
}
