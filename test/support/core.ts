// The tests' only way into the core: texts in, an analysis out.
import {
  type AnalyseOptions,
  type Analysis,
  analyse,
  applyLectures,
  assemble,
  Cadre,
  type Dossier,
  type Facts,
  type Lectures,
  localTargets,
  Memory,
  readFichier,
  sketchFichier,
} from '../../core/index.js';
import { referentielApapp } from '../../referentiel/index.js';
import { modelesApapp } from '../../snippets/index.js';
import { parseFixture } from './fixture.js';

/** The APapp référentiel as these readings make it. */
export function cadreApapp(lectures: Lectures = {}): Cadre {
  const read = applyLectures(referentielApapp, lectures);
  if ('erreurs' in read) throw new Error(read.erreurs.join('\n'));
  return new Cadre(read.valeur, modelesApapp);
}

const apapp = cadreApapp();

/** The day on which all tests take place. */
const aujourdhui = '2026-11-24';

/**
 * Analyses texts by path; the first is the root. A text called `disque` is no file: it lists, one a line, the files that
 * a disk holds beside these, « (accents décomposés) » after those whose name has its accents apart.
 */
export function analyseFiles(files: ReadonlyMap<string, string>, options: AnalyseOptions = {}, cadre: Cadre = apapp): Analysis {
  const read = [...files]
    .filter(([chemin]) => chemin !== 'disque')
    .map(([chemin, texte]) => (options.sketch ? sketchFichier(chemin, texte, new Memory()) : readFichier(chemin, texte)));
  const [racine] = read;
  if (!racine) throw new Error('no file');
  const dossier = assemble(racine, (chemin) => read.find((one) => same(one.chemin, chemin)) ?? null, cadre);
  const disque = files.get('disque');
  const fichiers =
    disque === undefined ? {} : { fichiers: lookFor(dossier, [...read.map(({ chemin }) => chemin), ...names(disque)]) };
  return analyse(dossier, cadre, { ...options, facts: { aujourdhui, ...fichiers, ...options.facts } });
}

function names(disque: string): string[] {
  return disque
    .replace('\ufeff', '')
    .normalize('NFC')
    .split(/[\r\n]+/)
    .map((line) => (line.endsWith(' (accents décomposés)') ? (line.split(' (')[0] ?? '').normalize('NFD') : line));
}

function lookFor(dossier: Dossier, disque: readonly string[]): NonNullable<Facts['fichiers']> {
  return new Map(
    localTargets(dossier).map((chemin) => [
      chemin,
      disque.find((one) => one === chemin) ?? disque.find((one) => same(one, chemin)) ?? null,
    ]),
  );
}

/** As the adapters find files: whatever the capitals and the form of the accents. */
function same(one: string, other: string): boolean {
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
}

/** Analyses a fixture's texts, its caret lines taken out. */
export function analyseText(source: string, options: AnalyseOptions = {}, cadre: Cadre = apapp): Analysis {
  return analyseFiles(parseFixture(source).files, options, cadre);
}
