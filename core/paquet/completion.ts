// Completion in a pack's own files: keys and names of a modèle's front matter, the text it inserts, names in a référentiel.
import { analyse } from '../analysis.js';
import type { Cadre } from '../cadre.js';
import { assemble, readFichier } from '../dossier.js';
import { findEntete } from '../entete.js';
import { type Completion, completion, type Proposition } from '../features/completion.js';
import { lineAt } from '../features/cursor.js';
import { french } from '../french.js';
import { fold, type Span } from '../text.js';

/** A name that may be written, and what it stands for. */
interface Nom {
  readonly id: string;
  readonly titre: string;
}

/** The keys of a modèle's front matter, in the order in which they are written. */
const cles: readonly Nom[] = [
  { id: 'id', titre: 'son nom, en minuscules, qui ne changera plus' },
  { id: 'titre', titre: 'ce que la personne lit pour le choisir' },
  { id: 'prefixe', titre: 'ce que l’on tape pour l’appeler' },
  { id: 'description', titre: 'une phrase qui dit à quoi il sert' },
  { id: 'nature', titre: 'la nature de la preuve qu’il insère' },
  { id: 'criteres', titre: 'les critères qu’il aide à prouver' },
  { id: 'partie', titre: 'la partie du dossier où il va' },
  { id: 'fichier', titre: 'le document qu’il crée à côté du dossier' },
  { id: 'confidentiel', titre: 'ce document nomme des personnes réelles' },
  { id: 'phases', titre: 'ce que {{phase}} remplace, une ligne pour chacune' },
  { id: 'reperes', titre: 'combien de repères restent à remplacer une fois inséré' },
  { id: 'version', titre: 'sa version, comme 1.0.0' },
];

/** What may be written at an offset of a modèle's file; undefined where nothing is proposed. Never throws. */
export function completeModele(cadre: Cadre, chemin: string, texte: string, offset: number): Completion | undefined {
  const entete = findEntete(texte);
  if (entete && offset <= entete.span.end) return inEntete(cadre, entete.yaml, texte, offset);
  const fichier = readFichier(chemin, texte);
  return completion(
    analyse(
      assemble(fichier, () => null, cadre),
      cadre,
    ),
    fichier,
    offset,
  );
}

function inEntete(cadre: Cadre, yaml: string, texte: string, offset: number): Completion | undefined {
  const line = lineAt(texte, offset);
  const before = texte.slice(line.start, offset);
  if (/^[a-z]*$/.test(before)) {
    const written = [...yaml.matchAll(/^([a-z]+):/gm)].map(([, cle]) => cle);
    const free = cles.filter(({ id }) => !written.includes(id) || line.texte.startsWith(`${id}:`));
    const named = /^[a-z]*/.exec(line.texte)?.[0].length ?? 0;
    const after = /^[a-z]*:/.test(line.texte) ? '' : ': ';
    return proposed({ start: line.start, end: line.start + named }, free, (id) => id + after);
  }
  const cle = /^([a-z]+):/.exec(before)?.[1] ?? lastKey(texte, line.start);
  const noms: Readonly<Record<string, readonly Nom[]>> = {
    nature: cadre.natures.mots,
    criteres: cadre.criteres,
    partie: cadre.referentiel.structure,
  };
  return proposed(wordAt(texte, offset), noms[cle] ?? []);
}

/** The key of the list that a line is an item of. */
function lastKey(texte: string, before: number): string {
  return [...texte.slice(0, before).matchAll(/^([a-z]+):/gm)].at(-1)?.[1] ?? '';
}

/** Which list of a référentiel a key takes its names from. */
const lists: Readonly<Record<string, (cadre: Cadre) => readonly Nom[]>> = {
  natures: (cadre) => cadre.natures.mots,
  versNatures: (cadre) => cadre.natures.mots,
  formes: (cadre) => cadre.formes.mots,
  facettes: (cadre) => cadre.listes.facettes.mots,
  moments: (cadre) => cadre.listes.moments.mots,
  role: (cadre) => cadre.listes.role.mots,
  origine: (cadre) => cadre.listes.origine.mots,
  source: (cadre) => cadre.listes.source.mots,
  vers: (cadre) => cadre.exigences,
  distinctDe: (cadre) => cadre.exigences,
  emplacement: (cadre) => cadre.referentiel.structure,
  partie: (cadre) => cadre.referentiel.structure,
  competence: (cadre) => cadre.referentiel.competences.map(({ id, court }) => ({ id, titre: court })),
  ambiguite: (cadre) => cadre.referentiel.ambiguites.map(({ id, question }) => ({ id, titre: question })),
};

/** Keys inside an expectation: its list is that of the key around it. */
const inner = ['toutes', 'auMoinsUne', 'attendues'];

/** Names that may be written at an offset of a référentiel, from the last version of it that could be read. */
export function completeReferentiel(cadre: Cadre, texte: string, offset: number): Completion | undefined {
  const before = texte.slice(Math.max(0, offset - 2000), offset);
  const keys = [...before.matchAll(/\b([A-Za-z]{1,30}):/g)];
  const last = keys.at(-1);
  // Past a closing bracket or onto a line of its own, the value of the key is over.
  const said = last ? before.slice(last.index + last[0].length) : '';
  if (!last || !isOpen(said)) return undefined;
  const key = inner.includes(last[1] ?? '') ? keys.findLast(([, name = '']) => !inner.includes(name))?.[1] : last[1];
  return proposed(wordAt(texte, offset), lists[key ?? '']?.(cadre) ?? []);
}

/** True while the value of a key may go on: in a list, or a name. */
function isOpen(said: string): boolean {
  const value = said.trim();
  if (value.startsWith('[')) return !value.includes(']');
  if (value.startsWith('-')) return value.split('\n').every((line) => line.trim().startsWith('-'));
  return /^[\w.-]*$/.test(value);
}

/** The name under the cursor. */
function wordAt(texte: string, offset: number): Span {
  const before = /[\w.-]{0,80}$/.exec(texte.slice(Math.max(0, offset - 80), offset))?.[0].length ?? 0;
  const after = /^[\w.-]{0,80}/.exec(texte.slice(offset, offset + 80))?.[0].length ?? 0;
  return { start: offset - before, end: offset + after };
}

function proposed(span: Span, noms: readonly Nom[], write = (id: string) => id): Completion | undefined {
  const propositions = noms.map(
    ({ id, titre }): Proposition => ({
      genre: 'mot',
      label: id,
      detail: french(titre),
      aide: '',
      filtre: `${id.toLowerCase()} ${fold(titre)}`,
      texte: write(id),
      modele: undefined,
    }),
  );
  return propositions.length > 0 ? { span, propositions } : undefined;
}
