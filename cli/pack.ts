// `dep pack check | build | diff`: for those who write a référentiel or modèles.
import { basename, join, relative, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import {
  type Cadre,
  cadreOf,
  capital,
  choixParmi,
  diffPaquets,
  french,
  LineIndex,
  migration,
  nomDeFiche,
  nomDesSommes,
  type PaquetLu,
  type Probleme,
  partsOf,
  plural,
  refusOf,
  verifyPaquet,
  writeZip,
} from '../core/index.js';
import { diskFiles } from '../server/files.node.js';
import { fetchPaquet, type Ouvert, sumsOf } from '../server/paquets.js';
import { findDossiers, pathOf } from './files.js';
import { type Output, wrap } from './output.js';
import { create } from './write.js';

/** What the commands about packs are told. */
export interface PackOptions {
  /** The built-in référentiel: the one that a pack without its own may complete. */
  readonly cadre: Cadre;
  /** Where to write the archive. */
  readonly sortie: string | undefined;
}

/** Runs one of the three; the exit code. */
export async function pack([what = '', ...paths]: readonly string[], options: PackOptions, output: Output): Promise<0 | 1 | 2> {
  const refuse = (raison: string): 2 => {
    output.error(raison);
    return 2;
  };
  const [path, second, third, ...others] = paths;
  if (!['check', 'build', 'diff'].includes(what))
    return refuse('Écrivez « dep pack check », « dep pack build » ou « dep pack diff ».');
  if (path === undefined || others.length > 0 || (what !== 'diff' && second !== undefined))
    return refuse(`Donnez un paquet, un dossier ou une archive « .zip », par exemple : dep pack ${what} mon-paquet`);
  const opened = await open(path);
  if (what !== 'diff') {
    const checked = said(path, opened, options, output);
    if (what === 'check' || checked.code !== 0 || 'refus' in opened) return checked.code;
    return build(opened, options, output);
  }
  if (second === undefined) return refuse('Donnez deux paquets, l’ancien et le nouveau : dep pack diff ancien.zip nouveau.zip');
  return compare(path, opened, second, await open(second), third, options, output);
}

function open(path: string): Promise<Ouvert> {
  return fetchPaquet(URI.file(resolve(path)), diskFiles);
}

function said(path: string, opened: Ouvert, { cadre }: PackOptions, output: Output): { readonly code: 0 | 1 | 2 } {
  if ('refus' in opened) {
    output.error(`${path} : ${opened.refus}`);
    return { code: 1 };
  }
  const { lu } = opened;
  const base = baseOf(lu, cadre);
  const problemes = [...lu.problemes];
  if (lu.fiche?.complete !== undefined && !base)
    output.print(
      french(
        `${path} : il complète « ${lu.fiche.complete} », qui n’est pas livré avec l’outil : ses modèles ne sont vérifiés qu’à la lecture.`,
      ),
    );
  const own = cadreOf(lu, base?.entier);
  if (own) problemes.push(...verifyPaquet(lu, own));
  for (const one of problemes) output.print(inLines(path, one, output.width ?? 100));
  const errors = problemes.filter((one) => one.severite === 'erreur').length;
  const { modeles, exemples } = lu;
  const count = [...exemples.keys()].filter((one) => one.endsWith('.dep.md')).length;
  const content = `${plural(modeles.length, 'modèle', 'modèles')}, ${plural(count, 'exemple', 'exemples')}`;
  const title = lu.fiche ? french(`« ${lu.fiche.titre} » ${lu.fiche.version} — ${content}. `) : '';
  output.print(
    french(
      `${title}${errors === 0 ? 'Rien à corriger.' : `${capital(plural(errors, 'point à corriger', 'points à corriger'))}.`}`,
    ),
  );
  return { code: errors === 0 ? 0 : 1 };
}

/** `file:line:column: cause`, the form that editors and terminals make a link of. */
function inLines(path: string, { chemin, ligne, colonne, message, code, severite }: Probleme, width: number): string {
  const place = path.endsWith('.zip') ? `${path}/${chemin}` : shown(join(path, chemin));
  const kind = severite === 'erreur' ? 'erreur' : 'attention';
  return `${place}:${ligne}:${colonne}: ${kind} [${code}]\n${indented(message, width)}`;
}

function indented(text: string, width: number): string {
  return wrap(text, Math.max(40, width - 2))
    .map((line) => `  ${line}`)
    .join('\n');
}

function baseOf({ fiche }: Pick<PaquetLu, 'fiche'>, cadre: Cadre): Cadre | undefined {
  return fiche?.complete === cadre.referentiel.id ? cadre : undefined;
}

/** Writes the archive of a pack that is sound, with the list of its fingerprints. */
async function build(
  { lu, octets }: Exclude<Ouvert, { refus: string }>,
  { sortie }: PackOptions,
  output: Output,
): Promise<0 | 2> {
  const { fiche } = lu;
  if (!fiche) return 2;
  const name = sortie ?? `${fiche.id}-${fiche.version}.zip`;
  if (!name.endsWith('.zip')) {
    output.error(`Le nom « ${name} » doit finir par « .zip ».`);
    return 2;
  }
  const { fichiers, dossiers } = partsOf(new TextDecoder().decode(octets.get(nomDeFiche)));
  const used = [...octets].filter(
    ([one]) => one === nomDeFiche || fichiers.includes(one) || dossiers.some((folder) => one.startsWith(`${folder}/`)),
  );
  const files = new Map(used);
  const sums = await sumsOf(files);
  files.set(nomDesSommes, new TextEncoder().encode(sums));
  const bytes = writeZip(files);
  try {
    await create(resolve(name), bytes);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      output.error(`« ${name} » existe déjà : supprimez-le, ou choisissez un autre nom avec « -o nom.zip ».`);
    else output.error(`« ${name} » ne peut pas être écrit. Vérifiez que vous en avez le droit et qu’il reste de la place.`);
    return 2;
  }
  const total = await sumsOf(new Map([[basename(name), bytes]]));
  output.print(
    french(
      `Écrit : ${shown(resolve(name))} (${plural(files.size, 'fichier', 'fichiers')}, ${plural(Math.ceil(bytes.length / 1024), 'Ko', 'Ko')}).`,
    ),
  );
  output.print(french(`Son empreinte SHA-256, à donner avec lui : ${total.slice(0, 64)}`));
  return 0;
}

async function compare(
  oldPath: string,
  before: Ouvert,
  newPath: string,
  after: Ouvert,
  dossier: string | undefined,
  options: PackOptions,
  output: Output,
): Promise<0 | 1 | 2> {
  for (const [path, one] of [
    [oldPath, before],
    [newPath, after],
  ] as const) {
    const refus = 'refus' in one ? one.refus : refusOf(one.lu);
    if (refus === undefined) continue;
    output.error(`${path} : ${refus} Écrivez « dep pack check ${path} » pour tout voir.`);
    return 2;
  }
  if ('refus' in before || 'refus' in after || !before.lu.paquet || !after.lu.paquet) return 2;
  const changes = diffPaquets(before.lu.paquet, after.lu.paquet);
  const print = (text: string): void =>
    output.print(
      wrap(text, output.width ?? 100)
        .map((line, index) => (index === 0 ? line : `  ${line}`))
        .join('\n'),
    );
  if (changes.length === 0) output.print('Rien ne change pour un dossier commencé.');
  for (const one of changes) print(`- ${one}`);
  if (dossier === undefined) return 0;
  const [oldCadre, newCadre] = [before.lu, after.lu].map((one) => cadreOf(one, baseOf(one, options.cadre)?.entier));
  if (!oldCadre || !newCadre) return 2;
  const { dossiers, refusals } = await findDossiers([dossier], choixParmi([newCadre]));
  for (const { chemin, raison } of refusals) output.error(`${chemin} : ${raison}`);
  for (const located of dossiers) {
    const { phrases, constats } = migration(located.dossier, oldCadre, newCadre);
    output.print(`\n${pathOf(located, located.dossier.racine.chemin)}`);
    for (const one of phrases) print(`- ${one}`);
    for (const { fichier, span, message, fixes } of constats) {
      const { line, column } = new LineIndex(fichier.texte).at(span.start);
      const fix = fixes.find((one) => one.preferee);
      output.print(`${pathOf(located, fichier.chemin)}:${line + 1}:${column + 1}:`);
      output.print(
        indented(`${message}${fix ? ` Correction proposée dans l’éditeur : ${fix.titre}.` : ''}`, output.width ?? 100),
      );
    }
    if (phrases.length + constats.length === 0) output.print('Rien à changer dans ce dossier.');
  }
  return refusals.length > 0 ? 2 : 0;
}

function shown(path: string): string {
  return relative(process.cwd(), resolve(path)) || path;
}
