// What changes from one version of a pack to the next for a dossier in progress, in sentences; and what it changes in one dossier.
import { analyse } from '../analysis.js';
import type { Cadre } from '../cadre.js';
import { type Couverture, exigencesCouvertes } from '../couverture.js';
import { assemble, type Dossier } from '../dossier.js';
import type { Finding } from '../finding.js';
import { french, listAnd, quoted } from '../french.js';
import type { Modele } from '../modele.js';
import type { Attente, Exigence, Referentiel } from '../referentiel.js';
import { enUsage, type Retrait, retraits } from '../renvois.js';
import { isMet } from '../words.js';
import type { Paquet } from './paquet.js';

/** What changes from `ancien` to `nouveau`, one sentence each, what asks for more first. Never throws. */
export function diffPaquets(ancien: Paquet, nouveau: Paquet): readonly string[] {
  const said: string[] = [];
  const [before, after] = [ancien.fiche, nouveau.fiche];
  if (before.id !== after.id) said.push(`Ce sont deux paquets différents : ${quoted(before.id)} et ${quoted(after.id)}.`);
  const [old, fresh] = [ancien.referentiel?.valeur, nouveau.referentiel?.valeur];
  const changes =
    old && fresh ? [...exigenceChanges(old, fresh), ...minimums(old, fresh), ...words(old, fresh), ...parties(old, fresh)] : [];
  changes.push(...modeles(ancien.modeles, nouveau.modeles));
  if (changes.length > 0 && before.version === after.version)
    said.push(`Les deux paquets portent la même version, ${quoted(before.version)} : changez-la, un dossier la nomme.`);
  return [...said, ...changes].map(french);
}

/** An exigence and the criterion it belongs to. */
type Placed = Exigence & { readonly critere: string };

function exigencesOf(referentiel: Referentiel): Placed[] {
  return referentiel.competences.flatMap((one) =>
    one.ecrit.flatMap((critere) => critere.exigences.map((item) => ({ ...item, critere: critere.id }))),
  );
}

function exigenceChanges(old: Referentiel, fresh: Referentiel): string[] {
  const said: string[] = [];
  const [before, after] = [exigencesOf(enUsage(old)), exigencesOf(enUsage(fresh))];
  const everywhere = exigencesOf(fresh);
  for (const one of after) {
    const was = before.find(({ id }) => id === one.id);
    if (!was) said.push(`Nouvelle exigence, ${one.id} : ${one.titre}.`);
    else {
      for (const [how, what] of differences(was, one, fresh)) said.push(`${one.id} demande ${how} : ${what}.`);
      if (was.titre !== one.titre) said.push(`${one.id} se dit autrement : ${quoted(one.titre)}.`);
    }
  }
  for (const one of before.filter(({ id }) => !after.some((item) => item.id === id)))
    said.push(
      everywhere.some(({ id }) => id === one.id)
        ? `${one.id} n’est plus demandé : ${one.titre}. Ce qui est écrit reste dans le dossier.`
        : `${one.id} a disparu : gardez-le et marquez-le « obsolete », sinon les dossiers qui le nomment auront un critère inconnu.`,
    );
  return said;
}

type Difference = readonly [how: 'plus' | 'moins', what: string];

