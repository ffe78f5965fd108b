// What a person changes in the front matter without seeing it: one key at a time, to the byte, kept only if it then reads as wanted.
import type { Analysis } from './analysis.js';
import type { Fichier } from './dossier.js';
import { enteteOf } from './dossier.js';
import { at, eolOf, lineAround, replace } from './edits.js';
import { type Cle, cles, type Entete, lostEntete } from './entete.js';
import type { Finding } from './finding.js';
import { applyEdits, type Edit } from './fix.js';
import type { Referentiel } from './referentiel.js';

/** The keys that hold one text a person may change. */
export type CleDInformation = Exclude<Cle, 'dossier' | 'parties'>;

/** One thing to know about a dossier: words to choose it by, and what it says now. */
export interface Information {
  readonly cle: CleDInformation;
  readonly titre: string;
  readonly aide: string;
  readonly valeur: string;
}

/** What the front matter of the root says, in the order in which it is shown. */
export function informations({ dossier, statut }: Analysis): readonly Information[] {
  const { candidat, titre } = dossier.racine.entete;
  return [
    {
      cle: 'candidat',
      titre: 'Candidat',
      aide: 'Le prénom et l’initiale du nom, tels que le jury les lira',
      valeur: candidat?.texte ?? '',
    },
    {
      cle: 'titre',
      titre: 'Titre',
      aide: 'Le titre du dossier ; laissez vide si vous ne savez pas encore',
      valeur: titre?.texte ?? '',
    },
    { cle: 'statut', titre: 'Statut', aide: 'Où en est l’écriture', valeur: statut.titre },
  ];
}

/** The statuts of the référentiel, in order, and what must be known before each: what is missing or wrong, when one goes forward, one of each kind first. */
export function statuts({
  cadre,
  statut: now,
  findings,
}: Analysis): readonly { readonly statut: Referentiel['statuts'][number]; readonly manques: readonly Finding[] }[] {
  const all = cadre.referentiel.statuts;
  const missing = findings.filter(({ niveau }) => niveau === 'manque' || niveau === 'faute');
  const kinds = new Set<string>();
  const firsts = missing.filter(({ code }) => !kinds.has(code) && kinds.add(code));
  const ordered = [...firsts, ...missing.filter((one) => !firsts.includes(one))];
  return all.map((statut) => ({ statut, manques: all.indexOf(statut) > all.indexOf(now) ? ordered : [] }));
}

/** The edits (none when it already reads so) that give a key its text, an empty one emptying it; undefined when a front matter cannot be read or written safely. */
export function setInformation(fichier: Fichier, cle: CleDInformation, texte: string): readonly Edit[] | undefined {
  const valeur = texte.replace(/[\r\n\t]+/g, ' ').trim();
  if (isAs(fichier.entete, fichier.entete, cle, valeur)) return [];
  const edit = ways(fichier, cle, valeur).find((one) => isAs(enteteOf(applyEdits(fichier, [one])), fichier.entete, cle, valeur));
  return edit && [edit];
}

/** A text as a value of the front matter: in quotation marks when YAML would read anything else. */
export function scalar(text: string): string {
  return /^\p{L}[\p{L}\p{M}\p{N} .’'-]*$/u.test(text) && !/^(?:true|false|null|yes|no|oui|non|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

/** True when a front matter is sound and says this and, elsewhere, what another one said. */
function isAs(after: Entete, before: Entete, cle: Cle, valeur: string): boolean {
  const says = (entete: Entete, one: Cle): string =>
    [entete[one] ?? []]
      .flat()
      .map(({ texte }) => texte)
      .join('\n');
  const same = cles.every((one) => says(after, one) === (one === cle ? valeur : says(before, one)));
  return same && after.erreurs.length === 0 && after.inconnues.length === before.inconnues.length;
}

/** Ways to write a value, the likeliest first: in place of the one there is, after its key, as a line after the keys that come before. */
function ways(fichier: Fichier, cle: CleDInformation, valeur: string): Edit[] {
  const { texte, entete: read } = fichier;
  const { entete } = fichier.extraction;
  const eol = eolOf(texte);
  const line = `${cle}: ${scalar(valeur)}`;
  if (!entete) {
    if (lostEntete(texte)) return [];
    const start = texte.startsWith('\ufeff') ? 1 : 0;
    const blank = /^[\r\n]|^$/.test(texte.slice(start, start + 1)) ? '' : eol;
    return [{ fichier, span: at(start), texte: `---${eol}${line}${eol}---${eol}${blank}` }];
  }
  const { yaml, contentStart } = entete;
  const end = (one: Cle): number | undefined => {
    const last = [read[one] ?? []].flat().at(-1)?.span;
    return last && last.start + texte.slice(last.start, last.end).trimEnd().length;
  };
  const own = read[cle]?.span;
  const empty = [...yaml.matchAll(/^[ \t]*(["']?)(\p{L}+)\1[ \t]*:/gmu)].filter((one) => one[2] === cle).at(-1);
  const before = cles.slice(0, cles.indexOf(cle)).flatMap((one) => end(one) ?? []);
  return [
    ...(own ? [replace(fichier, { ...own, end: end(cle) ?? own.end }, like(texte.charAt(own.start), valeur))] : []),
    ...(empty ? [{ fichier, span: at(contentStart + empty.index + empty[0].length), texte: ` ${scalar(valeur)}` }] : []),
    ...before.reverse().map((offset) => ({ fichier, span: at(lineAround(texte, offset).end), texte: eol + line })),
    { fichier, span: at(contentStart), texte: line + eol },
    { fichier, span: at(contentStart + yaml.length), texte: eol + line },
  ];
}

/** The value in the quotation marks of the one it replaces, if that one has any. */
function like(quote: string, valeur: string): string {
  if (valeur === '') return '';
  if (quote === '"') return JSON.stringify(valeur);
  return quote === "'" ? `'${valeur.replaceAll("'", "''")}'` : scalar(valeur);
}
