// A référentiel with its indexes: the ways to look things up in it by name, however typed.
import type { Modele } from './modele.js';
import { Names } from './nearest.js';
import type { Attente, Competence, Critere, Exigence, Forme, Mot, Nature, PartieType, Referentiel } from './referentiel.js';
import { fold, slug } from './text.js';

/** A closed or open list of words, found by identifier, French label or alias, however typed. */
export class Vocabulaire<T extends Mot> {
  private readonly byName = new Map<string, T>();
  /** Made when somebody first mistypes. */
  private names: Names | undefined;

  constructor(readonly mots: readonly T[]) {
    for (const one of [...mots].reverse()) {
      for (const name of [one.titre, ...(one.alias ?? []), one.id]) this.byName.set(slug(name), one);
    }
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

  constructor(
    readonly referentiel: Referentiel,
    /** The modèles of the pack, in its order. */
    readonly modeles: readonly Modele[] = [],
  ) {
    this.natures = new Vocabulaire(referentiel.natures);
    this.formes = new Vocabulaire(referentiel.formes);
    this.listes = {
      facettes: new Vocabulaire(referentiel.facettes),
      forme: this.formes,
      origine: new Vocabulaire(referentiel.origines),
      role: new Vocabulaire(referentiel.roles),
      moments: new Vocabulaire(referentiel.moments),
      source: new Vocabulaire(referentiel.sources),
      grille: new Vocabulaire(referentiel.grilles.liste),
    };
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
