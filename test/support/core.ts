// The tests' only way into the core: texts in, an analysis out.
import {
  type AnalyseOptions,
  type Analysis,
  analyse,
  applyLectures,
  assemble,
  Cadre,
  type Lectures,
  readFichier,
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

/** Analyses texts by path; the first is the root. */
export function analyseFiles(files: ReadonlyMap<string, string>, options: AnalyseOptions = {}, cadre: Cadre = apapp): Analysis {
  const read = [...files].map(([chemin, texte]) => readFichier(chemin, texte));
  const [racine] = read;
  if (!racine) throw new Error('no file');
  return analyse(
    assemble(racine, (chemin) => read.find((one) => one.chemin === chemin) ?? null, cadre),
    cadre,
    options,
  );
}

/** Analyses a fixture's texts, its caret lines taken out. */
export function analyseText(source: string, options: AnalyseOptions = {}, cadre: Cadre = apapp): Analysis {
  return analyseFiles(parseFixture(source).files, options, cadre);
}
