// `dep check`: findings and couverture of every dossier given, for a person or for a program.
import {
  type Analysis,
  analyse,
  type Choix,
  capital,
  exigencesCouvertes,
  type Finding,
  LineIndex,
  plural,
  progress,
  type Severite,
} from '../core/index.js';
import type { Located } from '../server/gather.js';
import type { Mots } from './cadre.js';
import { findRoots, pathOf, type Refusal, readDossier } from './files.js';
import { fix } from './fix.js';
import { json, type Output, wrap } from './output.js';
import { inThreads } from './threads.js';

/** What both commands are told. */
export interface Options {
  readonly choix: Choix;
  /** The words of the command line that `choix` was made from. */
  readonly mots: Mots;
  readonly format: 'texte' | 'json';
  readonly statut?: string;
  /** What to do with what needs no decision. */
  readonly corrections: 'faire' | 'laisser';
}

/** What another thread is told, besides its share of the roots. */
export interface Task extends Pick<Options, 'mots' | 'format' | 'statut'> {
  readonly width: number | undefined;
}

/** A dossier analysed, with what is needed to name its places. */
export interface Checked extends Located {
  readonly analysis: Analysis;
}

/** Checks the dossiers that the paths name; the exit code. */
export async function check(paths: readonly string[], options: Options, output: Output): Promise<0 | 1 | 2> {
  if (paths.length === 0) {
    output.error('Dites quel fichier vérifier, par exemple : dep check mon-dossier.dep.md');
    return 2;
  }
  const { roots, refusals } = await findRoots(paths);
  const { mots, format, statut } = options;
  const task: Task = { mots, format, width: output.width, ...(statut === undefined ? {} : { statut }) };
  const work = (share: readonly string[]): Promise<Report> => examine(share, options, output);
  const told = (done: number): void => output.progress(`${plural(done, 'dossier lu', 'dossiers lus')} sur ${roots.length}`);
  const reports = options.corrections === 'faire' ? [await work(roots)] : await inThreads(roots, task, work, told);
  output.progress('');
  const all = [...refusals, ...reports.flatMap((one) => one.refusals)];
  const said = reports.flatMap((one) => one.said);
  for (const { chemin, raison } of all) output.error(`${chemin} : ${raison}`);
  if (format === 'json') output.print(json({ dossiers: said, ...(all.length > 0 ? { refus: all } : {}) }));
  else for (const one of said) output.print(String(one));
  if (all.length > 0) return 2;
  return reports.some((one) => one.worth) ? 1 : 0;
}

/** What some dossiers gave, as plain data: a text or an object for each, in the format that was asked for. */
export interface Report {
  readonly said: readonly (string | object)[];
  readonly refusals: readonly Refusal[];
  /** Something is at warning or above. */
  readonly worth: boolean;
}

/** Checks the dossiers of these roots one after the other: none is kept longer than it takes. */
export async function examine(roots: readonly string[], options: Options, output: Output): Promise<Report> {
  const said: (string | object)[] = [];
  const refusals: Refusal[] = [];
  let worth = false;
  for (const root of roots) {
    const read = await readDossier(root, options.choix);
    if ('raison' in read) {
      refusals.push(read);
      continue;
    }
    const fixed = options.corrections === 'faire' ? await mended(read, options, output) : { dossier: read, refusals: [] };
    refusals.push(...fixed.refusals);
    const one = checked(fixed.dossier, options);
    said.push(options.format === 'json' ? asData(one) : asText(one, output.width ?? 100));
    worth ||= one.analysis.findings.some(({ severite }) => severite === 'erreur' || severite === 'avertissement');
  }
  return { said, refusals, worth };
}

/** With data on its way to another program, what was done is told apart. */
function mended(one: Located, { format }: Options, output: Output): ReturnType<typeof fix> {
  return fix(one, { aujourdhui: today() }, format === 'json' ? { ...output, print: output.error } : output);
}

