// « Plan et situations »: how long each partie is, the minimums of the whole dossier by name, annexes, readings. Ready to show.
import type { Analysis } from './analysis.js';
import type { GlobalCompte } from './couverture.js';
import { type Partie, type Preuve, targets, texteOf } from './dossier.js';
import type { Place } from './finding.js';
import { french, plural } from './french.js';
import { numberedAnnexes } from './rules/annexes.js';
import { bibliographie } from './rules/references.js';
import { between, fold, slug } from './text.js';
import type { TreeNode } from './tree.js';
import { globalInWords, minimumInWords } from './words.js';

/** Words on a printed page of running text: what the estimate of pages rests on. */
export const wordsByPage = 300;

/** Pages that so many words fill; any text fills one. */
export function pages(mots: number): number {
  return Math.ceil(mots / wordsByPage);
}

/** Words of a whole dossier: those under its headings. */
export function motsOf({ dossier }: Pick<Analysis, 'dossier'>): number {
  return chapters(dossier.parties).reduce((sum, one) => sum + one.mots, 0);
}

/** The plan of an analysis, line by line: parties in their order, minimums, annexes, bibliography. */
export function plan(analysis: Analysis): readonly TreeNode[] {
  const { dossier, cadre, couverture } = analysis;
  const absent = cadre.referentiel.structure.filter((type) => !dossier.parties.some((one) => one.type === type));
  const parties = chapters(dossier.parties).map((one, index) => partieNode(one, dossier.parties, `partie/${index}`));
  const missing = absent.map((one) => leaf(`absente/${one.id}`, 'partie', one.titre, 'à écrire', 'absente'));
  return [
    ...groupe('parties', 'Parties', length(motsOf(analysis)), [...parties, ...missing]).map((one) => ({
      ...one,
      aide: `Estimation : ${wordsByPage} mots par page imprimée.`,
    })),
    ...groupe('minimums', 'Pour tout le dossier', '', couverture.globaux.map(minimum)),
    ...groupe('annexes', 'Annexes', '', annexes(analysis)),
    ...groupe('bibliographie', 'Bibliographie', '', readings(analysis)),
  ];
}

/** Titles of the preuves that others are about, by identifier. */
export function titresVises({ dossier }: Pick<Analysis, 'dossier'>): Readonly<Record<string, string>> {
  const named = dossier.preuves.flatMap((one) => targets(dossier, one));
  return Object.fromEntries(named.map(({ id, titre }) => [id, titre]));
}

/** The parties that no other one holds. */
function chapters(parties: readonly Partie[]): readonly Partie[] {
  return parties.filter((one) => !parties.some((other) => holds(other, one)));
}

function holds(outer: Partie, inner: Partie): boolean {
  return (
    outer !== inner && outer.fichier === inner.fichier && outer.span.start < inner.span.start && outer.span.end >= inner.span.end
  );
}

function partieNode(partie: Partie, all: readonly Partie[], id: string): TreeNode {
  const inside = all.filter((one) => holds(partie, one));
  const { titre, mots, fichier, span } = partie;
  const marks = between(fichier.extraction.reperes, span.start, span.end).length;
  const words = marks > 0 ? `${length(mots)} · ${plural(marks, 'repère', 'repères')} à remplacer` : length(mots);
  const etat = mots > 0 && marks === 0 ? 'presente' : 'amorcee';
  return {
    ...leaf(id, 'partie', titre.texte, words, etat, { fichier, span: titre.span }),
    children: chapters(inside).map((one, index) => partieNode(one, inside, `${id}/${index}`)),
  };
}

/** « 1 240 mots · environ 5 pages ». */
function length(mots: number): string {
  if (mots === 0) return 'rien d’écrit encore';
  const number = String(mots).replace(/\B(?=(?:\d{3})+$)/g, '\u00a0');
  return french(`${number} ${mots > 1 ? 'mots' : 'mot'} · environ ${plural(pages(mots), 'page', 'pages')}`);
}

function minimum(compte: GlobalCompte): TreeNode {
  const { global, atteint, preuves } = compte;
  const node = leaf(
    `minimum/${global.id}`,
    'minimum',
    globalInWords(compte),
    minimumInWords(global),
    atteint ? 'presente' : 'amorcee',
  );
  return { ...node, children: global.distinctPar === 'apprenant' ? byLearner(preuves, node.id) : preuves.map(named(node.id)) };
}

/** One line for each learner, whatever the number of preuves about them. */
function byLearner(preuves: readonly Preuve[], id: string): TreeNode[] {
  const groups = new Map<string, Preuve[]>();
  for (const one of preuves) {
    const name = fold(texteOf(one, 'apprenant'));
    if (name !== '') groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups].flatMap(([name, own]) => {
    const [first] = own;
    if (!first) return [];
    const place = { fichier: first.fichier, span: first.bloc.spanTitre };
    const titres = own.map((one) => one.titre).join(', ');
    return [leaf(`${id}/${slug(name)}`, 'preuve', texteOf(first, 'apprenant'), titres, 'presente', place)];
  });
}

function named(id: string): (preuve: Preuve, index: number) => TreeNode {
  return ({ titre, nature, fichier, bloc }, index) =>
    leaf(`${id}/${index}`, 'preuve', titre, nature?.titre ?? '', 'presente', { fichier, span: bloc.spanTitre });
}

function annexes({ dossier }: Analysis): TreeNode[] {
  const called = new Set(dossier.fichiers.flatMap((one) => one.extraction.appels.map(({ numero }) => numero)));
  return [...numberedAnnexes(dossier)]
    .sort(([one], [other]) => one - other)
    .map(([numero, place]) => {
      const titre = place.fichier.extraction.titres.find((one) => one.span.start === place.span.start)?.texte ?? '';
      const [words, etat] = called.has(numero)
        ? (['appelée dans le texte', 'presente'] as const)
        : (['jamais appelée', 'amorcee'] as const);
      return leaf(`annexe/${numero}`, 'annexe', titre, words, etat, place);
    });
}

function readings({ dossier }: Analysis): TreeNode[] {
  const { entries, called } = bibliographie(dossier);
  return entries.map(({ texte, fichier, span }, index) => {
    const [words, etat] = called.has(index)
      ? (['citée dans le texte', 'presente'] as const)
      : (['jamais citée', 'amorcee'] as const);
    return leaf(`reference/${index}`, 'reference', texte, words, etat, { fichier, span });
  });
}

/** A group, unless it is empty; what it says of itself, else how many of its lines are as they should be. */
function groupe(id: string, titre: string, words: string, children: readonly TreeNode[]): TreeNode[] {
  if (children.length === 0) return [];
  const ready = children.filter((one) => one.etat === 'presente').length;
  const etat = ready === children.length ? 'presente' : 'amorcee';
  return [{ ...leaf(id, 'groupe', titre, words || `${ready} sur ${children.length}`, etat), children }];
}

function leaf(
  id: string,
  genre: TreeNode['genre'],
  titre: string,
  description: string,
  etat: TreeNode['etat'],
  place?: Place,
): TreeNode {
  return { id, genre, titre, description, aide: '', etat, place, children: [] };
}
