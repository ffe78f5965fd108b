// The référentiel as data: its shape, checked at the boundary, and the names that must point somewhere.
import * as v from 'valibot';
import { french } from './french.js';
import { crossReferences } from './renvois.js';
import { type Checked, check, pathInWords } from './schema.js';

const texte = v.pipe(v.string(), v.trim(), v.minLength(1), v.transform(french));
const identifiant = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9.-]*$/, 'identifiant attendu : lettres, chiffres, points et tirets'),
);
const liste = v.array(identifiant);
const nombre = v.pipe(v.number(), v.integer(), v.minValue(0));
const renvois = v.optional(v.union([identifiant, liste]));

/** A table whose keys may all be absent: an array must not pass for it. */
function table<const T extends v.ObjectEntries>(entries: T) {
  const isTable = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
  return v.pipe(v.custom<Record<string, unknown>>(isTable, 'table attendue'), v.strictObject(entries));
}

/** How much it matters: `manque` and `faute` follow the dossier's statut, `aucun` is never said. */
const niveau = v.picklist(['manque', 'faute', 'avertissement', 'information', 'question', 'aucun']);
const severite = v.picklist(['erreur', 'avertissement', 'information', 'indice']);

/** What one attribute of a preuve must hold: all of these, at least one of these, or (advice only) one of these. */
const attente = table({
  toutes: v.optional(liste),
  auMoinsUne: v.optional(liste),
  attendues: v.optional(liste),
  /** `chacune`: each preuve holds them all; `union`: the preuves of the exigence hold them together. */
  portee: v.optional(v.picklist(['chacune', 'union'])),
});

/** It is no longer used since that version: what names it is read as what replaces it, if anything does, and told. */
const obsolete = v.optional(v.strictObject({ depuis: v.string(), remplacePar: v.optional(identifiant) }));

const lien = v.strictObject({
  vers: v.optional(liste),
  versNatures: v.optional(liste),
  memeApprenant: v.optional(v.boolean()),
  niveau,
});

const exigence = v.strictObject({
  id: identifiant,
  titre: texte,
  natures: v.pipe(liste, v.minLength(1)),
  min: v.pipe(nombre, v.minValue(1)),
  formes: v.optional(liste),
  facettes: v.optional(attente),
  moments: v.optional(attente),
  role: v.optional(attente),
  origine: v.optional(attente),
  lien: v.optional(lien),
  emplacement: v.optional(identifiant),
  distinctDe: v.optional(liste),
  obsolete,
  ambiguite: renvois,
});

const critere = v.strictObject({
  id: identifiant,
  titre: texte,
  exigences: v.pipe(v.array(exigence), v.minLength(1)),
  obsolete,
});

const critereOral = v.strictObject({
  id: identifiant,
  titre: texte,
  min: v.optional(nombre),
  focus: v.optional(identifiant),
  ficheCommune: v.optional(v.boolean()),
  premierePersonne: v.optional(v.boolean()),
  situationsDuDossier: v.optional(v.boolean()),
  rattachement: v.optional(liste),
  peutNourrir: v.optional(liste),
  ambiguite: renvois,
});

const competence = v.strictObject({
  id: identifiant,
  titre: texte,
  court: texte,
  posture: texte,
  ecrit: v.array(critere),
  oral: v.array(critereOral),
});

const mot = v.strictObject({ id: identifiant, titre: texte, alias: v.optional(v.array(v.string())), obsolete });

const champs = table({
  requis: v.optional(v.array(v.string())),
  conseilles: v.optional(v.array(v.string())),
  /** Least number of words the block must hold (a video's written summary). */
  mots: v.optional(nombre),
});

/** What each entry of a list (a veille) must say: its name, and the labels that announce it. */
const entreeAttendue = v.strictObject({
  titre: texte,
  alias: v.pipe(v.array(v.string()), v.minLength(1)),
  /** Any date in the entry is enough. */
  date: v.optional(v.boolean()),
});

const effet = v.strictObject({
  cible: identifiant,
  champ: v.string(),
  valeur: v.union([v.string(), v.number(), v.boolean(), v.array(v.string())]),
});

