// The names inside a référentiel: those that point nowhere, and those that are no longer used.
import type { Attente, Referentiel } from './referentiel.js';
import type { Faute } from './schema.js';

/** What has an identifier, and may be replaced. */
interface Named {
  readonly id: string;
  readonly obsolete?: { readonly depuis: string; readonly remplacePar?: string | undefined } | undefined;
}

/** Names that point nowhere, or to what is no longer used: a schema cannot see them. */
export function crossReferences(referentiel: Referentiel): Faute[] {
  const fautes: Faute[] = [];
  const say = (dans: string, ecrit: string, message: string): void => {
    fautes.push({ chemin: [], sur: 'valeur', message, nom: { dans, ecrit } });
  };
  const known = (kind: string, list: readonly Named[], where: Named, ids: readonly string[] | undefined): void => {
    for (const id of ids ?? []) {
      const found = list.find((item) => item.id === id);
      if (!found) say(where.id, id, `${kind} inconnue « ${id} »`);
      else if (found.obsolete && !where.obsolete) say(where.id, id, `« ${id} » est obsolète : nommez ce qui le remplace`);
    }
  };
  const { natures, formes, facettes, moments, origines, roles, sources, structure, competences } = referentiel;
  const criteres = competences.flatMap((one) => one.ecrit);
  const exigences = criteres.flatMap((one) =>
    one.exigences.map((item) => ({ ...item, obsolete: item.obsolete ?? one.obsolete })),
  );
  const all = (wanted: Attente | undefined): string[] => [
    ...(wanted?.toutes ?? []),
    ...(wanted?.auMoinsUne ?? []),
    ...(wanted?.attendues ?? []),
  ];
  for (const one of exigences) {
    known('nature', natures, one, [...one.natures, ...(one.lien?.versNatures ?? [])]);
    known('forme', formes, one, one.formes);
    known('facette', facettes, one, all(one.facettes));
    known('valeur', moments, one, all(one.moments));
    known('valeur', origines, one, all(one.origine));
    known('valeur', roles, one, all(one.role));
    known('exigence', exigences, one, [...(one.lien?.vers ?? []), ...(one.distinctDe ?? [])]);
    known('partie', structure, one, one.emplacement ? [one.emplacement] : []);
  }
  for (const one of [...referentiel.globaux, ...referentiel.partieCompetence]) known('nature', natures, one, one.natures);
  for (const one of referentiel.globaux) known('source', sources, one, one.source ? [one.source] : []);
  for (const one of formes) known('partie', structure, one, one.partie ? [one.partie] : []);
  for (const one of referentiel.ambiguites) known('lecture', one.lectures, one, [one.defaut]);
  for (const one of structure) known('compétence', competences, one, one.competence ? [one.competence] : []);
  for (const list of listesDe(referentiel)) {
    for (const one of list.filter(({ obsolete }) => obsolete?.remplacePar !== undefined)) {
      const ids = inTurn(one, list);
      const last = list.find(({ id }) => id === ids.at(-1));
      if (!last) say(one.id, ids.at(-1) ?? '', `rien ne s’appelle « ${ids.at(-1)} » : nommez ce qui remplace « ${one.id} »`);
      else if (last.obsolete?.remplacePar) say(one.id, ids.at(-1) ?? '', `« ${one.id} » finit par se remplacer lui-même`);
    }
  }
  const seen = new Set<string>();
  for (const { id } of [...exigences, ...competences, ...competences.flatMap((one) => [...one.ecrit, ...one.oral])]) {
    if (seen.has(id)) say(id, id, `identifiant en double « ${id} »`);
    seen.add(id);
  }
  return fautes;
}

/** The lists whose items may be replaced by another one of the same list. */
function listesDe({
  competences,
  natures,
  formes,
  facettes,
  moments,
  origines,
  roles,
  sources,
  grilles,
}: Referentiel): Named[][] {
  const criteres = competences.flatMap((one) => one.ecrit);
  return [
    criteres,
    criteres.flatMap((one) => one.exigences),
    natures,
    formes,
    facettes,
    moments,
    origines,
    roles,
    sources,
    grilles.liste,
  ];
}

/** What replaces an item, what replaces that, and so on; it ends with the first name met twice when they go round. */
function inTurn(one: Named, list: readonly Named[]): string[] {
  const ids: string[] = [];
  for (let next = one.obsolete?.remplacePar; next !== undefined && !ids.includes(next); ) {
    ids.push(next);
    next = list.find(({ id }) => id === ids.at(-1))?.obsolete?.remplacePar;
  }
  return ids;
}

/** What is no longer used: since when, and what it is to be read as. */
export interface Retrait {
  readonly id: string;
  readonly titre: string;
  readonly depuis: string;
  /** Undefined when nothing replaces it. */
  readonly par: string | undefined;
}

/** What these items say is no longer used, each with what replaces it in the end. */
export function retraits(items: readonly (Named & { readonly titre: string })[]): Retrait[] {
  return items.flatMap((one) =>
    one.obsolete ? [{ id: one.id, titre: one.titre, depuis: one.obsolete.depuis, par: inTurn(one, items).at(-1) }] : [],
  );
}

/** The référentiel as it stands today: without what is no longer used. */
export function enUsage(referentiel: Referentiel): Referentiel {
  const kept = <T extends Named>(list: readonly T[]): T[] => list.filter((one) => !one.obsolete);
  return {
    ...referentiel,
    competences: referentiel.competences.map((competence) => ({
      ...competence,
      ecrit: kept(competence.ecrit)
        .map((critere) => ({ ...critere, exigences: kept(critere.exigences) }))
        .filter((critere) => critere.exigences.length > 0),
    })),
    natures: kept(referentiel.natures),
    formes: kept(referentiel.formes),
    facettes: kept(referentiel.facettes),
    moments: kept(referentiel.moments),
    origines: kept(referentiel.origines),
    roles: kept(referentiel.roles),
    sources: kept(referentiel.sources),
    grilles: { ...referentiel.grilles, liste: kept(referentiel.grilles.liste) },
  };
}
