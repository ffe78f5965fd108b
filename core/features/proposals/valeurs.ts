// The values of an attribute: criteria, words of the lists, preuves, learners; those that fit the block first.
import type { Analysis } from '../../analysis.js';
import { attributsDeListe, titreAttribut } from '../../attributs.js';
import { exigencesCouvertes } from '../../couverture.js';
import { type Fichier, type Preuve, valeurs } from '../../dossier.js';
import { capital, french, listAnd, plural } from '../../french.js';
import type { Mot } from '../../referentiel.js';
import { fold, slug } from '../../text.js';
import type { TypingOf } from '../cursor.js';
import { type Attendu, motsAttendus, partieAt } from '../wanted.js';
import { type Block, readBlock } from './block.js';
import type { Proposal } from './proposal.js';

/** What may be one item of the attribute, without the items it already holds. */
export function valeurPropositions(analysis: Analysis, fichier: Fichier, typing: TypingOf<'valeur'>): Proposal[] {
  const { opening, written, span, avant } = typing;
  const block = readBlock(analysis, fichier, opening);
  const others = block.values(written.nom).filter((one) => one.span.start !== span.start);
  const held = others.map((one) => one.texte);
  const { start } = opening.colons;
  const liste = attributsDeListe.find((one) => one === written.nom);
  const found = liste
    ? mots(analysis, block, liste, held)
    : written.nom === 'pour'
      ? criteres(analysis, block, partieAt(analysis, fichier, start)?.type?.competence, held)
      : written.nom === 'sur'
        ? preuves(analysis, block, { fichier, start }, held)
        : written.nom === 'apprenant'
          ? apprenants(analysis, { fichier, start }, held)
          : [];
  const quote = written.cite === 'nu' ? '"' : '';
  return found.map((one) => ({ ...one, texte: `${avant}${quote}${one.texte}${quote}` }));
}

/** After `](#`: the preuves of the dossier. */
export function renvoiPropositions({ dossier }: Analysis): Proposal[] {
  return distinct(dossier.preuves).map(preuve);
}

/** The criteria: those that take the nature first, those of the partie before the others. */
function criteres(analysis: Analysis, { nature }: Block, competence: string | undefined, held: readonly string[]): Proposal[] {
  const { cadre } = analysis;
  const taken = held.map((one) => cadre.critere(one));
  const rank = (one: (typeof cadre.criteres)[number]): number =>
    (!nature || one.exigences.some((exigence) => exigence.natures.includes(nature.id)) ? 0 : 2) +
    (cadre.competence(one.id)?.id === competence ? 0 : 1);
  return cadre.criteres
    .filter((one) => !taken.includes(one))
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one, rank: order }) => ({
      genre: 'critere',
      label: one.id,
      detail: one.titre,
      aide: french(
        [
          ...one.exigences.map((exigence) => `${capital(exigence.titre)}.`),
          ...(nature && order >= 2 ? [`N’attend pas de preuve « ${nature.titre} ».`] : []),
        ].join('\n'),
      ),
      noms: [one.id, one.titre],
      texte: one.id,
      modele: undefined,
    }));
}

/** The words of a list: those that the exigences of the block ask for first. A forme that is seen by its place is not written. */
function mots(
  { cadre }: Analysis,
  { exigences }: Block,
  liste: (typeof attributsDeListe)[number],
  held: readonly string[],
): Proposal[] {
  const taken = new Set(held.flatMap((one) => cadre.listes[liste].find(one)?.id ?? []));
  const wanted = motsAttendus(exigences, liste, taken);
  const rank = (one: Mot): number => ['requis', 'conseil', undefined].indexOf(wanted.get(one.id)?.force);
  return cadre.listes[liste].mots
    .filter((one) => !taken.has(one.id) && !('partie' in one))
    .sort((a, b) => rank(a) - rank(b))
    .map((one) => ({
      genre: 'mot',
      label: one.titre,
      detail: inWords(wanted.get(one.id)),
      aide: '',
      noms: [one.titre, one.id, ...(one.alias ?? [])],
      texte: /[,"']/.test(one.titre) ? one.id : one.titre,
      modele: undefined,
    }));
}

function inWords(attendu: Attendu | undefined): string {
  if (!attendu?.exigence) return '';
  return `${attendu.force === 'requis' ? 'attendu' : 'conseillé'} pour ${attendu.exigence.critere.id}`;
}

/** Where the block itself begins. */
interface Self {
  readonly fichier: Fichier;
  readonly start: number;
}

/** The other preuves: those its exigences want it linked to first, then those of the natures that they take. */
function preuves(analysis: Analysis, { exigences }: Block, self: Self, held: readonly string[]): Proposal[] {
  const { couverture, dossier } = analysis;
  const liens = exigences.flatMap((one) => one.exigence.lien ?? []);
  const targets = exigencesCouvertes(couverture).filter((one) => liens.some((lien) => lien.vers?.includes(one.exigence.id)));
  const serving = new Set(targets.flatMap((one) => one.evaluations.map((evaluation) => evaluation.preuve)));
  const natures = new Set([
    ...targets.flatMap((one) => one.exigence.natures),
    ...liens.flatMap((lien) => lien.versNatures ?? []),
  ]);
  const rank = (one: Preuve): number => (serving.has(one) ? 0 : natures.has(one.nature?.id ?? '') ? 1 : 2);
  const taken = held.map(slug);
  return distinct(dossier.preuves.filter((one) => !isSelf(one, self) && !taken.includes(one.id)))
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => preuve(one));
}

function isSelf({ fichier, bloc }: Preuve, self: Self): boolean {
  return fichier === self.fichier && bloc.span.start === self.start;
}

/** Those that have an identifier, the first of each. */
function distinct(all: readonly Preuve[]): Preuve[] {
  const byId = new Map<string, Preuve>();
  for (const one of all) if (one.id !== '' && !byId.has(one.id)) byId.set(one.id, one);
  return [...byId.values()];
}

function preuve({ id, titre, nature, bloc, fichier }: Preuve): Proposal {
  const pour = bloc.attributs.get('pour')?.valeurs.map((one) => one.texte) ?? [];
  return {
    genre: 'preuve',
    label: titre,
    detail: [nature?.titre ?? bloc.nom, ...pour].join(' · '),
    aide: french(`${nature?.titre ?? bloc.nom}${pour.length > 0 ? ` pour ${listAnd(pour)}` : ''}, dans ${fichier.chemin}`),
    noms: [titre, id],
    texte: id,
    modele: undefined,
  };
}

/** The learners that other blocks name, in the order in which they appear. */
function apprenants({ dossier }: Analysis, self: Self, held: readonly string[]): Proposal[] {
  const byName = new Map<string, { nom: string; count: number }>();
  for (const one of dossier.preuves.filter((other) => !isSelf(other, self))) {
    for (const { texte } of valeurs(one, 'apprenant')) {
      const known = byName.get(fold(texte)) ?? { nom: texte, count: 0 };
      byName.set(fold(texte), { ...known, count: known.count + 1 });
    }
  }
  for (const one of held) byName.delete(fold(one));
  return [...byName.values()].map(({ nom, count }) => ({
    genre: 'apprenant',
    label: nom,
    detail: plural(count, 'preuve', 'preuves'),
    aide: capital(titreAttribut('apprenant')),
    noms: [nom],
    texte: nom,
    modele: undefined,
  }));
}
