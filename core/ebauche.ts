// Ébauches: blocks to complete, written from what the référentiel asks of a preuve and from the pack's modèles.
import { attributsDeListe, titreAttribut } from './attributs.js';
import type { Cadre } from './cadre.js';
import { snippetText } from './fix.js';
import { capital } from './french.js';
import type { Critere, Exigence, Nature } from './referentiel.js';

/** A preuve to write: its nature, and the exigence it is for when there is one. */
export interface Besoin {
  readonly nature: Nature;
  readonly critere?: Critere;
  readonly exigence?: Exigence;
}

/** Gives the numbers of placeholders, from 1. */
export type Numbers = () => number;

/** What a block is tied with: its own identifier, and the identifiers it may be about. */
export interface Attaches {
  readonly id?: string | undefined;
  readonly sur: readonly string[];
}

/** The lines of a block to complete (LF, snippet syntax): what the référentiel imposes is there, the rest is a placeholder. */
export function ebauche(cadre: Cadre, besoin: Besoin, { id, sur }: Attaches, next: Numbers): string {
  const { nature, critere } = besoin;
  const titre = `\${${next()}:[à préciser : titre]}`;
  const given = [
    ...(id === undefined ? [] : [`id="${id}"`]),
    ...(critere ? [`pour="${critere.id}"`] : []),
    ...(sur.length === 0 ? [] : [`sur="${choice(sur, next)}"`]),
    ...imposed(cadre, besoin, next).map(([nom, texte]) => `${nom}="${texte}"`),
  ];
  return `:::${nature.id}[${titre}]${given.length > 0 ? `{${given.join(' ')}}` : ''}\n${corps(cadre, besoin, next)}\n:::`;
}

/** A value to choose when there are several, written as a placeholder of a snippet. */
export function choice(values: readonly string[], next: Numbers): string {
  const [only, ...others] = values.map((one) => snippetText(one));
  return others.length === 0 ? (only ?? '') : `\${${next()}|${[only, ...others].join(',')}|}`;
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

function imposed(cadre: Cadre, { nature, exigence }: Besoin, next: Numbers): (readonly [string, string])[] {
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
      ...titres(toutes),
      ...[auMoinsUne, attendues].filter((one) => one.length > 0).map((one) => choice(titres(one), next)),
    ];
    if (items.length > 0) found.push([nom, items.join(', ')]);
  }
  const wanted = [nature.champs, shown.length === 1 ? shown[0]?.champs : undefined].flatMap((one) => [
    ...(one?.requis ?? []),
    ...(one?.conseilles ?? []),
  ]);
  for (const nom of new Set(wanted)) if (!found.some(([one]) => one === nom.split('|')[0])) found.push(field(cadre, nom, next));
  return found;
}

/** The text of the modèle that fits best, without its opening and closing lines; else one placeholder. */
function corps(cadre: Cadre, besoin: Besoin, next: Numbers): string {
  const body = modeleFor(cadre, besoin);
  const { entrees } = besoin.nature;
  if (body === undefined && entrees) return table(entrees, next);
  const asked = snippetText(besoin.exigence?.titre ?? besoin.nature.titre);
  if (body === undefined) return `\n\${${next()}:[à rédiger : ${asked}]}\n`;
  const numbers = new Map<string, number>();
  return body.replace(/\$\{?0\}?/g, '').replace(/(\$\{?)(\d+)/g, (_, open: string, digits: string) => {
    const number = numbers.get(digits) ?? next();
    numbers.set(digits, number);
    return open + number;
  });
}

/** One row to fill in, under the name of all that each entry must say. */
function table(entrees: NonNullable<Nature['entrees']>, next: Numbers): string {
  const titres = entrees.map(({ titre, alias }) => capital(alias[0] ?? titre));
  const cells = entrees.map(({ titre }) => `\${${next()}:[à préciser : ${snippetText(titre)}]}`);
  return `\n${[titres, titres.map(() => '---'), cells].map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}

/** The one made for this criterion and fewest others, else one that is made for none in particular. */
function modeleFor({ modeles }: Cadre, { nature, critere }: Besoin): string | undefined {
  const bodies = modeles.flatMap((one) => {
    const fits = one.nature === nature.id && (one.criteres.length === 0 || one.criteres.includes(critere?.id ?? ''));
    const body = fits ? inside(one.corps) : undefined;
    return body === undefined ? [] : [{ body, width: one.criteres.length || Number.POSITIVE_INFINITY }];
  });
  return bodies.sort((a, b) => a.width - b.width)[0]?.body;
}

/** What stands between the two lines of a modèle that is one block; undefined for any other. */
function inside(corps: string): string | undefined {
  const lines = corps.split('\n').filter((line) => line.trim() !== '$0');
  while (lines.at(-1)?.trim() === '') lines.pop();
  const [opening = '', ...rest] = lines;
  const closing = rest.pop();
  const single = opening.startsWith(':::') && closing?.trimEnd() === ':::' && !rest.some((line) => line.startsWith(':::'));
  return single ? rest.join('\n') : undefined;
}