/** The shape alone, without the cross-references that `readReferentiel` also checks. */
export const referentielSchema = v.strictObject({
  schema: v.literal('dep-referentiel/1'),
  id: identifiant,
  titre: texte,
  certificateur: v.string(),
  version: v.string(),
  jury: v.optional(v.strictObject({ membres: nombre })),
  modalites: v.optional(v.array(v.strictObject({ id: identifiant, titre: texte }))),
  statuts: v.pipe(v.array(v.strictObject({ id: identifiant, titre: texte, manque: severite, faute: severite })), v.minLength(1)),
  structure: v.array(
    v.strictObject({
      id: identifiant,
      titre: texte,
      description: v.optional(texte),
      competence: v.optional(identifiant),
      niveau: v.optional(v.pipe(nombre, v.minValue(1), v.maxValue(6))),
      /** It holds the readings that the text calls. */
      bibliographie: v.optional(v.boolean()),
      alias: v.pipe(v.array(v.string()), v.minLength(1)),
    }),
  ),
  partieCompetence: v.array(
    v.strictObject({ id: identifiant, titre: texte, natures: liste, min: nombre, niveau, ambiguite: renvois }),
  ),
  globaux: v.array(
    v.strictObject({
      id: identifiant,
      titre: texte,
      /** The title in the singular, without article. */
      un: texte,
      natures: v.optional(liste),
      source: v.optional(identifiant),
      min: nombre,
      par: v.picklist(['dossier', 'competence']),
      distinctPar: v.optional(v.picklist(['apprenant', 'fiche'])),
      motsMin: v.optional(nombre),
      niveau,
      ambiguite: renvois,
    }),
  ),
  reemploi: v.strictObject({ seuil: nombre, niveau, ambiguite: renvois }),
  competences: v.array(competence),
  natures: v.array(
    v.strictObject({
      ...mot.entries,
      champs: v.optional(champs),
      /** A learner's own words: its missing links are told apart. */
      temoignage: v.optional(v.boolean()),
      /** What each of its entries says, for a preuve that is a list of them. */
      entrees: v.optional(v.array(entreeAttendue)),
      /** The rows of its table show what its facettes announce. */
      lignes: v.optional(v.boolean()),
      /** It is told as a story. */
      recit: v.optional(v.boolean()),
      /** It counts for the dossier even when it serves no criterion. */
      sansCritere: v.optional(v.boolean()),
    }),
  ),
  formes: v.array(
    v.strictObject({
      ...mot.entries,
      champs: v.optional(champs),
      partie: v.optional(identifiant),
      /** What has it is told as a story. */
      recit: v.optional(v.boolean()),
      ambiguite: renvois,
    }),
  ),
  facettes: v.array(mot),
  moments: v.array(mot),
  origines: v.array(mot),
  roles: v.array(mot),
  sources: v.array(mot),
  grilles: v.strictObject({ ouverte: v.boolean(), liste: v.array(mot) }),
  ambiguites: v.array(
    v.strictObject({
      id: identifiant,
      question: texte,
      defaut: identifiant,
      lectures: v.pipe(
        v.array(v.strictObject({ id: identifiant, titre: texte, effets: v.optional(v.array(effet)) })),
        v.minLength(1),
      ),
    }),
  ),
});

/** A certification's framework: what a dossier must hold, in the certification's own words. Plain data. */
export type Referentiel = v.InferOutput<typeof referentielSchema>;
/** A competence (C1…C5). */
export type Competence = Referentiel['competences'][number];
/** A written criterion (C1.1). */
export type Critere = Competence['ecrit'][number];
/** A criterion judged at the soutenance (C1.O2). */
export type CritereOral = Competence['oral'][number];
/** A countable requirement of a written criterion (C1.1.a). */
export type Exigence = Critere['exigences'][number];
/** What one attribute of a preuve must hold. */
export type Attente = NonNullable<Exigence['facettes']>;
/** What a preuve is. */
export type Nature = Referentiel['natures'][number];
/** How a preuve is shown. */
export type Forme = Referentiel['formes'][number];
/** A word of a closed list: identifier, French label, other spellings. */
export type Mot = Referentiel['facettes'][number];
/** What each entry of a list must say. */
export type EntreeAttendue = v.InferOutput<typeof entreeAttendue>;
/** A mandatory part of the dossier. */
export type PartieType = Referentiel['structure'][number];
/** A minimum that holds for the whole dossier. */
export type Global = Referentiel['globaux'][number];
/** How much a finding matters, before the statut decides its severity. */
export type Niveau = v.InferOutput<typeof niveau>;
/** Severity shown to the person. */
export type Severite = v.InferOutput<typeof severite>;

/** Data that was accepted, or why it was not, one sentence each. */
export type Read<T> = { readonly valeur: T } | { readonly erreurs: readonly string[] };

/** Checks unknown data; on refusal says where and why, one sentence each. */
export function readReferentiel(data: unknown): Read<Referentiel> {
  const read = checkReferentiel(data);
  if ('valeur' in read) return read;
  return {
    erreurs: read.fautes.map(
      ({ nom, chemin, message }) => `${nom?.dans ?? (chemin.length > 0 ? pathInWords(chemin) : 'référentiel')} : ${message}`,
    ),
  };
}

/** The same with the places of what is wrong. */
export function checkReferentiel(data: unknown): Checked<Referentiel> {
  const read = check(referentielSchema, data);
  if ('fautes' in read) return read;
  const fautes = crossReferences(read.valeur);
  return fautes.length > 0 ? { fautes } : read;
}
