// Fiches: what is said of a criterion, a preuve or a word of the référentiel. Plain text: an adapter escapes it.
import type { Analysis } from '../analysis.js';
import { type attributsDeListe, titreAttribut } from '../attributs.js';
import { type CompetenceCouverte, type ExigenceCouverte, exigencesCouvertes } from '../couverture.js';
import { type Preuve, textes } from '../dossier.js';
import { blocks } from '../evaluation.js';
import type { Ignore } from '../extraction.js';
import type { Place } from '../finding.js';
import { capital, french, listAnd, listOr, quoted } from '../french.js';
import { questions } from '../modele.js';
import type { Attente, Mot } from '../referentiel.js';
import { slug } from '../text.js';
import { critereInWords, exigenceInWords, manquesInWords } from '../words.js';
import { motsAttendus } from './wanted.js';

/** A title and lines under it. None of it is markup, whatever it holds. */
export interface Fiche {
  readonly titre: string;
  readonly lignes: readonly Ligne[];
}

/** One line; `sous` belongs to the line before it. `place` is where a reader finds what it names. */
export interface Ligne {
  readonly texte: string;
  readonly sous?: true;
  readonly place?: Place;
}

/** What a criterion asks for, how far it is, and the passages that prove it; undefined when there is none of that name. */
export function ficheCritere({ couverture, cadre }: Analysis, reference: string): Fiche | undefined {
  const critere = cadre.critere(reference);
  const couvert = couverture.competences.flatMap((one) => one.criteres).find((one) => one.critere === critere);
  if (couvert) {
    return {
      titre: french(`${couvert.critere.id} — ${couvert.critere.titre}`),
      lignes: couvert.exigences.flatMap((one) => aboutExigence(cadre, one)),
    };
  }
  if (!cadre.isOral(reference)) return undefined;
  const oral = french('Ce critère se présente devant le jury : rien n’est attendu par écrit.');
  return { titre: reference, lignes: [{ texte: oral }] };
}

function aboutExigence(cadre: Analysis['cadre'], couverte: ExigenceCouverte): Ligne[] {
  const { exigence, natures, evaluations } = couverte;
  return [
    { texte: french(`${capital(exigence.titre)} : ${exigenceInWords(couverte)}`) },
    { texte: french(`Attendu : ${[listOr(natures.map(lower)), ...expectations(cadre, couverte)].join(' ; ')}`), sous: true },
    ...evaluations.map(
      ({ preuve, manques }): Ligne => ({
        texte: french(`${manques.some(blocks) ? 'Commencé par' : 'Prouvé par'} ${quoted(preuve.titre)}`),
        sous: true,
        place: placeOf(preuve),
      }),
    ),
  ];
}

/** What an exigence asks for beside a nature, in words. */
function expectations(cadre: Analysis['cadre'], { exigence }: ExigenceCouverte): string[] {
  const { lien, emplacement, formes } = exigence;
  const words: string[] = [];
  if (formes) words.push(`forme : ${listOr(formes.map((id) => cadre.formes.label(id)))}`);
  for (const liste of ['facettes', 'moments', 'role', 'origine'] as const) {
    words.push(...attenteInWords(titreAttribut(liste), exigence[liste], (id) => cadre.listes[liste].label(id)));
  }
  const partie = cadre.referentiel.structure.find((one) => one.id === emplacement);
  if (partie) words.push(`dans la partie ${quoted(partie.titre)}`);
  if (lien && lien.niveau !== 'aucun') {
    const vers = cadre.exigences.filter((one) => lien.vers?.includes(one.id)).map((one) => one.titre);
    const natures = (lien.versNatures ?? []).map((id) => `une preuve ${quoted(cadre.natures.label(id))}`);
    words.push(`${lien.niveau === 'manque' ? 'à relier à' : 'conseillé : relier à'} ${listOr([...vers, ...natures])}`);
  }
  return words;
}

function attenteInWords(titre: string, attente: Attente | undefined, label: (id: string) => string): string[] {
  const { toutes, auMoinsUne, attendues } = attente ?? {};
  return [
    ...(toutes ? [`${titre} : ${listAnd(toutes.map(label))}`] : []),
    ...(auMoinsUne ? [`${titre}, au choix : ${listOr(auMoinsUne.map(label))}`] : []),
    ...(attendues ? [`${titre}, conseillé : ${listOr(attendues.map(label))}`] : []),
  ];
}

/** How far a competence is, criterion by criterion. */
export function ficheCompetence({ competence, criteres }: CompetenceCouverte): Fiche {
  return {
    titre: french(`${competence.id} — ${competence.titre}`),
    lignes: criteres.map((one) => ({ texte: french(`${one.critere.id} ${one.critere.titre} : ${critereInWords(one)}`) })),
  };
}

