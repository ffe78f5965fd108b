// What a person does to a criterion from the panel: insert, see, ignore, drop. Each way to do it is a fix.
import type { Analysis } from '../analysis.js';
import { type ExigenceCouverte, exigencesCouvertes } from '../couverture.js';
import { blocDeDepot, type Depot } from '../depot.js';
import type { Fichier } from '../dossier.js';
import { type Besoin, ebauche } from '../ebauche.js';
import type { RuleContext } from '../finding.js';
import type { Fix } from '../fix.js';
import { french } from '../french.js';
import { ignoreFix } from '../ignore.js';
import { besoinOf, counter, inserer, insererManquantes, linkable } from '../inserer.js';
import { insertLines, thenWrite } from '../insertion.js';
import type { Span } from '../text.js';
import { isMet } from '../words.js';
import { type Fiche, ficheCritere } from './fiches.js';
import { freePlace } from './insertions.js';
import { criteresNear, type FixDeCritere } from './selection.js';

/** What the criterion or the exigence still lacks, as a modèle to fill; one fix by nature when only one preuve is missing. */
export function insererPour(analysis: Analysis, cible: string): readonly Fix[] {
  const all = named(analysis, cible);
  const absent = all.filter((one) => one.etat === 'absente');
  const wanted = absent.length > 0 ? absent : all.filter(isFirstOpen);
  return wanted.length > 0 ? insererManquantes(contextOf(analysis), wanted) : [];
}

/** What the criterion asks for, also under the identifier of one of its exigences. */
export function ficheDe(analysis: Analysis, cible: string): Fiche | undefined {
  return ficheCritere(analysis, named(analysis, cible)[0]?.critere.id ?? cible);
}

/** The comments that would silence what is said of the criterion, each titled with the finding it silences. */
export function ignorerPour(analysis: Analysis, cible: string, motif: string): readonly Fix[] {
  const critere = named(analysis, cible)[0]?.critere.id;
  return analysis.findings
    .filter((one) => critere !== undefined && one.critere === critere)
    .flatMap((one) => {
      const fix = ignoreFix(one, motif);
      return fix ? [{ ...fix, titre: one.message }] : [];
    });
}

/** What is dropped on a criterion, as a preuve of the first exigence it still lacks, where such preuves go. */
export function deposer(analysis: Analysis, depot: Depot, cible: string): readonly Fix[] {
  return besoinDe(analysis, depot, cible).map((besoin) => inserer(contextOf(analysis), [besoin]));
}

/** What is dropped in a text, as a preuve there instead of `span`: one fix by criterion, those of the chapter first. */
export function deposerIci(analysis: Analysis, depot: Depot, fichier: Fichier, span: Span): readonly FixDeCritere[] {
  const offset = freePlace(fichier, span.start);
  const removed = span.end > span.start ? [{ fichier, span, texte: '' }] : [];
  return criteresNear(analysis, fichier, offset).flatMap((critere) =>
    besoinDe(analysis, depot, critere.id).map((besoin): FixDeCritere => {
      const sur = besoin.exigence?.lien?.niveau === 'manque' ? linkable(analysis, besoin.exigence) : [];
      const lines = ebauche(analysis.cadre, besoin, { sur }, counter(), blocDeDepot(besoin.nature.id, depot, fichier.chemin));
      const titre = french(`Preuve de ${critere.id} : ${critere.titre}`);
      const edits = [thenWrite(insertLines({ fichier, offset }, lines)), ...removed];
      return { titre, edits, modele: true, critere };
    }),
  );
}

function besoinDe(analysis: Analysis, depot: Depot, cible: string): Besoin[] {
  const wanted = named(analysis, cible).find(isFirstOpen);
  if (!wanted) return [];
  return besoinOf(analysis, wanted.critere, wanted.exigence).map((besoin) => ({
    ...besoin,
    bloc: ({ chemin }) => blocDeDepot(besoin.nature.id, depot, chemin),
  }));
}

/** The first that is not met, else the first. */
function isFirstOpen(one: ExigenceCouverte, _: number, all: readonly ExigenceCouverte[]): boolean {
  return one === (all.find(({ etat }) => etat === 'absente') ?? all.find(({ etat }) => !isMet(etat)) ?? all[0]);
}

/** The exigence of that identifier, or those of the criterion; what follows `/` is left out. */
function named({ couverture }: Analysis, cible: string): readonly ExigenceCouverte[] {
  const [id] = cible.split('/');
  return exigencesCouvertes(couverture).filter((one) => one.exigence.id === id || one.critere.id === id);
}

function contextOf({ dossier, couverture, cadre }: Analysis): RuleContext {
  return { dossier, couverture, cadre, facts: {}, codes: [] };
}
