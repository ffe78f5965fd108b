// A référentiel with its indexes: the ways to look things up in it by name, however typed.
import { expand, type Modele } from './modele.js';
import { Names } from './nearest.js';
import type { Attente, Competence, Critere, Exigence, Forme, Mot, Nature, PartieType, Referentiel } from './referentiel.js';
import { enUsage, type Retrait, retraits } from './renvois.js';
import { fold, slug } from './text.js';

/**
 * A closed or open list of words, found by identifier, French label or alias, however typed. A word that is no longer
 * used is found as the one that replaces it.
 */
export class Vocabulaire<T extends Mot> {
  /** Those in use. */
  readonly mots: readonly T[];
  private readonly byName = new Map<string, T>();
  private readonly retires = new Map<string, Retrait>();
  /** Made when somebody first mistypes. */
  private names: Names | undefined;

  constructor(tous: readonly T[]) {
    this.mots = tous.filter((one) => !one.obsolete);
    for (const one of retraits(tous)) {
      const par = this.mots.find(({ id }) => id === one.par);
      for (const name of namesOf(tous.find(({ id }) => id === one.id))) {
        this.retires.set(name, one);
        if (par) this.byName.set(name, par);
      }
    }
    for (const one of [...this.mots].reverse()) {
      for (const name of namesOf(one)) {
        this.byName.set(name, one);
        this.retires.delete(name);
      }
    }
  }

  /** What is to be known of a word that is no longer used; undefined for any other. */
  retrait(typed: string): Retrait | undefined {
    return this.retires.get(slug(typed));
  }

  find(typed: string): T | undefined {
    return this.byName.get(slug(typed));
  }

  /** The label nearest to what was typed, to suggest. */
  nearest(typed: string): T | undefined {
    this.names ??= new Names(this.byName.keys());
    const name = this.names.nearest(typed);
    return name === undefined ? undefined : this.byName.get(name);
  }

  label(id: string): string {
    return this.mots.find((one) => one.id === id)?.titre ?? id;
  }
}

function namesOf(mot: Mot | undefined): string[] {
  return mot ? [mot.titre, ...(mot.alias ?? []), mot.id].map(slug) : [];
}

// « 1. », « 1 », « II – », « a) », « Partie », « Partie 2 : » before the name of a partie.
const numbering = /^(?:(?:partie|chapitre|section)\s+)?(?:(?:[ivx]+|\d+(?:\.\d+)*|[a-z])\s*[.):–—-]\s*|\d+(?:\.\d+)*\s+)?/;

/** The lists in which an exigence may ask for values. */
export const listesAttendues = ['facettes', 'moments', 'role', 'origine'] as const;
export type ListeAttendue = (typeof listesAttendues)[number];

/** A référentiel with its indexes; built once, never changed. */
export class Cadre {
  readonly natures: Vocabulaire<Nature>;
  readonly formes: Vocabulaire<Forme>;
  /** Closed lists by the attribute that takes its values from them. */
  readonly listes: Readonly<
    Record<'facettes' | 'forme' | 'origine' | 'role' | 'moments' | 'source' | 'grille', Vocabulaire<Mot>>
  >;
  readonly exigences: readonly Exigence[];
  readonly criteres: readonly Critere[];
  private readonly critereOf = new Map<string, Critere>();
  private readonly competenceOf = new Map<string, Competence>();
  private readonly attentesOf = new Map<Exigence, readonly (readonly [ListeAttendue, Attente])[]>();
  /** By level of heading, then by its text. */
  private readonly partieTypeOf: Map<string, PartieType | null>[] = [];
  private readonly exigencesOf = new Map<string, readonly Exigence[]>();
  /** Criteria and exigences that are no longer used. */
  private readonly retires = new Map<string, Retrait>();
  /** What is in use: what is obsolete is asked of nobody. */
  readonly referentiel: Referentiel;
  /** As they are inserted: what is repeated for each phase is. */
  readonly modeles: readonly Modele[];
  /** The most words that a preuve is asked to have, anywhere. */
  readonly motsJuges: number;

