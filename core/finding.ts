// A finding: what is wrong or missing, where, how much it matters, said in French; and what a rule is.

import type { Cadre } from './cadre.js';
import type { Couverture } from './couverture.js';
import type { Dossier, Fichier, Preuve } from './dossier.js';
import type { Facts } from './facts.js';
import type { Fix } from './fix.js';
import type { Niveau, Severite } from './referentiel.js';
import type { Span } from './text.js';

/** A place in one of the dossier's files. */
export interface Place {
  readonly fichier: Fichier;
  readonly span: Span;
}

/** What one rule says at one place, judged by the dossier's statut. */
export interface Finding extends Place {
  /** French kebab-case, stable for ever: the name of the rule, its file and its page. */
  readonly code: string;
  /** How much it matters whatever the statut. */
  readonly niveau: Exclude<Niveau, 'aucun'>;
  readonly severite: Severite;
  /** One or two plain French sentences: what, and what to do. */
  readonly message: string;
  /** Identifier of the written criterion concerned. */
  readonly critere?: string;
  readonly related?: readonly (Place & { readonly message: string })[];
  /** Its cures, the likeliest first; `analyse` adds « Ignorer ce constat » where a comment can. */
  readonly fixes: readonly Fix[];
}

/** A finding before the dossier's statut has decided its severity. */
export interface Remark extends Place {
  readonly niveau: Niveau;
  readonly message: string;
  readonly critere?: string;
  readonly related?: readonly (Place & { readonly message: string })[];
  /** Its cures, or what makes them: they are made when someone asks for them, not at each keystroke. */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
}

/** All that rules may look at. */
export interface RuleContext {
  readonly dossier: Dossier;
  readonly couverture: Couverture;
  readonly cadre: Cadre;
  readonly facts: Facts;
  /** Codes of all the rules. */
  readonly codes: readonly string[];
}

/** One kind of finding. Pure: same context, same remarks. */
export type Rule = DossierRule | PreuveRule;

/** A rule about one preuve, which looks at nothing but its block, the parties around it and the référentiel: asked again only when these change. */
export interface PreuveRule {
  readonly code: string;
  readonly prose?: never;
  preuve(preuve: Preuve, context: Pick<RuleContext, 'cadre' | 'facts'>): Iterable<Remark>;
}

/** A rule that looks at the whole dossier. */
export interface DossierRule {
  readonly code: string;
  /** What it says rests on the prose: nothing is said as long as only headings and blocks were read. */
  readonly prose?: true;
  check(context: RuleContext): Iterable<Remark>;
}
