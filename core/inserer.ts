// The cure for a preuve that is missing: its ébauche, and those it rests on, each at its place.

import { type ExigenceCouverte, exigencesCouvertes, partiesOfCompetence } from './couverture.js';
import type { Partie } from './dossier.js';
import { type Besoin, ebauche, type Numbers } from './ebauche.js';
import type { RuleContext } from './finding.js';
import type { Edit, Fix } from './fix.js';
import { listAnd, quoted } from './french.js';
import { snippetText } from './gabarit.js';
import { type Endroit, endOf, endOfRoot, insertLines, placeOfType, thenWrite } from './insertion.js';
import type { Critere, Exigence, PartieType } from './referentiel.js';
import { slug } from './text.js';

/** A place, and the heading that must be written there first. */
interface Place extends Endroit {
  readonly titre?: PartieType;
}

interface Item extends Besoin {
  readonly place: Place;
  /** Items of the same fix that it is about. */
  readonly about: readonly Item[];
  /** Identifiers of preuves of the dossier that it may be about. */
  readonly known: readonly string[];
}

/** Inserts one block for each need, and for what it must be about and nothing shows yet. `partie`: where, when nothing else says it. */
export function inserer(context: RuleContext, besoins: readonly Besoin[], partie?: Partie): Fix {
  const items: Item[] = [];
  for (const one of besoins) plan(context, one, partie, items);
  const { edits } = write(context, items, counter());
  return { titre: `Insérer ${inWords(items)}`, edits, modele: true };
}

/** All that these exigences lack; when that is one preuve that may be of several natures, one fix for each. */
export function insererManquantes(context: RuleContext, missing: readonly ExigenceCouverte[]): Fix[] {
  const [first] = missing;
  const lone = missing.length === 1 && first ? first.exigence.natures : [undefined];
  return lone.map((nature) => {
    const besoins = missing.flatMap(({ exigence, critere, evaluations }) =>
      Array.from({ length: Math.max(1, exigence.min - evaluations.length) }, () =>
        besoinOf(context, critere, exigence, nature),
      ).flat(),
    );
    return inserer(context, besoins);
  });
}

/** One block that another preuve can be tied to: what inserts it, and its identifier. */
export function insererCible(context: RuleContext, besoin: Besoin): { readonly fix: Fix; readonly id: string } {
  const items: Item[] = [];
  const item = plan(context, besoin, undefined, items);
  const { edits, ids } = write(context, items, counter(), item);
  return { fix: { titre: `Insérer ${inWords(items)}`, edits, modele: true }, id: ids.get(item) ?? '' };
}

/** Numbers for placeholders, from 1. */
export function counter(): Numbers {
  let last = 0;
  return () => ++last;
}

/** What an exigence takes first: the need it makes. */
export function besoinOf(
  { cadre }: Pick<RuleContext, 'cadre'>,
  critere: Critere,
  exigence: Exigence,
  nature = exigence.natures[0],
): Besoin[] {
  const found = cadre.natures.mots.find((one) => one.id === nature);
  return found ? [{ nature: found, critere, exigence }] : [];
}

/** What a preuve of this exigence may be about: needs to meet when the dossier holds none. */
export function besoinsDuLien(context: RuleContext, exigence: Exigence): Besoin[] {
  const { vers = [], versNatures = [] } = exigence.lien ?? {};
  const { cadre } = context;
  return [
    ...cadre.criteres.flatMap((critere) =>
      critere.exigences.filter((one) => vers.includes(one.id)).flatMap((one) => besoinOf(context, critere, one)),
    ),
    ...cadre.natures.mots.filter((one) => versNatures.includes(one.id)).map((nature) => ({ nature })),
  ];
}

function plan(context: RuleContext, besoin: Besoin, partie: Partie | undefined, items: Item[]): Item {
  const { exigence } = besoin;
  const place = placeOf(context, besoin, partie);
  if (!exigence?.lien || exigence.lien.niveau === 'aucun') return add({ ...besoin, place, about: [], known: [] });
  const known = linkable(context, exigence);
  const inside = items.filter((one) => isAbout(exigence, one));
  if (known.length > 0 || inside.length > 0) return add({ ...besoin, place, about: known.length > 0 ? [] : inside, known });
  const [first] = besoinsDuLien(context, exigence);
  const about = first ? [plan(context, first, partie, items)] : [];
  return add({ ...besoin, place, about, known });

  function add(item: Item): Item {
    items.push(item);
    return item;
  }
}

