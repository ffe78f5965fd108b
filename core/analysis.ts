// The one function everything shows: a dossier, its couverture and its findings, from one state of the texts.

import type { Cadre } from './cadre.js';
import { type Avis, type Couverture, cover } from './couverture.js';
import { type Dossier, origineOf, type Preuve } from './dossier.js';
import { namesOfPlaces } from './evaluation.js';
import type { Facts } from './facts.js';
import type { Finding, Remark, RuleContext } from './finding.js';
import type { Fix } from './fix.js';
import { french } from './french.js';
import { ignoreFix, isIgnored } from './ignore.js';
import { moved } from './pieces.js';
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
  const found = rules.map((): Finding[] => []);
  const tell = (index: number, remark: Remark): void => {
    const one = finding(rules[index]?.code ?? '', remark, statut);
    if (one && !isIgnored(one)) found[index]?.push(one);
  };
  for (const [index, rule] of rules.entries()) {
    if (!('check' in rule) || (options.sketch && rule.prose)) continue;
    for (const remark of rule.check(context)) tell(index, remark);
  }
  for (const preuve of dossier.preuves) for (const { index, remark } of ofPreuve(preuve, context)) tell(index, remark);
  const order = new Map(dossier.fichiers.map((fichier, index) => [fichier, index]));
  // Sorting is stable: at one place, findings stay in the order of the rules.
  const findings = found
    .flat()
    .sort((a, b) => (order.get(a.fichier) ?? 0) - (order.get(b.fichier) ?? 0) || a.span.start - b.span.start);
  return { dossier, cadre, statut, couverture, findings };
}

/** What a rule about one preuve said, and which: nothing of the text it was said in, which must not be kept. */
interface Said extends Pick<Remark, 'niveau' | 'message' | 'span' | 'critere'> {
  readonly index: number;
}

/** What the rules about one preuve said of a block, where it began, and what they looked at. */
interface Told extends Pick<RuleContext, 'cadre' | 'facts'> {
  readonly start: number;
  readonly places: string;
  readonly all: readonly Said[];
}

const told = new WeakMap<object, Told>();

/** What the rules about one preuve say: what they said, where its block is now, unless what they look at has changed. */
function ofPreuve(preuve: Preuve, { cadre, facts }: RuleContext): readonly { readonly index: number; readonly remark: Remark }[] {
  const { start } = preuve.bloc.span;
  const places = namesOfPlaces(preuve.parties);
  const before = told.get(origineOf(preuve));
  const same = before?.cadre === cadre && before.facts.aujourdhui === facts.aujourdhui && before.places === places;
  const all = same
    ? before.all
    : Array.from(asked(preuve, { cadre, facts }), ({ index, remark: { fichier: _, fixes: __, ...rest } }) => ({
        index,
        ...rest,
      }));
  const known = same ? before : { cadre, facts, start, places, all };
  told.set(origineOf(preuve), known);
  // Cures are those of the remark made anew, when someone wants them.
  const fixes = (at: number) => (): readonly Fix[] => {
    const made = [...asked(preuve, { cadre, facts })][at]?.remark.fixes ?? [];
    return typeof made === 'function' ? made() : made;
  };
  return all.map(({ index, ...rest }, at) => ({
    index,
    remark: { ...moved(rest, start - known.start), fichier: preuve.fichier, fixes: fixes(at) },
  }));
}

function* asked(
  preuve: Preuve,
  context: Pick<RuleContext, 'cadre' | 'facts'>,
): Generator<{ readonly index: number; readonly remark: Remark }> {
  for (const [index, rule] of rules.entries())
    if ('preuve' in rule) for (const remark of rule.preuve(preuve, context)) yield { index, remark };
}

/** The statut of that name, else the first one (a draft). */
function statutOf(cadre: Cadre, name: string | undefined): Statut {
  const { statuts } = cadre.referentiel;
  const found = statuts.find((one) => [one.id, slug(one.titre)].includes(slug(name ?? ''))) ?? statuts[0];
  if (!found) throw new Error('a référentiel has at least one statut');
  return found;
}

function finding(code: string, remark: Remark, statut: Statut): Finding | undefined {
  const { niveau, message, fichier, span, critere, related, fixes = [] } = remark;
  if (niveau === 'aucun') return undefined;
  let made: readonly Fix[] | undefined;
  return {
    code,
    niveau,
    severite: severity(niveau, statut),
    message: french(message),
    fichier,
    span,
    ...(critere === undefined ? {} : { critere }),
    ...(related === undefined ? {} : { related }),
    get fixes() {
      made ??= cures({ code, critere, fichier, span }, typeof fixes === 'function' ? fixes() : fixes);
      return made;
    },
  };
}

function cures(said: Parameters<typeof ignoreFix>[0], own: readonly Fix[]): readonly Fix[] {
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
