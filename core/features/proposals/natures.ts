// After `:::`: the natures, those that the place still misses first, each with the block it opens.
import type { Analysis } from '../../analysis.js';
import { attributs, titreAttribut } from '../../attributs.js';
import type { Cadre } from '../../cadre.js';
import type { ExigenceCouverte } from '../../couverture.js';
import type { Fichier } from '../../dossier.js';
import { french, listAnd } from '../../french.js';
import type { Nature } from '../../referentiel.js';
import { isMet } from '../../words.js';
import { blocksAround, lineAt, type TypingOf } from '../cursor.js';
import { attributsAttendus, critereIds, exigencesAt, exigencesTaking, minimumsLeft } from '../wanted.js';
import type { Proposal } from './proposal.js';

/** Every nature, once. */
export function naturePropositions(analysis: Analysis, fichier: Fichier, typing: TypingOf<'nature'>): Proposal[] {
  const { natures } = analysis.cadre;
  const here = exigencesAt(analysis, fichier, typing.span.start);
  const order = new Set([
    ...here.filter((one) => !isMet(one.etat)).flatMap((one) => one.exigence.natures),
    ...minimumsLeft(analysis).flatMap((one) => one.global.natures ?? []),
    ...here.flatMap((one) => one.exigence.natures),
    ...natures.mots.map((one) => one.id),
  ]);
  const body = typing.portee === 'bloc' ? bodyOf(fichier, typing) : '';
  return [...order].flatMap((id) => {
    const nature = natures.find(id);
    if (!nature) return [];
    const expected = exigencesTaking(analysis, nature, here);
    const snippet = typing.portee === 'nom' ? undefined : openingLine(analysis.cadre, nature, expected.taking) + body;
    return [proposal(nature, expected, snippet)];
  });
}

function proposal(nature: Nature, { taking, place }: ReturnType<typeof exigencesTaking>, modele: string | undefined): Proposal {
  const ids = critereIds(taking);
  const pour = ids.length > 0 ? `pour ${listAnd(ids)}` : '';
  const requis = (nature.champs?.requis ?? []).map(titreAttribut);
  const aide = [
    ...taking.map((one) => `${one.critere.id} : ${one.exigence.titre}.`),
    ...(requis.length > 0 ? [`À préciser : ${listAnd(requis)}.`] : []),
  ];
  return {
    genre: 'nature',
    label: nature.titre,
    detail: place === 'manque' ? `il manque ${pour}` : pour || (nature.sansCritere ? 'pour tout le dossier' : ''),
    aide: french(aide.join('\n')),
    noms: [nature.titre, nature.id, ...(nature.alias ?? [])],
    texte: nature.id,
    modele,
  };
}

/** Name, title and attributes: a criterion that takes the nature, and what it and the nature require. */
function openingLine(cadre: Cadre, nature: Nature, taking: readonly ExigenceCouverte[]): string {
  const ids = critereIds(taking);
  const exigences = taking.filter((one) => one.critere.id === ids[0]);
  const wanted = attributsAttendus(cadre, { nature, formes: [], exigences });
  const requis = [...wanted].flatMap(([nom, { force }]) => (force === 'requis' ? (nom.split('|')[0] ?? nom) : []));
  const noms = attributs.map((one) => one.nom).filter((nom) => requis.includes(nom));
  const criteres = ids.length > 1 ? `\${2|${ids.join(',')}|}` : `\${2:${ids[0] ?? ''}}`;
  const written = noms.map((nom, index) => `${nom}="${nom === 'pour' ? criteres : `$${index + 2}`}"`);
  return `${nature.id}[\${1:Titre}]${written.length > 0 ? `{${written.join(' ')}}` : ''}`;
}

/** Room for the text, and the closing line. */
function bodyOf(fichier: Fichier, { opening: { colons } }: TypingOf<'nature'>): string {
  return ['', '', '$0', '', ':'.repeat(colons.end - colons.start)].join(endOfLine(fichier, colons.start));
}

/** How the line before ends. */
function endOfLine({ texte }: Fichier, offset: number): string {
  const { start } = lineAt(texte, offset);
  return texte.slice(Math.max(0, start - 2), start) === '\r\n' ? '\r\n' : '\n';
}

/** The fewest colons of the blocks around an offset; Infinity outside any block. */
export function colonsAround(fichier: Fichier, offset: number): number {
  const around = blocksAround(fichier, lineAt(fichier.texte, offset));
  return Math.min(Number.POSITIVE_INFINITY, ...around.map(({ span, spanNom }) => spanNom.start - span.start));
}
