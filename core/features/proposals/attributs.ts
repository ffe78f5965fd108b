// Between the braces of a block: the attributes it does not carry yet, those it should carry first.
import type { Analysis } from '../../analysis.js';
import { attributs, titreAttribut } from '../../attributs.js';
import type { Fichier } from '../../dossier.js';
import { capital, french, listAnd } from '../../french.js';
import type { TypingOf } from '../cursor.js';
import { type Attendu, attributsAttendus } from '../wanted.js';
import { readBlock } from './block.js';
import type { Proposal } from './proposal.js';

/** The attributes that are not on the line yet. */
export function attributPropositions(analysis: Analysis, fichier: Fichier, typing: TypingOf<'attribut'>): Proposal[] {
  const { span, opening, avant, apres } = typing;
  const block = readBlock(analysis, fichier, opening);
  const present = opening.attributs.filter((one) => one.spanNom.start !== span.start).map((one) => one.nom);
  const followed = opening.attributs.some((one) => one.spanNom.start === span.start && one.valeur);
  const wanted = new Map<string, Attendu>();
  for (const [noms, attendu] of attributsAttendus(analysis.cadre, block)) {
    const alternatives = noms.split('|');
    if (!alternatives.some((nom) => present.includes(nom))) for (const nom of alternatives) wanted.set(nom, attendu);
  }
  const rank = (nom: string): number => ['requis', 'conseil', undefined].indexOf(wanted.get(nom)?.force);
  return attributs
    .filter(({ nom }) => !present.includes(nom))
    .sort((a, b) => rank(a.nom) - rank(b.nom))
    .map(({ nom, titre }) => {
      const attendu = wanted.get(nom);
      const values = analysis.cadre.listes[nom as keyof typeof analysis.cadre.listes]?.mots.map((one) => one.titre) ?? [];
      const open = followed ? nom : `${avant}${nom}="`;
      return {
        genre: 'attribut',
        label: nom,
        detail: [titre, ...inWords(attendu)].join(' · '),
        aide: french(`${capital(titreAttribut(nom))}.${values.length > 0 ? ` Au choix : ${listAnd(values)}.` : ''}`),
        noms: [nom, titre],
        texte: followed ? open : `${open}"${apres}`,
        modele: followed ? undefined : `${open}$1"${apres}`,
      } as const;
    });
}

function inWords(attendu: Attendu | undefined): string[] {
  if (!attendu) return [];
  const what = attendu.force === 'requis' ? 'attendu' : 'conseillé';
  return [attendu.exigence ? `${what} pour ${attendu.exigence.critere.id}` : what];
}