  constructor(
    /** All of it, what is obsolete too. */
    readonly entier: Referentiel,
    /** The modèles of the pack, in its order. */
    modeles: readonly Modele[] = [],
  ) {
    this.modeles = modeles.map((one) => (one.phases ? { ...one, corps: expand(one) } : one));
    this.natures = new Vocabulaire(entier.natures);
    this.formes = new Vocabulaire(entier.formes);
    this.listes = {
      facettes: new Vocabulaire(entier.facettes),
      forme: this.formes,
      origine: new Vocabulaire(entier.origines),
      role: new Vocabulaire(entier.roles),
      moments: new Vocabulaire(entier.moments),
      source: new Vocabulaire(entier.sources),
      grille: new Vocabulaire(entier.grilles.liste),
    };
    const referentiel = enUsage(entier);
    this.referentiel = referentiel;
    const asked = [...entier.natures, ...entier.formes].map((one) => one.champs?.mots ?? 0);
    this.motsJuges = Math.max(0, ...asked, ...referentiel.globaux.map((one) => one.motsMin ?? 0));
    this.criteres = referentiel.competences.flatMap((one) => one.ecrit);
    this.exigences = this.criteres.flatMap((one) => one.exigences);
    for (const one of this.exigences)
      this.attentesOf.set(
        one,
        listesAttendues.flatMap((type) => (one[type] ? [[type, one[type]] as const] : [])),
      );
    for (const competence of referentiel.competences) {
      for (const critere of competence.ecrit) {
        this.exigencesOf.set(fold(critere.id), critere.exigences);
        for (const one of critere.exigences) this.exigencesOf.set(fold(one.id), [one]);
        for (const id of [critere.id, ...critere.exigences.map((one) => one.id)]) {
          this.critereOf.set(fold(id), critere);
          this.competenceOf.set(fold(id), competence);
        }
      }
    }
    const tous = entier.competences.flatMap((one) => one.ecrit);
    for (const one of retraits(tous)) {
      for (const { id, titre } of [one, ...(tous.find(({ id }) => id === one.id)?.exigences ?? [])])
        this.retire({ ...one, id, titre });
    }
    for (const one of retraits(tous.flatMap((critere) => critere.exigences))) this.retire(one);
  }

  /** What is no longer used is read as what replaces it. */
  private retire(one: Retrait): void {
    const [from, to] = [fold(one.id), fold(one.par ?? '')];
    this.retires.set(from, one);
    const [critere, competence, exigences] = [this.critereOf.get(to), this.competenceOf.get(to), this.exigencesOf.get(to)];
    if (critere) this.critereOf.set(from, critere);
    if (competence) this.competenceOf.set(from, competence);
    if (exigences) this.exigencesOf.set(from, exigences);
  }

  /** What is to be known of a criterion or an exigence that is no longer used; undefined for any other. */
  retrait(reference: string): Retrait | undefined {
    return this.retires.get(fold(reference));
  }

  /** The written criterion that a reference (`C1.1`, `c1.1.a`) names. */
  critere(reference: string): Critere | undefined {
    return this.critereOf.get(fold(reference));
  }

  /** The exigences that a reference names: all those of a criterion, or one. */
  exigencesNamed(reference: string): readonly Exigence[] {
    return this.exigencesOf.get(fold(reference)) ?? [];
  }

  /** What an exigence asks of the lists of a preuve, list by list. */
  attentes(exigence: Exigence): readonly (readonly [ListeAttendue, Attente])[] {
    return this.attentesOf.get(exigence) ?? [];
  }

  competence(reference: string): Competence | undefined {
    return this.competenceOf.get(fold(reference));
  }

  /** The role of a heading. One deeper than level 1 must be an alias of the role and nothing else. */
  partieType(texte: string, niveau: number): PartieType | undefined {
    this.partieTypeOf[niveau] ??= new Map();
    const known = this.partieTypeOf[niveau];
    let found = known.get(texte);
    if (found === undefined) {
      if (known.size > 20_000) known.clear();
      found = this.findPartieType(fold(texte), niveau) ?? null;
      known.set(texte, found);
    }
    return found ?? undefined;
  }

  private findPartieType(whole: string, niveau: number): PartieType | undefined {
    const bare = (text: string): string => text.replace(/\bn\s?[°º] ?(?=\d)/, '').replace(/^(\p{L}) (?=\d)/u, '$1');
    const names = [bare(whole), bare(whole.replace(numbering, ''))];
    let best: PartieType | undefined;
    let length = 0;
    for (const type of this.referentiel.structure) {
      if (niveau > (type.niveau ?? 1)) continue;
      for (const alias of type.alias.map(fold)) {
        const begins = (name: string): boolean => name.startsWith(alias) && !/[\p{L}\p{N}]/u.test(name.charAt(alias.length));
        const matches = names.some((name) => name === alias || (niveau === 1 && begins(name)));
        if (matches && alias.length > length) {
          best = type;
          length = alias.length;
        }
      }
    }
    return best;
  }

  /** True when the text names an oral criterion: known, but nothing in the written dossier proves it. */
  isOral(reference: string): boolean {
    return this.referentiel.competences.some((one) => one.oral.some((oral) => fold(oral.id) === fold(reference)));
  }

  /** All references a candidate may write in `pour`. */
  references(): string[] {
    return this.criteres.flatMap((one) => [one.id, ...one.exigences.map((item) => item.id)]);
  }
}