/** What an exigence asks now and did not, and the reverse. */
function differences(
  was: Placed,
  now: Placed,
  { natures, formes, facettes, moments, roles, origines, structure }: Referentiel,
): Difference[] {
  const label =
    (list: readonly { id: string; titre: string }[]) =>
    (id: string): string =>
      quoted(list.find((one) => one.id === id)?.titre ?? id);
  const found: Difference[] = [];
  if (was.min !== now.min) found.push([was.min < now.min ? 'plus' : 'moins', `${now.min} au lieu de ${was.min}`]);
  // Of what may be chosen, less asks for more.
  const allowed = (
    what: string,
    before: readonly string[] | undefined,
    after: readonly string[] | undefined,
    say: (id: string) => string,
  ): void => {
    const lost = before?.filter((id) => after && !after.includes(id)) ?? [];
    const won = after?.filter((id) => before && !before.includes(id)) ?? [];
    if (!before && after) found.push(['plus', `${what}, ${listAnd(after.map(say))}`]);
    if (before && !after) found.push(['moins', `${what}, au choix`]);
    if (lost.length > 0) found.push(['plus', `${what}, ${listAnd(lost.map(say))} ne suffit plus`]);
    if (won.length > 0) found.push(['moins', `${what}, ${listAnd(won.map(say))} convient aussi`]);
  };
  const wanted = (
    what: string,
    before: readonly string[] = [],
    after: readonly string[] = [],
    say: (id: string) => string,
  ): void => {
    const added = after.filter((id) => !before.includes(id));
    const gone = before.filter((id) => !after.includes(id));
    if (added.length > 0) found.push(['plus', `${what}, ${listAnd(added.map(say))}`]);
    if (gone.length > 0) found.push(['moins', `${what}, ${listAnd(gone.map(say))} n’est plus attendu`]);
  };
  const attente = (
    what: string,
    before: Attente | undefined,
    after: Attente | undefined,
    list: readonly { id: string; titre: string }[],
  ): void => {
    wanted(what, follow(list, before?.toutes), after?.toutes, label(list));
    allowed(`${what} au choix`, follow(list, before?.auMoinsUne), after?.auMoinsUne, label(list));
  };
  allowed('nature de la preuve', follow(natures, was.natures), now.natures, label(natures));
  allowed('forme', follow(formes, was.formes), now.formes, label(formes));
  attente('facettes', was.facettes, now.facettes, facettes);
  attente('moments', was.moments, now.moments, moments);
  attente('rôle', was.role, now.role, roles);
  attente('origine', was.origine, now.origine, origines);
  wanted('être dans une autre preuve que celle de', was.distinctDe, now.distinctDe, quoted);
  wanted('emplacement', was.emplacement ? [was.emplacement] : [], now.emplacement ? [now.emplacement] : [], label(structure));
  const tie = ({ lien }: Placed): string[] =>
    lien?.niveau === 'manque' ? [...(lien.vers ?? []), ...(lien.versNatures ?? [])] : [];
  if (tie(was).length === 0 && tie(now).length > 0) found.push(['plus', `être reliée à ${listAnd(tie(now).map(quoted))}`]);
  if (tie(was).length > 0 && tie(now).length === 0) found.push(['moins', 'le lien n’est plus exigé']);
  return found;
}

/** Identifiers as the new list has them: a word that was replaced is no change. */
function follow(list: Parameters<typeof retraits>[0], ids: readonly string[] | undefined): readonly string[] | undefined {
  return ids?.map((id) => retraits(list).find((one) => one.id === id)?.par ?? id);
}

function minimums(old: Referentiel, fresh: Referentiel): string[] {
  return fresh.globaux.flatMap((one) => {
    const was = old.globaux.find(({ id }) => id === one.id)?.min ?? 0;
    if (was === one.min) return [];
    return [`Pour tout le dossier, ${one.titre} : au moins ${one.min} au lieu de ${was}.`];
  });
}

const lists = ['natures', 'formes', 'facettes', 'moments', 'origines', 'roles', 'sources'] as const;

