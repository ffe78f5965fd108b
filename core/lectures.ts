// Other readings of the certification text: an ambiguity's reading is a list of changes to the référentiel's data.
import { type Read, type Referentiel, readReferentiel } from './referentiel.js';

/** Chosen readings, by ambiguity: `{ A6: 'exige' }`. What is not named keeps its default. */
export type Lectures = Readonly<Record<string, string>>;

/**
 * The référentiel as these readings make it. `data` is the data before validation, so that the outcome is checked
 * like any other référentiel; unknown ambiguities and readings are refused in words.
 */
export function applyLectures(data: unknown, lectures: Lectures): Read<Referentiel> {
  const read = readReferentiel(data);
  if ('erreurs' in read || Object.keys(lectures).length === 0) return read;
  const copy: unknown = structuredCloneJson(data);
  const erreurs: string[] = [];
  for (const [id, choice] of Object.entries(lectures)) {
    const ambiguite = read.valeur.ambiguites.find((one) => one.id === id);
    const lecture = ambiguite?.lectures.find((one) => one.id === choice);
    const among = (ids: readonly { readonly id: string }[]): string => ids.map((one) => one.id).join(', ');
    if (!ambiguite) erreurs.push(`la lecture « ${id} » n’existe pas : choisissez parmi ${among(read.valeur.ambiguites)}`);
    else if (choice === '') erreurs.push(`${id} attend une lecture : choisissez parmi ${among(ambiguite.lectures)}`);
    else if (!lecture) erreurs.push(`${id} n’a pas de lecture « ${choice} » : choisissez parmi ${among(ambiguite.lectures)}`);
    for (const effet of lecture?.effets ?? []) {
      const target = find(copy, effet.cible);
      if (!target || !put(target, effet.champ.split('.'), effet.valeur))
        erreurs.push(`${id} : rien ne s’appelle « ${effet.cible} »`);
    }
  }
  return erreurs.length > 0 ? { erreurs } : readReferentiel(copy);
}

type Tree = Record<string, unknown>;

function structuredCloneJson(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data));
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object whose `id` is `name`, or the top-level entry of that name. */
function find(data: unknown, name: string): Tree | undefined {
  if (isTree(data) && isTree(data[name])) return data[name];
  const queue: unknown[] = [data];
  for (let at = 0; at < queue.length; at++) {
    const value = queue[at];
    if (isTree(value) && value.id === name) return value;
    if (isTree(value)) queue.push(...Object.entries(value).flatMap(([key, inner]) => (key === 'ambiguites' ? [] : [inner])));
    else if (Array.isArray(value)) queue.push(...value);
  }
  return undefined;
}

function put(target: Tree, path: readonly string[], value: unknown): boolean {
  const [key = '', ...rest] = path;
  if (key === '__proto__' || key === 'constructor') return false;
  if (rest.length === 0) {
    target[key] = value;
    return true;
  }
  target[key] ??= {};
  const inner = target[key];
  return isTree(inner) && put(inner, rest, value);
}
