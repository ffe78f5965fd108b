// Modèles in tests: their pages, their filled examples, and the one dossier that all examples make together.
import { existsSync, readFileSync } from 'node:fs';
import { type Cadre, expand, type Modele, readGabarit } from '../../core/index.js';

/** Path of a modèle's page. */
export function pageOf({ id }: Modele): string {
  return `docs/modeles/${id}.md`;
}

/** The filled examples of a page: fenced blocks marked `markdown`, the fence being longer than any inside. */
export function examplesOf(modele: Modele): string[] {
  const path = pageOf(modele);
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return [...page.matchAll(/^(`{3,})markdown\n([\s\S]*?)^\1$/gm)].map(([, , text = '']) => text.trimEnd());
}

/**
 * Where a text stops being this modèle, filled; undefined when it is one to its end. Spaces, line ends and comments do not
 * count; an empty cell is a place too.
 */
export function differenceFrom(modele: Modele, filled: string): string | undefined {
  const bare = (text: string): string => text.replace(/<!--[\s\S]*?-->/g, '').replace(/\s+/g, ' ');
  const text = bare(filled).trim();
  let rest = text;
  let choices: readonly string[] | undefined;
  const places = expand(modele).replace(/\| (?=\|)/g, () => '| $1 ');
  const pieces = readGabarit(bare(places).trim()).morceaux;
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece !== 'string') {
      choices = piece.genre === 'choix' ? piece.valeurs : undefined;
      continue;
    }
    const fixed =
      index === pieces.length - 1 || pieces.slice(index + 1).every((one) => typeof one !== 'string' && one.numero === 0)
        ? piece.trimEnd()
        : piece;
    if (index > 0 && fixed.trim() === '') continue;
    const at = rest.indexOf(fixed);
    if (at < 0 || (index === 0 && at > 0)) return `« ${fixed} » is not found in « ${rest.slice(0, 80)} »`;
    const said = rest.slice(0, at);
    if (choices && ![said, ...said.split(/,\s*/)].some((one) => choices?.includes(one.trim())))
      return `« ${said} » is none of « ${choices.join(' / ')} »`;
    if (index > 0 && said.trim() === '') return `nothing stands before « ${fixed} »`;
    rest = rest.slice(at + fixed.length);
  }
  const last = pieces.findLast((one) => (typeof one === 'string' ? one.trim() !== '' : one.numero !== 0));
  if ((rest.trim() === '') !== (typeof last === 'string')) return `« ${rest.slice(0, 80)} » stands at the end`;
  return undefined;
}

/** One dossier made of all the examples, each in its partie, and where each stands. */
export function dossierOfExamples(
  cadre: Cadre,
  modeles: readonly Modele[],
): { readonly text: string; readonly examples: ReadonlyMap<string, string> } {
  const inside = modeles.filter((one) => one.fichier === undefined);
  const parties = cadre.referentiel.structure.map(({ id, alias, competence }) => {
    const own = inside.filter((one) => partieOf(cadre, one) === id).flatMap(examplesOf);
    return [`# ${alias[0] ?? ''}${competence ? ' — partie' : ''}`, ...own].join('\n\n');
  });
  const examples = new Map(inside.flatMap((one) => examplesOf(one).map((text) => [text, one.id] as const)));
  return { text: `---\ndossier: ${cadre.referentiel.id}\nstatut: remise\n---\n\n${parties.join('\n\n')}\n`, examples };
}

/** The partie an example goes in: its own, that of its first criterion, else the first one. */
function partieOf(cadre: Cadre, { partie, criteres }: Modele): string | undefined {
  if (partie !== undefined) return partie;
  const competence = cadre.competence(criteres[0] ?? '')?.id;
  const { structure } = cadre.referentiel;
  return (structure.find((one) => one.competence !== undefined && one.competence === competence) ?? structure[0])?.id;
}