/** What a preuve proves, and what it still lacks for each exigence. */
export function fichePreuve({ couverture }: Analysis, preuve: Preuve): Fiche {
  const { nature, bloc } = preuve;
  const evaluations = exigencesCouvertes(couverture).flatMap((one) => one.evaluations.filter((item) => item.preuve === preuve));
  return {
    titre: french([nature?.titre ?? bloc.nom, ...(bloc.titre === '' ? [] : [quoted(bloc.titre)])].join(' · ')),
    lignes:
      evaluations.length > 0
        ? evaluations.map(({ critere, exigence, manques }) => ({
            texte: french([critere.id, exigence.titre, ...manquesInWords(manques)].join(' · ')),
          }))
        : [{ texte: french(servesNothing(preuve)) }],
  };
}

function servesNothing({ nature, bloc }: Preuve): string {
  if (!nature) return 'Ce nom n’est pas celui d’une nature de preuve.';
  if (nature.sansCritere) return 'Compte pour tout le dossier, même sans critère.';
  return bloc.attributs.has('pour')
    ? 'Aucun critère nommé dans « pour » n’attend cette nature de preuve.'
    : 'Ne sert encore aucun critère : nommez-le dans « pour ».';
}

/** A word of a list, and the criteria that want it: those the preuve serves first. */
export function ficheMot(
  { couverture, cadre }: Analysis,
  preuve: Preuve,
  liste: (typeof attributsDeListe)[number],
  mot: Mot,
): Fiche {
  const wanting = exigencesCouvertes(couverture).filter((one) => motsAttendus([one], liste, new Set()).has(mot.id));
  const here = wanting.filter((one) => one.evaluations.some((evaluation) => evaluation.preuve === preuve));
  const said = (list: readonly ExigenceCouverte[]): Ligne[] =>
    list.map(({ critere, exigence }) => ({ texte: french(`${critere.id} : ${exigence.titre}`), sous: true }));
  const lignes: Ligne[] =
    here.length > 0
      ? [{ texte: 'Attendu ici pour' }, ...said(here)]
      : wanting.length > 0
        ? [{ texte: 'Aucun critère de cette preuve ne l’attend. Attendu ailleurs pour' }, ...said(wanting)]
        : [];
  return { titre: `${capital(titreAttribut(liste))} · ${cadre.listes[liste].label(mot.id)}`, lignes };
}

/** What the modèle nearest to a preuve asks: under one of its rubrics, or everywhere; undefined when it asks nothing there. */
export function ficheQuestions({ cadre }: Analysis, preuve: Preuve, rubrique?: string): Fiche | undefined {
  const { fichier, bloc, nature } = preuve;
  const inside = fichier.extraction.rubriques.filter(({ span }) => span.start >= bloc.span.start && span.end <= bloc.span.end);
  const own = new Set(inside.map((one) => slug(one.texte)));
  const pour = textes(preuve, 'pour').map((one) => one.texte);
  const several = cadre.modeles
    .filter((one) => one.nature !== undefined && one.nature === nature?.id)
    .map((modele) => ({ modele, liste: questions(modele).filter((one) => !rubrique || slug(one.rubrique) === slug(rubrique)) }))
    .filter(({ liste }) => liste.length > 0)
    .map(({ modele, liste }) => {
      const shared = [...new Set(questions(modele).map((one) => slug(one.rubrique)))].filter((one) => own.has(one)).length;
      const first = pour.findIndex((one) => modele.criteres.includes(one));
      return { modele, liste, near: shared + (first < 0 ? 0 : 1 / (first + 2)) };
    })
    .sort((a, b) => b.near - a.near);
  const [asked] = several;
  // Among several, one that nothing tells apart would ask the wrong questions.
  if (!asked || (asked.near === 0 && several.length > 1)) return undefined;
  return {
    titre: french(rubrique ?? `Questions du modèle ${quoted(asked.modele.titre)}`),
    lignes: asked.liste.map((one) => ({
      texte: french(capital(rubrique || one.rubrique === '' ? one.texte : `${one.rubrique} : ${one.texte}`)),
    })),
  };
}

/** What a `dep-ignore` comment does. */
export function ficheIgnore({ code, critere, motif, cible }: Ignore): Fiche {
  const done =
    motif === ''
      ? 'Sans motif, ce commentaire ne fait rien : écrivez pourquoi, après un deux-points.'
      : cible === undefined
        ? 'Rien ne suit ce commentaire : placez-le au-dessus de ce qu’il concerne.'
        : 'Ce constat n’est plus montré sur ce qui suit.';
  return {
    titre: french(`Constat ${quoted(code)} mis de côté${critere === undefined ? '' : ` pour ${critere}`}`),
    lignes: [{ texte: french(done) }, ...(motif === '' ? [] : [{ texte: french(`Motif : ${quoted(motif)}`) }])],
  };
}

function placeOf({ fichier, bloc }: Preuve): Place {
  return { fichier, span: bloc.spanTitre };
}

function lower(text: string): string {
  return text.toLocaleLowerCase('fr');
}
