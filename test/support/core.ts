// The tests' only way into the core: texts in, an analysis out.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  type AnalyseOptions,
  type Analysis,
  analyse,
  applyLectures,
  assemble,
  Cadre,
  cadreOf,
  choixParmi,
  type Dossier,
  type Facts,
  type Lectures,
  localTargets,
  Memory,
  readFichier,
  readPaquet,
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

/** Texts of a pack of examples/packs/, by path. */
export function paquetTexts(name: string): ReadonlyMap<string, string> {
  const folder = join('examples/packs', name);
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)).replaceAll('\\', '/'));
  return new Map(names.sort().map((one) => [one, readFileSync(join(folder, one), 'utf8')]));
}

/** The référentiel of the pack of an invented certification. */
export function cadreInvente(): Cadre {
  const lu = readPaquet(paquetTexts('passeur-de-lecture'));
  const cadre = cadreOf(lu, undefined);
  if (!cadre || !lu.paquet) throw new Error(JSON.stringify(lu.problemes, undefined, 2));
  return cadre;
}

const apapp = cadreApapp();
/** As everywhere: what a dossier names decides what it is read with. */
const choose = choixParmi([apapp, cadreInvente()]);

/** The day on which all tests take place. */
const aujourdhui = '2026-11-24';

/**
 * Analyses texts by path; the first is the root. A text called `disque` is no file: it lists, one a line, the files that
 * a disk holds beside these, « (accents décomposés) » after those whose name has its accents apart.
 */
export function analyseFiles(files: ReadonlyMap<string, string>, options: AnalyseOptions = {}, given?: Cadre): Analysis {
  const read = [...files]
    .filter(([chemin]) => chemin !== 'disque')
    .map(([chemin, texte]) => (options.sketch ? sketchFichier(chemin, texte, new Memory()) : readFichier(chemin, texte)));
  const [racine] = read;
  if (!racine) throw new Error('no file');
  const cadre = given ?? choose(racine.entete.dossier?.texte);
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
export function analyseText(source: string, options: AnalyseOptions = {}, cadre?: Cadre): Analysis {
  return analyseFiles(parseFixture(source).files, options, cadre);
}
