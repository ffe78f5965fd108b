// Every name a dossier writes, where, and what it names: what definition, references, rename and links look at.
import type { Analysis } from '../analysis.js';
import type { Cadre } from '../cadre.js';
import { partiesOfCompetence } from '../couverture.js';
import { type Fichier, type Preuve, resolvePath, valeurs } from '../dossier.js';
import type { Lien } from '../extraction.js';
import type { Place } from '../finding.js';
import type { Competence, Critere } from '../referentiel.js';
import { annexesOf } from '../rules/annexes.js';
import { decode, type Span, slug } from '../text.js';

/** One name at one place. `par` is the preuve that writes it. */
export type Mention = Place &
  (
    | { readonly genre: 'preuve'; readonly preuve: Preuve; readonly role: 'titre' | 'id' | 'ligne' }
    | { readonly genre: 'renvoi'; readonly id: string; readonly par: Preuve | undefined }
    | { readonly genre: 'critere'; readonly critere: Critere; readonly par: Preuve | undefined }
    | { readonly genre: 'competence'; readonly competence: Competence }
    | { readonly genre: 'apprenant'; readonly nom: string; readonly par: Preuve }
    | { readonly genre: 'annexe'; readonly numero: number }
    /** `chemin` is relative to the folder of the root. */
    | { readonly genre: 'fichier'; readonly chemin: string }
  );

/** A mention of one genre. */
export type MentionOf<G extends Mention['genre']> = Extract<Mention, { readonly genre: G }>;

/** All the mentions of a dossier, by preuve, then by file; they may lie one in the other. */
export function mentions({ dossier, cadre }: Analysis): readonly Mention[] {
  const chemins = new Set(dossier.fichiers.map((one) => one.chemin));
  return [
    ...dossier.preuves.flatMap((preuve) => ofPreuve(preuve, cadre)),
    ...dossier.fichiers.flatMap((fichier) => [
      ...ofLiens(fichier, chemins),
      ...ofTitres(fichier, cadre),
      ...fichier.extraction.appels.map(({ numero, span }) => ({ genre: 'annexe' as const, numero, fichier, span })),
      ...fichier.entete.parties.flatMap(({ texte, span }) => file(fichier, texte, span)),
    ]),
    ...cadre.referentiel.competences.flatMap((competence) =>
      partiesOfCompetence(dossier, competence).map(({ fichier, titre }) => ({
        genre: 'competence' as const,
        competence,
        fichier,
        span: titre.span,
      })),
    ),
  ];
}

/** The innermost mention at an offset, its two ends included. */
export function mentionAt(all: readonly Mention[], fichier: Fichier, offset: number): Mention | undefined {
  const here = all.filter((one) => one.fichier === fichier && one.span.start <= offset && offset <= one.span.end);
  const length = ({ span }: Mention): number => span.end - span.start;
  return here.reduce<Mention | undefined>((best, one) => (best && length(best) <= length(one) ? best : one), undefined);
}

/** Where a preuve is named: its title, or its nature when it has none. */
export function placeOfPreuve({ fichier, bloc }: Preuve): Place {
  return { fichier, span: bloc.spanTitre };
}

function ofPreuve(preuve: Preuve, cadre: Cadre): Mention[] {
  const { bloc, fichier } = preuve;
  const declared = { genre: 'preuve', preuve, fichier } as const;
  const id = wholeValue(preuve, 'id');
  return [
    { ...declared, role: 'ligne', span: bloc.ouverture },
    ...(bloc.titre === '' ? [] : [{ ...declared, role: 'titre' as const, span: bloc.spanTitre }]),
    ...(id ? [{ ...declared, role: 'id' as const, span: id }] : []),
    ...valeurs(preuve, 'sur').map(({ texte, span }) => renvoi(fichier, texte, span, preuve)),
    ...valeurs(preuve, 'pour').flatMap(({ texte, span }) => {
      const critere = cadre.critere(texte);
      return critere ? [{ genre: 'critere' as const, critere, par: preuve, fichier, span }] : [];
    }),
    ...valeurs(preuve, 'apprenant').map(({ texte, span }) => ({
      genre: 'apprenant' as const,
      nom: texte,
      par: preuve,
      fichier,
      span,
    })),
    ...annexesOf(preuve).map((one) => ({ genre: 'annexe' as const, fichier, ...one })),
    ...valeurs(preuve, 'annexe').flatMap(({ texte, span }) =>
      /\.[\p{L}\p{N}]{1,5}$/u.test(texte) ? file(fichier, texte, span) : [],
    ),
  ];
}

/** Links to an anchor of this file, or of another file of the dossier. */
function ofLiens(fichier: Fichier, chemins: ReadonlySet<string>): Mention[] {
  return fichier.extraction.liens.flatMap((lien) => {
    const span = anchorOf(fichier.texte, lien);
    if (!span) return [];
    const path = decode(lien.cible.replace(/#.*$/, ''));
    if (path !== '' && !chemins.has(resolvePath(fichier.chemin, path) ?? '')) return [];
    return [renvoi(fichier, decode(fichier.texte.slice(span.start, span.end)), span, undefined)];
  });
}

/** Criteria that headings name. */
function ofTitres(fichier: Fichier, cadre: Cadre): Mention[] {
  return fichier.extraction.titres.flatMap((titre) => {
    const source = fichier.texte.slice(titre.span.start, titre.span.end);
    return [...source.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)+/gu)].flatMap(({ 0: texte, index }) => {
      const critere = cadre.critere(texte);
      const start = titre.span.start + index;
      return critere
        ? [{ genre: 'critere' as const, critere, par: undefined, fichier, span: { start, end: start + texte.length } }]
        : [];
    });
  });
}

/** The anchor of a link as it is typed, without its `#`; undefined when the link has none. */
function anchorOf(texte: string, { cible, span }: Lien): Span | undefined {
  const typed = /#(.+)$/.exec(cible)?.[1];
  if (typed === undefined) return undefined;
  const source = texte.slice(span.start, span.end);
  const target = Math.max(source.lastIndexOf(']('), source.lastIndexOf(']:'));
  const at = source.indexOf(`#${typed}`, target);
  if (target < 0 || at < 0) return undefined;
  return { start: span.start + at + 1, end: span.start + at + 1 + typed.length };
}

function renvoi(fichier: Fichier, texte: string, span: Span, par: Preuve | undefined): MentionOf<'renvoi'> {
  return { genre: 'renvoi', id: slug(texte), par, fichier, span };
}

function file(fichier: Fichier, texte: string, span: Span): Mention[] {
  const chemin = resolvePath(fichier.chemin, texte);
  return chemin === undefined ? [] : [{ genre: 'fichier', chemin, fichier, span }];
}

/** Place of all that an attribute holds, without its quotes; undefined when it holds nothing. */
function wholeValue(preuve: Preuve, nom: string): Span | undefined {
  const items = preuve.bloc.attributs.get(nom)?.valeurs ?? [];
  const [first, last] = [items.at(0), items.at(-1)];
  return first && last ? { start: first.span.start, end: last.span.end } : undefined;
}
