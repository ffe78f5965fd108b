// Checks unknown data against a valibot schema; on refusal says in French what is wrong, and at which path of the data.
import * as v from 'valibot';
import { listOr, quoted } from './french.js';

/** One thing that is wrong, and where in the data. */
export interface Faute {
  /** Keys and positions that lead there; the last one may be a key that is missing or must not be there. */
  readonly chemin: readonly (string | number)[];
  /** Of the key itself or of what it holds. */
  readonly sur: 'cle' | 'valeur';
  readonly message: string;
  /** For a name that points nowhere: the identifier of what names it, and the name. */
  readonly nom?: { readonly dans: string; readonly ecrit: string };
}

/** Data that was accepted, or all that is wrong with it. */
export type Checked<T> = { readonly valeur: T } | { readonly fautes: readonly Faute[] };

/** Checks unknown data. Never throws. */
export function check<const S extends v.GenericSchema>(schema: S, data: unknown): Checked<v.InferOutput<S>> {
  const result = v.safeParse(schema, data);
  if (result.success) return { valeur: result.output };
  return { fautes: result.issues.map(faute) };
}

function faute(issue: v.BaseIssue<unknown>): Faute {
  const path = issue.path ?? [];
  const chemin = path.map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const last = path.at(-1);
  return { chemin, sur: last && 'origin' in last && last.origin === 'key' ? 'cle' : 'valeur', message: inWords(issue, chemin) };
}

/** A path as it is told: `competences.0.ecrit`. */
export function pathInWords(chemin: readonly (string | number)[]): string {
  return chemin.join('.');
}

function inWords(issue: v.BaseIssue<unknown>, chemin: readonly (string | number)[]): string {
  const { type, expected, input, requirement } = issue as v.BaseIssue<unknown> & { requirement?: unknown };
  switch (type) {
    case 'strict_object':
      if (expected === 'never') return `la clé ${quoted(String(chemin.at(-1)))} n’existe pas`;
      return expected === 'Object' ? aTable : `il manque la clé ${quoted(String(chemin.at(-1)))}`;
    case 'string':
      return typeof input === 'number' || typeof input === 'boolean'
        ? 'on attend un texte : mettez cette valeur entre guillemets'
        : 'on attend un texte';
    case 'number':
    case 'integer':
      return 'on attend un nombre entier';
    case 'boolean':
      return 'on attend true (oui) ou false (non)';
    case 'array':
      return 'on attend une liste';
    case 'union':
      return 'on attend un texte ou une liste';
    case 'picklist':
      return `${shown(input)} n’est pas prévu ; choisissez ${listOr(choices(expected))}`;
    case 'literal':
      return `on attend ${listOr(choices(expected))}`;
    case 'min_length':
      return Array.isArray(input) ? 'la liste est vide' : 'le texte est vide';
    case 'min_value':
      return `on attend au moins ${String(requirement)}`;
    case 'max_value':
      return `on attend au plus ${String(requirement)}`;
    default:
      // Our own words.
      return issue.message;
  }
}

const aTable = 'on attend des lignes « clé: valeur »';

function shown(input: unknown): string {
  return typeof input === 'string' ? quoted(input) : 'cette valeur';
}

/** The texts of `("x" | "y")`. */
function choices(expected: string | null): string[] {
  return [...(expected ?? '').matchAll(/"([^"]*)"/g)].map(([, one = '']) => quoted(one));
}