/** Identifiers of the preuves that a preuve of this exigence may be about. */
export function linkable({ dossier, couverture }: Pick<RuleContext, 'dossier' | 'couverture'>, { lien }: Exigence): string[] {
  const { vers = [], versNatures = [] } = lien ?? {};
  const served = exigencesCouvertes(couverture).filter((one) => vers.includes(one.exigence.id));
  const preuves = [
    ...served.flatMap((one) => one.evaluations.map((item) => item.preuve)),
    ...dossier.preuves.filter((one) => one.nature && versNatures.includes(one.nature.id)),
  ];
  return [...new Set(preuves.map((one) => one.id).filter((id) => id !== ''))].slice(0, 12);
}

function isAbout({ lien }: Exigence, { exigence, nature }: Besoin): boolean {
  return (
    (exigence !== undefined && lien?.vers?.includes(exigence.id) === true) || lien?.versNatures?.includes(nature.id) === true
  );
}

function placeOf({ dossier, cadre }: RuleContext, { critere, exigence }: Besoin, partie: Partie | undefined): Place {
  const forme = cadre.formes.mots.find((one) => one.partie !== undefined && exigence?.formes?.includes(one.id));
  const id = exigence?.emplacement ?? forme?.partie;
  const type = cadre.referentiel.structure.find((one) => one.id === id);
  const own = dossier.parties.find((one) => one.type !== undefined && one.type === type);
  if (own) return endOf(own);
  if (type) return { ...placeOfType(dossier, cadre, type), titre: type };
  if (partie) return endOf(partie);
  const competence = critere && cadre.competence(critere.id);
  const chapter = competence && partiesOfCompetence(dossier, competence)[0];
  return chapter ? endOf(chapter) : endOfRoot(dossier);
}

/** One edit by place: what goes under a heading that is not there comes last. */
function write(
  { dossier, cadre }: RuleContext,
  items: readonly Item[],
  next: Numbers,
  named?: Item,
): { edits: Edit[]; ids: ReadonlyMap<Item, string> } {
  const ids = new Map<Item, string>();
  for (const one of new Set([...items.flatMap((item) => item.about), ...(named ? [named] : [])]))
    ids.set(one, freeId(dossier.preuvesById, [...ids.values()], one));
  const groups = new Map<string, { place: Place; blocks: string[]; titres: Set<PartieType> }>();
  for (const item of [...items].sort((a, b) => Number(a.place.titre !== undefined) - Number(b.place.titre !== undefined))) {
    const { fichier, offset, titre } = item.place;
    const key = `${fichier.chemin}\0${offset}`;
    const group = groups.get(key) ?? { place: item.place, blocks: [], titres: new Set<PartieType>() };
    groups.set(key, group);
    if (titre && !group.titres.has(titre)) group.blocks.push(snippetText(`# ${titre.titre}`));
    if (titre) group.titres.add(titre);
    const sur = item.known.length > 0 ? item.known : item.about.flatMap((one) => ids.get(one) ?? []);
    group.blocks.push(ebauche(cadre, item, { id: ids.get(item), sur }, next, item.bloc?.(item.place.fichier)));
  }
  const edits = [...groups.values()].map(({ place, blocks }) => insertLines(place, blocks.join('\n\n')));
  return { edits: edits.map((one) => (one === edits.at(-1) ? thenWrite(one) : one)), ids };
}

function freeId(taken: ReadonlyMap<string, unknown>, others: readonly string[], { nature, exigence }: Besoin): string {
  const base = slug([nature.id, exigence?.id ?? ''].join(' '));
  let id = base;
  for (let number = 2; taken.has(id) || others.includes(id); number++) id = `${base}-${number}`;
  return id;
}

/** « Outil » et « Retour d’apprenant » pour C1.1. */
function inWords(items: readonly Besoin[]): string {
  const criteres = [...new Set(items.map((one) => one.critere?.id))];
  return criteres
    .map((id) => {
      const natures = items.filter((one) => one.critere?.id === id).map((one) => one.nature.titre);
      const counted = [...new Set(natures)].map((titre) => {
        const count = natures.filter((one) => one === titre).length;
        return count > 1 ? `${count} fois ${quoted(titre)}` : quoted(titre);
      });
      return `${listAnd(counted)}${id === undefined ? '' : ` pour ${id}`}`;
    })
    .join(', ');
}
