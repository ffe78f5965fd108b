// `dep coverage`: what a dossier covers of the référentiel, as columns or as data.
import { analyse, critereInWords, exigenceInWords, globalInWords, LineIndex } from '../core/index.js';
import { check, headline, type Options } from './check.js';
import { findDossiers, pathOf } from './files.js';
import { type Output, wrap } from './output.js';

/** Shows what the dossiers that the paths name cover; the exit code. */
export async function coverage(paths: readonly string[], options: Options, output: Output): Promise<0 | 1 | 2> {
  if (options.format === 'json') return (await check(paths, options, output)) === 2 ? 2 : 0;
  const { dossiers, refusals } = await findDossiers(paths, options.choix);
  for (const { chemin, raison } of refusals) output.error(`${chemin} : ${raison}`);
  if (paths.length === 0)
    output.error('Dites de quel dossier montrer la couverture, par exemple : dep coverage mon-dossier.dep.md');
  for (const one of dossiers) {
    const analysis = analyse(one.dossier, one.cadre, options.statut ? { statut: options.statut } : {});
    const { couverture } = analysis;
    const out = [headline({ ...one, analysis })];
    const width = Math.max(60, output.width ?? 100);
    const row = (name: string, text: string, indent: number): void => {
      const head = `${' '.repeat(indent)}${name.padEnd(12 - indent)}`;
      const [first = '', ...rest] = wrap(text, width - head.length);
      out.push(head + first, ...rest.map((line) => ' '.repeat(head.length) + line));
    };
    for (const { competence, criteres, oral } of couverture.competences) {
      out.push('');
      row(competence.id, competence.court, 0);
      for (const critere of criteres) {
        row(critere.critere.id, `${critere.critere.titre} — ${critereInWords(critere)}`, 2);
        for (const exigence of critere.exigences) {
          row(exigence.exigence.id, `${exigence.exigence.titre} — ${exigenceInWords(exigence)}`, 4);
          for (const { preuve } of exigence.evaluations) {
            const line = new LineIndex(preuve.fichier.texte).at(preuve.bloc.span.start).line + 1;
            row('', `· ${preuve.titre} (${pathOf(one, preuve.fichier.chemin)}, ligne ${line})`, 4);
          }
        }
      }
      for (const critere of oral) row(critere.id, `${critere.titre} — à l’oral`, 2);
    }
    out.push('', 'Pour tout le dossier');
    for (const global of couverture.globaux) row(global.global.id, `${global.global.titre} — ${globalInWords(global)}`, 2);
    output.print(out.join('\n'));
  }
  return refusals.length > 0 || paths.length === 0 ? 2 : 0;
}
