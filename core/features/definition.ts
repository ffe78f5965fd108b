// What a name stands for: the preuve of a renvoi, the heading of a criterion, the file of a part, the annexe of a call.
import type { Analysis } from '../analysis.js';
import { partiesOfCompetence } from '../couverture.js';
import { type Dossier, type Fichier, findPreuves } from '../dossier.js';
import type { Place } from '../finding.js';
import type { Critere } from '../referentiel.js';
import { numberedAnnexes } from '../rules/annexes.js';
import { type Span, slug } from '../text.js';
import { type Mention, mentionAt, mentions, placeOfPreuve } from './mentions.js';

/** A place to go to, with all that is worth showing around it. */
export interface Cible extends Place {
  readonly entier: Span;
}

/** A name and what it stands for. */
export interface Definition {
  readonly origine: Span;
  readonly cibles: readonly Cible[];
}

/** What the name at an offset stands for; what is declared there is its own definition. Undefined when there is nothing. */
export function definition(analysis: Analysis, fichier: Fichier, offset: number): Definition | undefined {
  const all = mentions(analysis);
  const mention = mentionAt(all, fichier, offset);
  const cibles = mention ? targetsOf(analysis, all, mention) : [];
  return mention && cibles.length > 0 ? { origine: mention.span, cibles } : undefined;
}

/** Headings that announce a criterion, else those of the parties of its competence. */
export function titresOfCritere({ dossier, cadre }: Analysis, all: readonly Mention[], critere: Critere): readonly Place[] {
  const named = all.filter((one) => one.genre === 'critere' && one.critere === critere && one.par === undefined);
  const competence = cadre.competence(critere.id);
  if (named.length > 0 || !competence) return named;
  return partiesOfCompetence(dossier, competence).map(({ fichier, titre }) => ({ fichier, span: titre.span }));
}

function targetsOf(analysis: Analysis, all: readonly Mention[], mention: Mention): readonly Cible[] {
  const { dossier } = analysis;
  const whole = ({ fichier, span }: Place): Cible => ({ fichier, span, entier: span });
  switch (mention.genre) {
    case 'preuve':
      return mention.role === 'ligne' ? [] : [{ ...placeOfPreuve(mention.preuve), entier: mention.preuve.bloc.span }];
    case 'renvoi': {
      const preuves = findPreuves(dossier, mention.id).map((one) => ({ ...placeOfPreuve(one), entier: one.bloc.span }));
      return preuves.length > 0 ? preuves : titresNamed(dossier, mention.id).map(whole);
    }
    case 'critere':
      return titresOfCritere(analysis, all, mention.critere).map(whole);
    case 'competence':
      return [whole(mention)];
    case 'annexe': {
      const place = numberedAnnexes(dossier).get(mention.numero);
      return place ? [whole(place)] : [];
    }
    case 'fichier':
      return dossier.fichiers
        .filter((one) => one.chemin === mention.chemin)
        .map((fichier) => whole({ fichier, span: { start: 0, end: 0 } }));
    case 'apprenant':
      return [];
  }
}

/** Headings that an anchor names, in our spelling (`l-accueil`) or in that of other tools (`laccueil`). */
export function titresNamed(dossier: Dossier, id: string): readonly Place[] {
  const bare = (text: string): string => slug(text).replaceAll('-', '');
  const wanted = bare(id);
  if (wanted === '') return [];
  return dossier.fichiers.flatMap((fichier) =>
    fichier.extraction.titres.filter(({ texte }) => bare(texte) === wanted).map(({ span }) => ({ fichier, span })),
  );
}
