// « Nouveau modèle » and « Aperçu du modèle »: the first text of a modèle to write, and one as a candidate will find it.
import type { Cadre } from '../cadre.js';
import { ebauche } from '../ebauche.js';
import { french } from '../french.js';
import { plainSnippet } from '../gabarit.js';
import { counter } from '../inserer.js';
import { reperesIn } from '../marks.js';
import { expand } from '../modele.js';
import { slug } from '../text.js';
import { readModele } from './modele.js';
import type { Probleme } from './source.js';

/** What is said of a modèle before it is written. */
export interface ModeleVoulu {
  readonly titre: string;
  /** Identifier of the nature of its block; undefined for a text without block. */
  readonly nature?: string;
  /** Identifiers of the criteria it helps to prove. */
  readonly criteres: readonly string[];
}

/** The file of a new modèle: its name, and a text that can be used as it is. */
export function modeleNeuf(
  cadre: Cadre,
  { titre, nature, criteres }: ModeleVoulu,
): { readonly nom: string; readonly texte: string } {
  const id = slug(titre) || 'modele';
  const found = nature === undefined ? undefined : cadre.natures.find(nature);
  const critere = cadre.criteres.find((one) => one.id === criteres[0]);
  const exigence = critere?.exigences.find((one) => found && one.natures.includes(found.id));
  const besoin = found && { nature: found, ...(critere ? { critere } : {}), ...(exigence ? { exigence } : {}) };
  const neutre = besoin && { nature: besoin.nature.id, titre: '', attributs: new Map<string, string>(), corps: rubrics };
  const corps = besoin
    ? `${ebauche(cadre, besoin, { sur: [] }, counter(), neutre)}\n$0`
    : `**Une rubrique.** \${1:[à rédiger : une question à la personne qui écrit]}`;
  const lines = [
    '---',
    `id: ${id}`,
    `titre: ${JSON.stringify(french(titre))}`,
    `prefixe: dep-${id}`,
    `description: ${JSON.stringify('À compléter : une phrase qui dit à quoi il sert')}`,
    ...(found ? [`nature: ${found.id}`] : []),
    `criteres: [${criteres.join(', ')}]`,
    `reperes: ${reperesIn(plainSnippet(corps), 0).length}`,
    'version: 1.0.0',
    '---',
    '',
    corps,
    '',
  ];
  return { nom: `${id}.md`, texte: lines.join('\n') };
}

const rubrics = `
<!-- À éviter : ce qui fait le plus souvent échouer ce genre de preuve. -->

**Une rubrique.** \${1:[à rédiger : une question à la personne qui écrit]}

**Une autre.** \${1:[à rédiger : une autre question]}
`;

/** A modèle as it is once inserted, under its title; or what keeps it from being used. */
export function apercu(
  chemin: string,
  texte: string,
): { readonly titre: string; readonly texte: string } | { readonly problemes: readonly Probleme[] } {
  const problemes: Probleme[] = [];
  const lu = readModele(chemin, texte, problemes);
  return lu ? { titre: lu.modele.titre, texte: `${plainSnippet(expand(lu.modele))}\n` } : { problemes };
}
