// Hover: what the thing under the cursor is, what is expected of it and where it stands, in words.
import type { Analysis } from '../analysis.js';
import { attributsDeListe } from '../attributs.js';
import { type Fichier, findPreuves, type Preuve } from '../dossier.js';
import type { Rubrique, Valeur } from '../extraction.js';
import { decode, type Span } from '../text.js';
import { type Fiche, ficheCompetence, ficheCritere, ficheIgnore, ficheMot, fichePreuve, ficheQuestions } from './fiches.js';

/** A fiche about what stands at `span`. */
export interface Hover {
  readonly span: Span;
  readonly fiche: Fiche;
}

/** What is said of the thing at an offset; undefined where there is nothing of ours. */
export function hover(analysis: Analysis, fichier: Fichier, offset: number): Hover | undefined {
  const holds = ({ span }: { readonly span: Span }): boolean => span.start <= offset && offset <= span.end;
  const preuve = analysis.dossier.preuves.find((one) => one.fichier === fichier && holds({ span: one.bloc.ouverture }));
  if (preuve) return inOpening(analysis, preuve, holds);
  const rubrique = fichier.extraction.rubriques.find(holds);
  if (rubrique) return inRubrique(analysis, fichier, rubrique);
  const ignore = fichier.extraction.ignores.find(holds);
  if (ignore) return { span: ignore.span, fiche: ficheIgnore(ignore) };
  const lien = fichier.extraction.liens.find((one) => one.cible.startsWith('#') && holds(one));
  const [target] = lien ? findPreuves(analysis.dossier, decode(lien.cible.slice(1))) : [];
  if (lien && target) return { span: lien.span, fiche: fichePreuve(analysis, target) };
  return inHeading(analysis, fichier, offset);
}

function inOpening(analysis: Analysis, preuve: Preuve, holds: (one: { readonly span: Span }) => boolean): Hover {
  for (const { nom, valeurs } of preuve.bloc.attributs.values()) {
    const valeur = valeurs.find(holds);
    const fiche = valeur && aboutValue(analysis, preuve, nom, valeur);
    if (valeur && fiche) return { span: valeur.span, fiche };
  }
  const fiche = fichePreuve(analysis, preuve);
  const asked = holds({ span: preuve.bloc.spanNom }) ? ficheQuestions(analysis, preuve) : undefined;
  if (!asked) return { span: preuve.bloc.ouverture, fiche };
  const lignes = [...fiche.lignes, { texte: asked.titre }, ...asked.lignes.map((one) => ({ ...one, sous: true as const }))];
  return { span: preuve.bloc.spanNom, fiche: { ...fiche, lignes } };
}

/** What the modèle of the preuve around it asks there. */
function inRubrique(analysis: Analysis, fichier: Fichier, { texte, span }: Rubrique): Hover | undefined {
  const around = analysis.dossier.preuves.findLast(
    ({ fichier: own, bloc }) => own === fichier && bloc.span.start <= span.start && span.end <= bloc.span.end,
  );
  const fiche = around && ficheQuestions(analysis, around, texte);
  return fiche && { span, fiche };
}

function aboutValue(analysis: Analysis, preuve: Preuve, nom: string, { texte }: Valeur): Fiche | undefined {
  const { cadre, dossier } = analysis;
  if (nom === 'pour') return ficheCritere(analysis, texte);
  if (nom === 'sur') {
    const [target] = findPreuves(dossier, texte);
    return target && fichePreuve(analysis, target);
  }
  const liste = attributsDeListe.find((one) => one === nom);
  const mot = liste && cadre.listes[liste].find(texte);
  return liste && mot && ficheMot(analysis, preuve, liste, mot);
}

/** A reference (`C1.1`) in a heading, else the competence whose partie the heading opens. */
function inHeading(analysis: Analysis, fichier: Fichier, offset: number): Hover | undefined {
  const titre = fichier.extraction.titres.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!titre) return undefined;
  const source = fichier.texte.slice(titre.span.start, titre.span.end);
  for (const { index, 0: word } of source.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,40}(?:\.[\p{L}\p{N}]{1,40}){1,9}/gu)) {
    const span = { start: titre.span.start + index, end: titre.span.start + index + word.length };
    const fiche = span.start <= offset && offset <= span.end ? ficheCritere(analysis, word) : undefined;
    if (fiche) return { span, fiche };
  }
  const partie = analysis.dossier.parties.find((one) => one.titre === titre);
  const couverte = analysis.couverture.competences.find((one) => one.competence.id === partie?.type?.competence);
  return couverte && { span: titre.span, fiche: ficheCompetence(couverte) };
}
