// « Nouveau modèle » and « Aperçu du modèle »: the first text of a modèle to write, and one as a candidate will find it.
import type { Cadre } from '../cadre.js';
import { type Besoin, ebauche, plainCorps } from '../ebauche.js';
import { french } from '../french.js';
import { plainSnippet } from '../gabarit.js';
import { counter } from '../inserer.js';
import { reperesIn } from '../marks.js';
import { type BlocDeModele, expand } from '../modele.js';
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
  // A preuve that must serve a criterion needs one: the first that takes its nature, when none was chosen.
  const taking = cadre.criteres.find(
    (one) => found && !found.sansCritere && one.exigences.some(({ natures }) => natures.includes(found.id)),
  );
  const critere = cadre.criteres.find((one) => one.id === criteres[0]) ?? taking;
  const noms = criteres.length > 0 || !critere ? criteres : [critere.id];
  const exigence = critere?.exigences.find((one) => found && one.natures.includes(found.id));
  const besoin = found && { nature: found, ...(critere ? { critere } : {}), ...(exigence ? { exigence } : {}) };
  const partie = besoin && partieOf(cadre, besoin);
  const corps = besoin
    ? `${ebauche(cadre, besoin, { sur: [] }, counter(), plainBloc(besoin))}\n$0`
    : `**Une rubrique.** \${1:[à rédiger : une question à la personne qui écrit]}`;
  const lines = [
    '---',
    `id: ${id}`,
    `titre: ${JSON.stringify(french(titre))}`,
    `prefixe: dep-${id}`,
    `description: ${JSON.stringify('À compléter : une phrase qui dit à quoi il sert')}`,
    ...(found ? [`nature: ${found.id}`] : []),
    `criteres: [${noms.join(', ')}]`,
    ...(partie === undefined ? [] : [`partie: ${partie}`]),
    `reperes: ${reperesIn(plainSnippet(corps), 0).length}`,
    'version: 1.0.0',
    '---',
    '',
    corps,
    '',
  ];
  return { nom: `${id}.md`, texte: lines.join('\n') };
}

/** A block with what no référentiel can say: what it is about, and the questions to ask. */
function plainBloc(besoin: Besoin): BlocDeModele {
  const { nature, exigence } = besoin;
  const attributs = new Map<string, string>();
  if (exigence?.lien) attributs.set('sur', `\${1:[à préciser : le nom de la preuve concernée]}`);
  return { nature: nature.id, titre: '', attributs, corps: nature.entrees ? plainCorps(besoin) : rubrics };
}

/** The partie in which the référentiel wants it. */
function partieOf(cadre: Cadre, { exigence }: Besoin): string | undefined {
  return exigence?.emplacement ?? cadre.formes.mots.find((one) => one.partie && exigence?.formes?.includes(one.id))?.partie;
}

const rubrics = `
<!-- À éviter :
ce qui fait le plus souvent échouer ce genre de preuve.
-->

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
