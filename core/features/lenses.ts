// Code lenses: above each competence and each preuve, how far it is. Only words of the référentiel: nothing that was typed.
import type { Analysis } from '../analysis.js';
import { type CompetenceCouverte, exigencesCouvertes, partiesOfCompetence } from '../couverture.js';
import { type Fichier, findPreuves, type Preuve, valeurs } from '../dossier.js';
import type { Evaluation } from '../evaluation.js';
import { french, plural } from '../french.js';
import { decode, type Span } from '../text.js';
import { isMet, manquesInWords } from '../words.js';

/** A sentence above a line. `ouvre` names what a click shows, in an editor that can. */
export interface Lens {
  readonly span: Span;
  readonly texte: string;
  readonly ouvre: 'couverture' | undefined;
}

/** The lenses of one file, in its order. */
export function lenses(analysis: Analysis, fichier: Fichier): readonly Lens[] {
  const { dossier, couverture } = analysis;
  const headings = couverture.competences.flatMap((one): Lens[] => {
    const [partie] = partiesOfCompetence(dossier, one.competence);
    return partie?.fichier === fichier ? [{ span: partie.titre.span, texte: competenceInWords(one), ouvre: 'couverture' }] : [];
  });
  const evaluations = byPreuve(analysis);
  const mentions = countMentions(analysis);
  const preuves = dossier.preuves
    .filter((one) => one.fichier === fichier)
    .flatMap((one): Lens[] => {
      const served = evaluations.get(one) ?? [];
      const count = mentions.get(one) ?? 0;
      const span = one.bloc.ouverture;
      return [
        ...preuveInWords(served).map((texte) => ({ span, texte, ouvre: 'couverture' }) as const),
        ...(count > 0 ? [{ span, texte: plural(count, 'renvoi', 'renvois'), ouvre: undefined }] : []),
      ];
    });
  return [...headings, ...preuves].sort((a, b) => a.span.start - b.span.start);
}

/** « 3 exigences sur 4 · il manque le retour d’un apprenant sur cet outil (C1.1) ». */
function competenceInWords({ criteres }: CompetenceCouverte): string {
  const all = criteres.flatMap((one) => one.exigences);
  const open = all.filter((one) => !isMet(one.etat));
  const [first, ...others] = open;
  const met = `${plural(all.length - open.length, 'exigence', 'exigences')} sur ${all.length}`;
  if (!first) return french(met);
  const what = `${first.etat === 'absente' ? 'il manque' : 'à compléter :'} ${first.exigence.titre} (${first.critere.id})`;
  const rest = others.length > 0 ? ` et ${plural(others.length, 'autre', 'autres')}` : '';
  return french(`${met} · ${what}${rest}`);
}

/** « C1.1 · complète », « C1.1 · à préciser : facettes »: one for each exigence it serves. */
function preuveInWords(evaluations: readonly Evaluation[]): string[] {
  const said = evaluations.map(({ critere, manques }) => french([critere.id, ...manquesInWords(manques)].join(' · ')));
  return [...new Set(said)];
}

function byPreuve({ couverture }: Analysis): ReadonlyMap<Preuve, readonly Evaluation[]> {
  const map = new Map<Preuve, Evaluation[]>();
  for (const { evaluations } of exigencesCouvertes(couverture)) {
    for (const one of evaluations) map.set(one.preuve, [...(map.get(one.preuve) ?? []), one]);
  }
  return map;
}

/** How often each preuve is named elsewhere: in `sur`, and by links. */
function countMentions({ dossier }: Analysis): ReadonlyMap<Preuve, number> {
  const named = [
    ...dossier.preuves.flatMap((one) => valeurs(one, 'sur').map(({ texte }) => texte)),
    ...dossier.fichiers.flatMap((fichier) =>
      fichier.extraction.liens.filter(({ cible }) => cible.startsWith('#')).map(({ cible }) => decode(cible.slice(1))),
    ),
  ];
  const counts = new Map<Preuve, number>();
  for (const reference of named) {
    for (const one of findPreuves(dossier, reference)) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}
