// States and sums of the couverture, in words: what a person reads in the tree, the terminal and the status item.

import { titreAttribut } from './attributs.js';
import type { CritereCouvert, Etat, ExigenceCouverte, GlobalCompte } from './couverture.js';
import { blocks, type Manque } from './evaluation.js';
import { french, listAnd, listOr, plural } from './french.js';
import type { Global } from './referentiel.js';

const etats: Readonly<Record<Etat, string>> = {
  absente: 'absente',
  amorcee: 'amorcée',
  presente: 'présente',
  validee: 'validée',
  'a-revoir': 'à revoir',
};

/** « amorcée ». */
export function etatInWords(etat: Etat): string {
  return etats[etat];
}

/** An exigence counts as met when nothing more is expected from the candidate. */
export function isMet(etat: Etat): boolean {
  return etat === 'presente' || etat === 'validee';
}

/** « 1 exigence sur 2 · il manque le retour d’un apprenant sur cet outil ». */
export function critereInWords({ exigences, etat }: CritereCouvert): string {
  const met = exigences.filter((one) => isMet(one.etat)).length;
  const missing = exigences.filter((one) => one.etat === 'absente').map((one) => one.exigence.titre);
  const begun = exigences.some((one) => one.etat === 'amorcee');
  const parts = [isMet(etat) || etat === 'absente' ? etatInWords(etat) : `${met} sur ${exigences.length}`];
  if (etat === 'a-revoir') parts[0] = etatInWords(etat);
  if (missing.length > 0) parts.push(`il manque ${listAnd(missing)}`);
  else if (begun) parts.push('à compléter');
  return french(parts.join(' · '));
}

/** « 1 preuve sur 2 · il manque : retour d’apprenant » : how many of the preuves of a criterion are there, and the sorts that are not. */
export function preuvesInWords({ exigences }: Pick<CritereCouvert, 'exigences'>): string {
  const min = exigences.reduce((sum, { exigence }) => sum + exigence.min, 0);
  const there = exigences.reduce((sum, { exigence, etat, completes }) => {
    return sum + (isMet(etat) ? exigence.min : Math.min(completes, exigence.min));
  }, 0);
  const missing = exigences.filter((one) => one.etat === 'absente').map(({ natures }) => listOr(natures.map(lower)));
  const rest = missing.length > 0 ? [`il manque : ${listAnd([...new Set(missing)])}`] : there < min ? ['à compléter'] : [];
  return french([`${plural(there, 'preuve', 'preuves')} sur ${min}`, ...rest].join(' · '));
}

function lower(text: string): string {
  return text.toLocaleLowerCase('fr');
}

/** « amorcée · à préciser : distanciel, preuve concernée » : the state of an exigence and what keeps it from being met. */
export function exigenceInWords({ exigence, etat, evaluations, completes }: ExigenceCouverte): string {
  if (etat !== 'amorcee') return etatInWords(etat);
  const lacks = evaluations.flatMap((one) => one.manques.filter(blocks).map(manqueInWords));
  const count = exigence.min > 1 ? [`${plural(completes, 'preuve', 'preuves')} sur ${exigence.min}`] : [];
  return french(
    [etatInWords(etat), ...count, ...(lacks.length > 0 ? [`à préciser : ${[...new Set(lacks)].join(', ')}`] : [])].join(' · '),
  );
}

/** « complète », or « à préciser : … »; then « conseillé : … »: what a preuve lacks for an exigence. */
export function manquesInWords(manques: readonly Manque[]): string[] {
  const words = (list: readonly Manque[]): string => [...new Set(list.map(manqueInWords))].join(', ');
  const lacks = words(manques.filter(blocks));
  const advice = words(manques.filter((one) => !blocks(one)));
  return [lacks === '' ? 'complète' : `à préciser : ${lacks}`, ...(advice === '' ? [] : [`conseillé : ${advice}`])];
}

/** One or two words for what a preuve lacks. */
function manqueInWords(manque: Manque): string {
  switch (manque.type) {
    case 'champs':
      return manque.noms.map(titreAttribut).join(', ');
    case 'lien':
      return titreAttribut('sur');
    case 'mots':
      return 'texte';
    case 'vide':
      return 'texte';
    case 'repere':
      return 'repère à remplacer';
    case 'distinct':
      return 'une autre preuve';
    case 'emplacement':
      return 'emplacement';
    case 'forme':
      return titreAttribut(manque.type);
    default:
      return manque.mode === 'toutes' ? manque.titres.join(', ') : listOr(manque.titres);
  }
}

/** What a global asks for, after « 0 sur 1 » or « 0 compétence sur 5 ». */
export function minimumInWords({ par, min, un, titre }: Global): string {
  return french(par === 'dossier' && min < 2 ? un : titre);
}

/** « 3 sur 5 », or « 2 compétences sur 5 ». */
export function globalInWords({ global, comptes }: GlobalCompte): string {
  const [only] = comptes;
  if (global.par === 'dossier') return french(`${only?.nombre ?? 0} sur ${global.min}`);
  const reached = comptes.filter((one) => one.nombre >= global.min).length;
  return french(`${plural(reached, 'compétence', 'compétences')} sur ${comptes.length}`);
}