/** Criteria and words that are no longer used, or have gone without a word. */
function words(old: Referentiel, fresh: Referentiel): string[] {
  const said: string[] = [];
  const criteres = (referentiel: Referentiel) => referentiel.competences.flatMap((one) => one.ecrit);
  const pairs = [
    [criteres(old), criteres(fresh)],
    ...lists.map((name) => [old[name], fresh[name]]),
    [old.grilles.liste, fresh.grilles.liste],
  ] as const;
  for (const [before = [], after = []] of pairs) {
    const known = retraits(before).map((one) => one.id);
    for (const one of retraits(after)) if (!known.includes(one.id)) said.push(retired(one, after));
    for (const one of before)
      if (!after.some(({ id }) => id === one.id))
        said.push(
          `${quoted(one.titre)} (${one.id}) a disparu : gardez-le et marquez-le « obsolete », un dossier le nomme peut-être.`,
        );
    const added = after.filter(({ id, obsolete }) => !obsolete && !before.some((one) => one.id === id));
    if (added.length > 0 && before.length > 0)
      said.push(`On peut aussi écrire ${listAnd(added.map((one) => quoted(one.titre)))}.`);
  }
  return said;
}

function retired({ titre, id, par }: Retrait, list: readonly { id: string; titre: string }[]): string {
  const next = list.find((one) => one.id === par);
  return next
    ? `${quoted(titre)} (${id}) devient ${quoted(next.titre)} (${next.id}) : un dossier qui l’écrit est lu comme avant, et une correction lui est proposée.`
    : `${quoted(titre)} (${id}) n’est plus employé, et rien ne le remplace.`;
}

function parties(old: Referentiel, fresh: Referentiel): string[] {
  const missing = (one: Referentiel, other: Referentiel) =>
    one.structure.filter(({ id }) => !other.structure.some((item) => item.id === id));
  return [
    ...missing(fresh, old).map((one) => `Nouvelle partie obligatoire : ${quoted(one.titre)}.`),
    ...missing(old, fresh).map((one) => `La partie ${quoted(one.titre)} n’est plus obligatoire.`),
  ];
}

function modeles(old: readonly Modele[], fresh: readonly Modele[]): string[] {
  const said: string[] = [];
  for (const one of fresh) {
    const was = old.find(({ id }) => id === one.id);
    if (!was) said.push(`Nouveau modèle : ${quoted(one.titre)}.`);
    else if (was.corps !== one.corps)
      said.push(
        was.version === one.version
          ? `Le modèle ${quoted(one.titre)} change sans changer de version : écrivez-en une nouvelle.`
          : `Le modèle ${quoted(one.titre)} passe de ${was.version} à ${one.version} ; ce qui est déjà inséré ne change pas.`,
      );
  }
  for (const one of old)
    if (!fresh.some(({ id }) => id === one.id)) said.push(`Le modèle ${quoted(one.titre)} n’est plus proposé.`);
  return said;
}

/** What a new référentiel changes in one dossier. */
export interface Migration {
  /** Exigences that were met and no longer are, and the reverse. */
  readonly phrases: readonly string[];
  /** Names that are no longer used, each with its cure: the name alone is changed. */
  readonly constats: readonly Finding[];
}

/** Reads a dossier with both référentiels. Its text is changed by nobody. */
export function migration({ racine, fichiers }: Dossier, ancien: Cadre, nouveau: Cadre): Migration {
  const read = (cadre: Cadre) =>
    analyse(
      assemble(racine, (chemin) => fichiers.find((one) => one.chemin === chemin) ?? null, cadre),
      cadre,
    );
  const [before, after] = [read(ancien), read(nouveau)];
  const met = (couverture: Couverture) =>
    exigencesCouvertes(couverture).map(({ exigence, etat }) => ({ ...exigence, met: isMet(etat) }));
  const was = met(before.couverture);
  const phrases = met(after.couverture).flatMap((one) => {
    const old = was.find(({ id }) => id === one.id);
    if (!one.met && (old?.met ?? false)) return [`${one.id} était présente et demande maintenant autre chose : ${one.titre}.`];
    if (!one.met && !old) return [`${one.id} est nouvelle et reste à montrer : ${one.titre}.`];
    return one.met && old && !old.met ? [`${one.id} est maintenant présente : ${one.titre}.`] : [];
  });
  return { phrases: phrases.map(french), constats: after.findings.filter((one) => one.code === 'nom-obsolete') };
}
