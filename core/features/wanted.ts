// What the référentiel expects at a place of a dossier, and from a block that stands there: what to propose first.
import type { Analysis } from '../analysis.js';
import { attributsDeListe } from '../attributs.js';
import type { Cadre } from '../cadre.js';
import { type ExigenceCouverte, exigencesCouvertes, type GlobalCompte } from '../couverture.js';
import type { Fichier, Partie } from '../dossier.js';
import type { Forme, Nature } from '../referentiel.js';
import { fold } from '../text.js';
import { isMet } from '../words.js';

/** Something a block should hold, and why. */
export interface Attendu {
  readonly exigence: ExigenceCouverte | undefined;
  readonly force: 'requis' | 'conseil';
}

/** The partie of the référentiel around an offset, the innermost one. */
export function partieAt({ dossier }: Analysis, fichier: Fichier, offset: number): Partie | undefined {
  return dossier.parties.findLast(
    (one) => one.type && one.fichier === fichier && one.span.start <= offset && offset <= one.span.end,
  );
}

/** Exigences that belong at an offset, those not met first; all of them where no heading says where one is. */
export function exigencesAt(analysis: Analysis, fichier: Fichier, offset: number): readonly ExigenceCouverte[] {
  const all = exigencesCouvertes(analysis.couverture);
  const type = partieAt(analysis, fichier, offset)?.type;
  const competence = analysis.couverture.competences.find((one) => one.competence.id === type?.competence);
  const seenHere = analysis.cadre.formes.mots.filter((one) => one.partie !== undefined && one.partie === type?.id);
  const here = all.filter(
    (one) =>
      !type ||
      competence?.criteres.some((critere) => critere.exigences.includes(one)) ||
      one.exigence.emplacement === type.id ||
      seenHere.some((forme) => one.exigence.formes?.includes(forme.id)),
  );
  return [...here.filter((one) => !isMet(one.etat)), ...here.filter((one) => isMet(one.etat))];
}

/** Minimums of the whole dossier that are not reached yet and must be. */
export function minimumsLeft({ couverture }: Analysis): readonly GlobalCompte[] {
  return couverture.globaux.filter((one) => !one.atteint && one.global.niveau === 'manque');
}

/** The exigences that a block of this nature serves by these references (`C1.1`, `C1.1.a`). */
export function exigencesServed(analysis: Analysis, nature: Nature | undefined, pour: readonly string[]): ExigenceCouverte[] {
  const named = pour.map(fold);
  return exigencesCouvertes(analysis.couverture).filter(
    ({ exigence, critere }) =>
      (!nature || exigence.natures.includes(nature.id)) && [critere.id, exigence.id].some((id) => named.includes(fold(id))),
  );
}

/** Words of the list of an attribute that these exigences ask for, by identifier, without those already `held`. */
export function motsAttendus(
  exigences: readonly ExigenceCouverte[],
  liste: (typeof attributsDeListe)[number],
  held: ReadonlySet<string>,
): ReadonlyMap<string, Attendu> {
  const found = new Map<string, Attendu>();
  const add = (exigence: ExigenceCouverte, ids: readonly string[], force: Attendu['force']): void => {
    for (const id of ids) if (!held.has(id) && found.get(id)?.force !== 'requis') found.set(id, { exigence, force });
  };
  const oneOf = (ids: readonly string[] = []): readonly string[] => (ids.some((id) => held.has(id)) ? [] : ids);
  for (const one of exigences) {
    if (liste === 'forme') add(one, oneOf(one.exigence.formes), 'requis');
    if (liste === 'forme' || liste === 'source' || liste === 'grille') continue;
    const attente = one.exigence[liste];
    add(one, [...(attente?.toutes ?? []), ...oneOf(attente?.auMoinsUne)], 'requis');
    add(one, oneOf(attente?.attendues), 'conseil');
  }
  return found;
}

/** Attributes that a block should carry, by name: those of its nature, of its formes, and of the exigences it serves. */
export function attributsAttendus(
  cadre: Cadre,
  { nature, formes, exigences }: { nature: Nature | undefined; formes: readonly Forme[]; exigences: readonly ExigenceCouverte[] },
): ReadonlyMap<string, Attendu> {
  const found = new Map<string, Attendu>();
  const add = (nom: string, force: Attendu['force'], exigence?: ExigenceCouverte): void => {
    if (found.get(nom)?.force !== 'requis') found.set(nom, { exigence, force });
  };
  if (exigences.length > 0 || !nature?.sansCritere) add('pour', 'requis');
  for (const champs of [nature?.champs, ...formes.map((one) => one.champs)]) {
    for (const nom of champs?.requis ?? []) add(nom, 'requis');
    for (const nom of champs?.conseilles ?? []) add(nom, 'conseil');
  }
  for (const one of exigences) {
    for (const liste of attributsDeListe) {
      for (const [id, { force }] of motsAttendus([one], liste, new Set())) {
        if (liste !== 'forme' || cadre.formes.mots.some((forme) => forme.id === id && forme.partie === undefined))
          add(liste, force, one);
      }
    }
    const niveau = one.exigence.lien?.niveau ?? 'aucun';
    if (niveau !== 'aucun') add('sur', niveau === 'manque' ? 'requis' : 'conseil', one);
  }
  return found;
}

/** The exigences that take a nature: those of the place that are not met, else those of the place, else any. */
export function exigencesTaking(
  analysis: Analysis,
  nature: Nature,
  here: readonly ExigenceCouverte[],
): { readonly taking: readonly ExigenceCouverte[]; readonly place: 'manque' | 'ici' | 'ailleurs' } {
  const takes = (list: readonly ExigenceCouverte[]): ExigenceCouverte[] =>
    list.filter((one) => one.exigence.natures.includes(nature.id));
  const missing = takes(here.filter((one) => !isMet(one.etat)));
  if (missing.length > 0) return { taking: missing, place: 'manque' };
  const taken = takes(here);
  return taken.length > 0
    ? { taking: taken, place: 'ici' }
    : { taking: takes(exigencesCouvertes(analysis.couverture)), place: 'ailleurs' };
}

/** Identifiers of their criteria, each once. */
export function critereIds(exigences: readonly ExigenceCouverte[]): string[] {
  return [...new Set(exigences.map((one) => one.critere.id))];
}
