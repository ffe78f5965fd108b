// What the opening line of a block says, in the words of the référentiel: what the preview shows in its place. Pure.
import { attributs, attributsDeListe, titreAttribut } from '../core/attributs.js';
import type { Cadre } from '../core/cadre.js';
import { readOpening } from '../core/features/opening.js';
import { items } from '../core/fence.js';
import { capital, french } from '../core/french.js';
import { fold, slug } from '../core/text.js';

/** A preuve as a reader sees it. */
export interface Carte {
  /** Where links to it lead; empty when it has no name of its own. */
  readonly id: string;
  readonly nature: string;
  /** Still Markdown; empty when there is none. */
  readonly titre: string;
  /** In the order of the format, criteria first. */
  readonly traits: readonly { readonly label: string; readonly valeurs: readonly string[]; readonly critere: boolean }[];
}

/** Reads an opening line, even one that is not finished. `titres` gives the title of a preuve by its identifier. */
export function readCarte(line: string, cadre: Cadre, titres: ReadonlyMap<string, string> = new Map()): Carte {
  const { nom, titre, attributs: written } = split(line);
  const traits = written
    .filter((one) => one.nom !== 'id' && one.texte !== '')
    .sort((a, b) => rank(a.nom) - rank(b.nom))
    .map(({ nom, texte }) => {
      const all = valeurs(nom, texte, cadre, titres);
      return { critere: nom === 'pour', label: label(nom, all.length), valeurs: all };
    });
  const id = slug(written.find((one) => one.nom === 'id')?.texte ?? '') || slug(titre);
  return { id, nature: french(capital(cadre.natures.find(nom)?.titre ?? (nom === '' ? 'preuve' : nom))), titre, traits };
}

/** The titles of the preuves of a text, by identifier. */
export function titresIn(text: string, cadre: Cadre): Map<string, string> {
  const cartes = [...text.matchAll(/^[ \t]*(:{3,}[ \t]*[^\s:].*)/gm)].map(([, line = '']) => readCarte(line, cadre));
  return new Map(
    cartes.filter((one) => one.titre !== '').map(({ id, titre }) => [id, titre.replace(/\\([^\p{L}\p{N}])|[*`]/gu, '$1')]),
  );
}

/** The name, the title and what stands in the braces; what is out of place counts as title, so that it is not lost. */
function split(line: string): { nom: string; titre: string; attributs: { nom: string; texte: string }[] } {
  const opening = readOpening(line, 0);
  if (!opening) return { nom: '', titre: line, attributs: [] };
  const brace = opening.accolades ? opening.accolades.start - 1 : line.indexOf('{', line.lastIndexOf(']') + 1);
  const end = brace < 0 ? line.length : brace;
  const braces = `:::${line.slice(end)}`;
  const read = readOpening(braces, 0);
  const head = line
    .slice(opening.nom.end, end)
    .trim()
    .replace(/^\[([\s\S]*)\]$/, '$1')
    .replace(/^\[(?![^[]*\])/, '');
  const after = read?.accolades ? braces.slice(read.accolades.end + 1).trimEnd() : '';
  return {
    nom: line.slice(opening.nom.start, opening.nom.end).trim(),
    titre: `${head}${after}`.trim(),
    attributs: (read?.attributs ?? []).map(({ nom, spanNom, valeur }) => {
      const { start, end } = valeur ?? spanNom;
      return { nom, texte: valeur || nom === 'id' ? braces.slice(start, end).trim() : '' };
    }),
  };
}

function rank(nom: string): number {
  const at = attributs.findIndex((one) => one.nom === nom);
  return at < 0 ? attributs.length : at;
}

/** « Critère servi », « Critères servis »: the words for an attribute, as many as it has values. */
function label(nom: string, count: number): string {
  const one = titreAttribut(nom)
    .replace(/ \(.*/, '')
    .replace(/s(?= |$)/g, '');
  return capital(count < 2 ? one : one.replace(/(?<![’\p{L}])\p{L}+(?= |$)/gu, '$&s'));
}

function valeurs(nom: string, texte: string, cadre: Cadre, titres: ReadonlyMap<string, string>): string[] {
  const liste = attributsDeListe.find((one) => one === nom);
  const each = (label: (typed: string) => string): string[] => items(texte, 0).map((one) => label(one.texte));
  if (liste) return each((typed) => french(cadre.listes[liste].find(typed)?.titre ?? typed));
  if (nom === 'pour') return each((typed) => critere(typed, cadre));
  if (nom === 'sur') return each((typed) => titres.get(slug(typed)) ?? typed);
  return [texte.replace(/(?<!\d|\d-)(\d{4}-\d\d)(-\d\d)?(?!\d|-\d)/g, inWords)];
}

function critere(typed: string, { criteres, exigences, referentiel }: Cadre): string {
  const all = [...criteres, ...exigences, ...referentiel.competences.flatMap((one) => one.oral)];
  const found = all.find((one) => fold(one.id) === fold(typed));
  return found ? french(`${found.id} — ${found.titre}`) : typed;
}

/** « 11 décembre 2025 » for 2025-12-11; what is on no calendar stays as it is. */
function inWords(iso: string, _month: string, day?: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(iso)) return iso;
  const options = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return date.toLocaleDateString('fr', day ? { ...options, day: 'numeric' } : options).replace(/^1 /, '1er ');
}
