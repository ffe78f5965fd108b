// Ébauches: blocks to complete, written from what the référentiel asks of a preuve and from the pack's modèles.
import { attributsDeListe, titreAttribut } from './attributs.js';
import type { Cadre } from './cadre.js';
import type { Fichier } from './dossier.js';
import { capital } from './french.js';
import { choiceText, renumber, snippetText } from './gabarit.js';
import { type BlocDeModele, blocsOf } from './modele.js';
import type { Critere, Exigence, Nature } from './referentiel.js';

/** A preuve to write: its nature, and the exigence it is for when there is one. */
export interface Besoin {
  readonly nature: Nature;
  readonly critere?: Critere;
  readonly exigence?: Exigence;
  /** What stands in the block in the file where it goes, instead of what a modèle says. */
  readonly bloc?: (fichier: Pick<Fichier, 'chemin'>) => BlocDeModele;
}

/** Gives the numbers of placeholders, from 1. */
export type Numbers = () => number;

/** What a block is tied with: its own identifier, and the identifiers it may be about. */
export interface Attaches {
  readonly id?: string | undefined;
  readonly sur: readonly string[];
}

/**
 * The lines of a block to complete (LF, snippet syntax): what the référentiel imposes is there, the rest is a place to fill,
 * as in `bloc`: the modèle's block that fits best unless one is given.
 */
export function ebauche(
  cadre: Cadre,
  besoin: Besoin,
  { id, sur }: Attaches,
  next: Numbers,
  bloc: BlocDeModele | undefined = blocFor(cadre, besoin),
): string {
  const { nature, critere } = besoin;
  // Numbers come last, in the order of the text.
  const any: Numbers = () => 1;
  const attributs = new Map(bloc?.attributs);
  const given: (readonly [string, string])[] = [
    ...(id === undefined ? [] : [['id', id] as const]),
    ...(critere ? [['pour', critere.id] as const] : []),
    ...(sur.length === 0 ? [] : [['sur', choice(sur, any)] as const]),
    ...imposed(cadre, besoin, any),
  ];
  // What a modèle says itself, without a place to fill, is why it was chosen.
  for (const [nom, texte] of given) if (nom === 'pour' || (attributs.get(nom) ?? '$').includes('$')) attributs.set(nom, texte);
  const formes = cadre.formes.find(attributs.get('forme') ?? '');
  for (const nom of [nature.champs, formes?.champs].flatMap((one) => [...(one?.requis ?? []), ...(one?.conseilles ?? [])]))
    if (!nom.split('|').some((one) => attributs.has(one))) attributs.set(...field(cadre, nom, any));
  const written = [...attributs].map(([nom, texte]) => `${nom}="${texte}"`).join(' ');
  const titre = bloc?.titre || `\${1:[à préciser : titre]}`;
  const lines = `:::${nature.id}[${titre}]${written === '' ? '' : `{${written}}`}\n${bloc?.corps ?? plainCorps(besoin)}\n:::`;
  return renumber(lines, next);
}

/** A value to choose when there are several, written as a placeholder of a snippet. */
export function choice(values: readonly string[], next: Numbers): string {
  return choiceText(values.length > 1 ? next() : 0, values);
}

/** A field to fill in: a value of its list, else words to type. `nom` may be an alternative, `date|periode`. */
export function field(cadre: Cadre, nom: string, next: Numbers): readonly [nom: string, texte: string] {
  const [name = ''] = nom.split('|');
  const liste = attributsDeListe.find((one) => one === name);
  if (liste)
    return [
      name,
      choice(
        cadre.listes[liste].mots.map((one) => one.titre),
        next,
      ),
    ];
  return [name, `\${${next()}:[à préciser : ${titreAttribut(nom)}]}`];
}

function imposed(cadre: Cadre, { exigence }: Besoin, next: Numbers): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const formes = (exigence?.formes ?? []).flatMap((one) => cadre.formes.mots.find(({ id }) => id === one) ?? []);
  const shown = formes.filter((one) => one.partie === undefined);
  if (shown.length > 0)
    found.push([
      'forme',
      choice(
        shown.map((one) => one.titre),
        next,
      ),
    ]);
  for (const nom of ['facettes', 'moments', 'role', 'origine'] as const) {
    const { toutes = [], auMoinsUne = [], attendues = [] } = exigence?.[nom] ?? {};
    const titres = (ids: readonly string[]): string[] => ids.map((one) => cadre.listes[nom].label(one));
    const items = [
      ...titres(toutes).map(snippetText),
      ...[auMoinsUne, attendues].filter((one) => one.length > 0).map((one) => choice(titres(one), next)),
    ];
    if (items.length > 0) found.push([nom, items.join(', ')]);
  }
  return found;
}

/** What stands in a block for which there is no modèle: one row for a list of entries, else one place to fill. */
export function plainCorps({ nature, exigence }: Besoin): string {
  if (nature.entrees) return table(nature.entrees);
  return `\n\${1:[à rédiger : ${snippetText(exigence?.titre ?? nature.titre)}]}\n`;
}

/** One row to fill in, under the name of all that each entry must say. */
function table(entrees: NonNullable<Nature['entrees']>): string {
  const titres = entrees.map(({ titre, alias }) => capital(alias[0] ?? titre));
  const cells = entrees.map(({ titre }) => `\${1:[à préciser : ${snippetText(titre)}]}`);
  return `\n${[titres.map(snippetText), titres.map(() => '---'), cells].map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}

/** The block of the modèle made for this criterion and fewest others, else of one that is made for none in particular. */
function blocFor({ modeles }: Cadre, { nature, critere }: Besoin): BlocDeModele | undefined {
  const fitting = modeles.flatMap((one) => {
    const fits = one.criteres.length === 0 || one.criteres.includes(critere?.id ?? '');
    const bloc = fits && one.fichier === undefined ? blocsOf(one).find((item) => item.nature === nature.id) : undefined;
    return bloc ? [{ bloc, width: one.criteres.length || Number.POSITIVE_INFINITY }] : [];
  });
  return fitting.sort((a, b) => a.width - b.width)[0]?.bloc;
}