function checked(one: Located, { statut }: Options): Checked {
  const facts = { ...one.facts, aujourdhui: today() };
  return { ...one, analysis: analyse(one.dossier, one.cadre, { facts, ...(statut ? { statut } : {}) }) };
}

/** Today where this machine is. */
function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function asData(one: Checked) {
  const { analysis, dossier } = one;
  const lines = lineIndexes(one);
  return {
    chemin: pathOf(one, dossier.racine.chemin),
    statut: analysis.statut.id,
    constats: analysis.findings.map((finding) => {
      const at = lines(finding);
      return {
        code: finding.code,
        severite: finding.severite,
        fichier: pathOf(one, finding.fichier.chemin),
        ligne: at.line + 1,
        colonne: at.column + 1,
        message: finding.message,
        ...(finding.critere === undefined ? {} : { critere: finding.critere }),
      };
    }),
    couverture: {
      exigences: exigencesCouvertes(analysis.couverture).map(({ exigence, etat, evaluations }) => ({
        id: exigence.id,
        etat,
        preuves: evaluations.map(({ preuve }) => ({
          id: preuve.id,
          fichier: pathOf(one, preuve.fichier.chemin),
          ligne: lines({ fichier: preuve.fichier, span: preuve.bloc.span }).line + 1,
        })),
      })),
      oral: [...new Set(analysis.couverture.competences.flatMap(({ oral }) => oral))].map(({ id, titre }) => ({
        id,
        titre,
        etat: 'a-l-oral',
      })),
    },
  };
}

function lineIndexes({ dossier }: Checked): (place: Pick<Finding, 'fichier' | 'span'>) => { line: number; column: number } {
  const indexes = new Map(dossier.fichiers.map((fichier) => [fichier, new LineIndex(fichier.texte)]));
  return ({ fichier, span }) => indexes.get(fichier)?.at(span.start) ?? { line: 0, column: 0 };
}

const marks: Readonly<Record<Severite, string>> = {
  erreur: 'erreur',
  avertissement: 'attention',
  information: 'à savoir',
  indice: 'question',
};

/** « dossier.dep.md — brouillon — 3 exigences présentes sur 22 ». */
export function headline(one: Checked): string {
  const { met, total } = progress(one.analysis);
  const count = plural(met, 'exigence présente', 'exigences présentes');
  return `${pathOf(one, one.dossier.racine.chemin)} — ${one.analysis.statut.titre} — ${count} sur ${total}`;
}

/** A heading for the dossier, then one paragraph per finding: place, kind, message folded under itself. */
function asText(one: Checked, width: number): string {
  const { analysis, dossier } = one;
  const lines = lineIndexes(one);
  const out = [headline(one)];
  for (const fichier of dossier.fichiers) {
    const findings = analysis.findings.filter((finding) => finding.fichier === fichier);
    if (findings.length === 0) continue;
    out.push('', `  ${pathOf(one, fichier.chemin)}`);
    for (const finding of findings) {
      const { line, column } = lines(finding);
      const place = `${line + 1}:${column + 1}`.padStart(9);
      const kind = marks[finding.severite].padEnd(9);
      const indent = ' '.repeat(place.length + kind.length + 4);
      const [first = '', ...rest] = wrap(finding.message, Math.max(40, width - indent.length));
      out.push(`${place}  ${kind}  ${first}`, ...rest.map((text) => indent + text), `${indent}[${finding.code}]`);
    }
  }
  out.push('', `  ${summary(analysis)}`, '');
  return out.join('\n');
}

function summary({ findings }: Analysis): string {
  if (findings.length === 0) return 'Rien à signaler.';
  const counts = (Object.keys(marks) as Severite[]).flatMap((severite) => {
    const count = findings.filter((one) => one.severite === severite).length;
    const [one, many] = {
      erreur: ['erreur', 'erreurs'],
      avertissement: ['point à corriger', 'points à corriger'],
      information: ['information', 'informations'],
      indice: ['question', 'questions'],
    }[severite] as [string, string];
    return count === 0 ? [] : [plural(count, one, many)];
  });
  return `${capital(counts.join(', '))}.`;
}
