// A pack: its sheet, its référentiel, its modèles, its examples, read from the texts of its files, each problem with its place.
import * as v from 'valibot';
import { Cadre } from '../cadre.js';
import { resolvePath } from '../dossier.js';
import { quoted } from '../french.js';
import type { Modele } from '../modele.js';
import { checkReferentiel, type Referentiel } from '../referentiel.js';
import { check } from '../schema.js';
import type { Span } from '../text.js';
import { type ModeleLu, readModele } from './modele.js';
import { absent, type Probleme, Source } from './source.js';
import { hiddenIn, markupIn } from './texte.js';
import { type Arbre, readYaml } from './yaml.js';

/** Name of the sheet of a pack, at its root. */
export const nomDeFiche = 'pack.yaml';
/** Name of the list of fingerprints, at its root, when there is one. */
export const nomDesSommes = 'sommes.sha256';

const texte = v.pipe(v.string(), v.trim(), v.minLength(1));
const identifiant = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9.-]*$/, 'on attend des lettres sans accent, des chiffres, des points et des tirets'),
);
const version = v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/, 'on attend trois nombres entre guillemets, comme "1.0.0"'));
const chemin = v.pipe(
  v.string(),
  v.check(
    (one) => resolvePath('', one) === one,
    'on attend un nom dans le paquet, avec des barres « / », sans « .. » ni barre au début',
  ),
);

const ficheSchema = v.strictObject({
  schema: v.literal('dep-pack/1'),
  id: identifiant,
  titre: texte,
  version,
  licence: texte,
  auteur: texte,
  /** Path of its référentiel… */
  referentiel: v.optional(chemin),
  /** …or the identifier of the one whose modèles it adds to. */
  complete: v.optional(identifiant),
  modeles: v.optional(chemin, 'modeles'),
  exemples: v.optional(chemin, 'exemples'),
  changements: v.optional(v.array(v.strictObject({ version, date: texte, texte })), []),
});

/** What a pack says of itself. */
export type Fiche = v.InferOutput<typeof ficheSchema>;

/** A pack that can be used, whatever its avertissements. */
export interface Paquet {
  readonly fiche: Fiche;
  /** Its référentiel, and the same before validation, on which readings are applied; absent when it completes another one. */
  readonly referentiel?: { readonly valeur: Referentiel; readonly donnees: unknown };
  readonly modeles: readonly Modele[];
}

/** What a pack holds, read: enough to check it further, even where something is wrong. */
export interface PaquetLu {
  readonly problemes: readonly Probleme[];
  /** Absent as soon as one problem is an `erreur`. */
  readonly paquet?: Paquet;
  readonly fiche?: Fiche;
  readonly referentiel?: Paquet['referentiel'];
  readonly modeles: readonly ModeleLu[];
  /** Texts under `exemples`, by their path there. */
  readonly exemples: ReadonlyMap<string, string>;
  /** Path of the folder of examples, to name their files. */
  readonly dossierDesExemples: string;
}

/** What a pack is made of beside its sheet: to know which files to read; nothing when the sheet cannot be read. */
export function partsOf(fiche: string): { readonly fichiers: readonly string[]; readonly dossiers: readonly string[] } {
  const { valeur } = readFiche(new Source(nomDeFiche, fiche), []);
  if (!valeur) return { fichiers: [], dossiers: [] };
  return { fichiers: valeur.referentiel === undefined ? [] : [valeur.referentiel], dossiers: [valeur.modeles, valeur.exemples] };
}

/** Reads a pack from the texts of its files, by path; `unread`: why each of the others cannot be had. Never throws. */
export function readPaquet(files: ReadonlyMap<string, string>, unread: ReadonlyMap<string, string> = new Map()): PaquetLu {
  const problemes = [...unread].map(([path, why]) => absent(path, 'fichier-non-lu', why));
  const texts = sorted(files);
  const sheet = texts.get(nomDeFiche);
  const nothing = { problemes, modeles: [], exemples: new Map<string, string>(), dossierDesExemples: '' };
  if (sheet === undefined) {
    if (!unread.has(nomDeFiche))
      problemes.push(
        absent(
          nomDeFiche,
          'fiche-absente',
          `Il manque le fichier ${quoted(nomDeFiche)} : c’est lui qui dit ce que contient le paquet.`,
        ),
      );
    return nothing;
  }
  const source = new Source(nomDeFiche, sheet);
  const { valeur: fiche, arbre } = readFiche(source, problemes);
  if (!fiche || !arbre) return nothing;
  problemes.push(...markupIn(source, fiche.titre, arbre.place(['titre'])), ...hiddenIn(source));
  const referentiel = referentielOf(fiche, source, arbre, texts, problemes);
  const modeles = modelesOf(fiche, texts, problemes);
  const exemples = new Map(
    [...texts]
      .filter(([path]) => isIn(fiche.exemples, path))
      .map(([path, text]) => [path.slice(fiche.exemples.length + 1), text]),
  );
  if (!fiche.referentiel && modeles.length === 0 && !problemes.some((one) => one.chemin !== nomDeFiche))
    problemes.push(
      source.erreur(
        'paquet-vide',
        arbre.place(['modeles']),
        `Le dossier ${quoted(fiche.modeles)} ne contient aucun modèle : vérifiez que le paquet est entier.`,
      ),
    );
  const lu = { problemes, fiche, modeles, exemples, dossierDesExemples: fiche.exemples, ...(referentiel ? { referentiel } : {}) };
  if (problemes.some((one) => one.severite === 'erreur')) return lu;
  return { ...lu, paquet: { fiche, modeles: modeles.map((one) => one.modele), ...(referentiel ? { referentiel } : {}) } };
}

