// The settings of a person, as they come over the wire: what is not of the right kind is left out.
import type { Lectures } from '../core/index.js';

/** The settings that the server follows. */
export interface Settings {
  /** Chosen readings of what the certification leaves open, by their identifier. */
  readonly lectures: Lectures;
  /** Packs to load over the built-in one: paths of folders or archives. */
  readonly paquets: readonly string[];
  /** Phases of a team meeting, instead of those of the modèle; empty for these. */
  readonly phases: readonly string[];
}

/** Reads the section `dep`. Never throws. */
export function readSettings(settings: unknown): Settings {
  const section = typeof settings === 'object' && settings !== null ? (settings as Record<string, unknown>) : {};
  const { lectures } = section;
  const pairs = typeof lectures === 'object' && lectures !== null ? Object.entries(lectures) : [];
  return {
    lectures: Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
    paquets: texts(section.paquets),
    phases: texts(section.phases),
  };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one.trim() !== '') : [];
}
