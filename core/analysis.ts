// The one function everything shows: a dossier, its couverture and its findings, from one state of the texts.

import type { Cadre } from './cadre.js';
import { type Avis, type Couverture, carried, cover } from './couverture.js';
import { type Dossier, type Fichier, origineOf, type Preuve } from './dossier.js';
import { namesOfPlaces } from './evaluation.js';
import type { Facts } from './facts.js';
import type { Finding, Remark, RuleContext } from './finding.js';
import type { Fix } from './fix.js';
import { french } from './french.js';
import { ignoreFix, isIgnored } from './ignore.js';
import { moved } from './pieces.js';
import type { Referentiel, Severite } from './referentiel.js';
import { rules } from './rules/index.js';
import { isSameSens } from './sens.js';
import { slug } from './text.js';

/** How far the writing is (brouillon, relecture, remise), and how severe that makes things. */
export type Statut = Referentiel['statuts'][number];

/** One state of a dossier, understood. */
export interface Analysis {
  readonly dossier: Dossier;
  readonly cadre: Cadre;
  readonly statut: Statut;
  readonly couverture: Couverture;
  /** The trainers’ avis it counts with. */
  readonly avis: readonly Avis[];
  /** In the order of the files, then of the text, then of the rules. */
  readonly findings: readonly Finding[];
}

/** What an analysis may be told besides the dossier. */
export interface AnalyseOptions {
  /** Judge as if the dossier had this statut. */
  readonly statut?: string;
  readonly avis?: readonly Avis[];
  readonly facts?: Facts;
  /** A former analysis of the dossier: what still holds of it is taken from there. */
  readonly before?: Analysis | undefined;
  /** The dossier was read from its headings and blocks alone (`sketchFichier`). */
  readonly sketch?: true;
}

/** Pure and total: same dossier, same référentiel, same options, same analysis. */
export function analyse(dossier: Dossier, cadre: Cadre, options: AnalyseOptions = {}): Analysis {
  const statut = statutOf(cadre, options.statut ?? dossier.racine.entete.statut?.texte);
  const { avis = [], before } = options;
  const couverture =
    before && holds(before, dossier, cadre, avis)
      ? carried(before.couverture, before.dossier, dossier)
      : cover(dossier, cadre, avis);
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
  const byFile = new Map(dossier.fichiers.map((fichier): [Fichier, Finding[]] => [fichier, []]));
  for (const own of found) for (const one of own) byFile.get(one.fichier)?.push(one);
  // Sorting is stable: at one place, findings stay in the order of the rules.
  const findings = [...byFile.values()].flatMap((own) => own.sort((a, b) => a.span.start - b.span.start));
  return { dossier, cadre, statut, couverture, avis, findings };
}

/** True when what was judged before is what would be judged now. An avis is about the text itself: then nothing is kept. */
function holds(before: Analysis, { sens }: Dossier, cadre: Cadre, avis: readonly Avis[]): boolean {
  return before.cadre === cadre && avis.length === 0 && before.avis.length === 0 && isSameSens(before.dossier.sens, sens);
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

const none: readonly never[] = [];

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
  if (!same) told.set(origineOf(preuve), known);
  if (all.length === 0) return none;
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
  return remark.niveau === 'aucun' ? undefined : new Found(code, remark.niveau, severity(remark.niveau, statut), remark);
}

/** What a rule said, its cures made when somebody asks for them. A class: a keystroke makes one for each finding of the dossier. */
class Found implements Finding {
  readonly message: string;
  readonly fichier: Finding['fichier'];
  readonly span: Finding['span'];
  readonly critere?: string;
  readonly related?: NonNullable<Finding['related']>;
  private made: readonly Fix[] | undefined;
  private readonly own: Remark['fixes'];

  constructor(
    readonly code: string,
    readonly niveau: Finding['niveau'],
    readonly severite: Severite,
    { message, fichier, span, critere, related, fixes = [] }: Remark,
  ) {
    this.message = french(message);
    this.fichier = fichier;
    this.span = span;
    if (critere !== undefined) this.critere = critere;
    if (related !== undefined) this.related = related;
    this.own = fixes;
  }

  get fixes(): readonly Fix[] {
    this.made ??= cures(this, typeof this.own === 'function' ? this.own() : (this.own ?? []));
    return this.made;
  }
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