/** The référentiel of a pack with its modèles; with the one it completes, `base`, when it has none. */
export function cadreOf(
  { referentiel, modeles }: Pick<PaquetLu, 'referentiel' | 'modeles'>,
  base: Referentiel | undefined,
): Cadre | undefined {
  const valeur = referentiel?.valeur ?? base;
  return (
    valeur &&
    new Cadre(
      valeur,
      modeles.map((one) => one.modele),
    )
  );
}

function readFiche(source: Source, problemes: Probleme[]): { valeur?: Fiche; arbre?: Arbre } {
  const arbre = readYaml(source, source.texte, 0, problemes);
  if (!arbre) return {};
  const checked = check(ficheSchema, arbre.valeur);
  if ('fautes' in checked) {
    problemes.push(
      ...checked.fautes.map((one) => source.erreur('fiche-incorrecte', arbre.placeOf(one), `Fiche du paquet : ${one.message}.`)),
    );
    return {};
  }
  const { valeur } = checked;
  if ((valeur.referentiel === undefined) === (valeur.complete === undefined)) {
    const message =
      'Un paquet dit soit où est son référentiel (« referentiel: »), soit lequel il complète (« complete: »), et pas les deux.';
    problemes.push(
      source.erreur('fiche-incorrecte', arbre.place([valeur.complete === undefined ? 'schema' : 'complete'], 'cle'), message),
    );
    return {};
  }
  return { valeur, arbre };
}

function referentielOf(
  fiche: Fiche,
  sheet: Source,
  sheetTree: Arbre,
  files: ReadonlyMap<string, string>,
  problemes: Probleme[],
): Paquet['referentiel'] {
  if (fiche.referentiel === undefined) return undefined;
  const text = files.get(fiche.referentiel);
  if (text === undefined) {
    if (!problemes.some((one) => one.chemin === fiche.referentiel))
      problemes.push(
        sheet.erreur(
          'fichier-absent',
          sheetTree.place(['referentiel']),
          `Le fichier ${quoted(fiche.referentiel)} n’est pas dans le paquet : vérifiez son nom, et que le paquet est entier.`,
        ),
      );
    return undefined;
  }
  const source = new Source(fiche.referentiel, text);
  const arbre = readYaml(source, text, 0, problemes);
  if (!arbre) return undefined;
  problemes.push(...hiddenIn(source));
  const checked = checkReferentiel(arbre.valeur);
  if ('fautes' in checked) {
    problemes.push(
      ...checked.fautes.map((one) => source.erreur('referentiel-incorrect', arbre.placeOf(one), `Référentiel : ${one.message}.`)),
    );
    return undefined;
  }
  const { valeur } = checked;
  const differs = (key: 'id' | 'version'): void => {
    if (valeur[key] === fiche[key]) return;
    const message = `La fiche du paquet dit ${quoted(fiche[key])} et le référentiel ${quoted(valeur[key])} : écrivez la même chose.`;
    problemes.push(source.erreur('referentiel-different', arbre.place([key]), message));
  };
  differs('id');
  differs('version');
  return { valeur, donnees: arbre.valeur };
}

function modelesOf(fiche: Fiche, files: ReadonlyMap<string, string>, problemes: Probleme[]): ModeleLu[] {
  const paths = [...files.keys()].filter((path) => isIn(fiche.modeles, path) && path.endsWith('.md'));
  return readModeles(new Map(paths.map((path) => [path, files.get(path) ?? ''])), problemes);
}

/** Reads modèles from their files; two of one pack may share neither identifier, nor prefix, nor title. */
export function readModeles(files: ReadonlyMap<string, string>, problemes: Probleme[]): ModeleLu[] {
  const lus = [...sorted(files)].flatMap(([path, text]) => readModele(path, text, problemes) ?? []);
  const places = new Map<string, ModeleLu>();
  for (const lu of lus) {
    for (const key of ['id', 'prefixe', 'titre'] as const) {
      const other = places.get(`${key} ${lu.modele[key]}`);
      const place: Span = lu.entete.place([key]);
      if (other)
        problemes.push(
          lu.source.erreur(
            'modele-en-double',
            place,
            `${quoted(lu.modele[key])} est déjà dans ${quoted(other.source.chemin)} : deux modèles n’ont ni le même « ${key} », ni le même nom.`,
          ),
        );
      else places.set(`${key} ${lu.modele[key]}`, lu);
    }
  }
  return lus;
}

/** Files in the order of their paths. */
function sorted(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isIn(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`);
}

/** The first thing that makes a pack unusable, in one sentence; undefined when nothing does. */
export function refusOf({ problemes }: Pick<PaquetLu, 'problemes'>): string | undefined {
  const errors = problemes.filter((one) => one.severite === 'erreur');
  const [first] = errors;
  if (!first) return undefined;
  return `${first.chemin}, ligne ${first.ligne} : ${first.message}`;
}
