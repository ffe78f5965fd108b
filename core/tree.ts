// The couverture as a tree ready to show: what every client displays, with its words and its places.
import type { Analysis } from './analysis.js';
import {
  type CompetenceCouverte,
  type CritereCouvert,
  type Etat,
  type ExigenceCouverte,
  exigencesCouvertes,
  type GlobalCompte,
  partiesOfCompetence,
} from './couverture.js';
import type { Dossier } from './dossier.js';
import { blocks, type Evaluation } from './evaluation.js';
import type { Place } from './finding.js';
import { capital, french, listAnd, listOr, plural } from './french.js';
import type { CritereOral } from './referentiel.js';
import {
  critereInWords,
  etatInWords,
  exigenceInWords,
  globalInWords,
  isMet,
  manquesInWords,
  minimumInWords,
  preuvesInWords,
} from './words.js';

/** One line of the tree. `etat` chooses the icon; `description` says the same in words. */
export interface TreeNode {
  /** Stable while the dossier is edited, unique in the tree. */
  readonly id: string;
  readonly genre:
    | 'competence'
    | 'critere'
    | 'exigence'
    | 'preuve'
    | 'groupe'
    | 'oral'
    | 'minimum'
    | 'partie'
    | 'annexe'
    | 'reference';
  readonly titre: string;
  readonly description: string;
  /** A longer help, plain text. */
  readonly aide: string;
  readonly etat: Etat | 'oral';
  readonly place: Place | undefined;
  readonly children: readonly TreeNode[];
}

/** How far the dossier is: exigences met, their number, and the first one that is not, in words. */
export interface Progress {
  readonly met: number;
  readonly total: number;
  readonly next: string | undefined;
  /** Where that one is to be written: the passage to complete, or the end of the partie where a modèle is to be inserted. */
  readonly suite: (Place & { readonly geste: 'completer' | 'inserer' }) | undefined;
}

/** How far the analysis says the dossier is. */
export function progress({ couverture, dossier }: Analysis): Progress {
  const all = exigencesCouvertes(couverture);
  const open = all.find((one) => !isMet(one.etat));
  const next = open && `${open.critere.id} · ${open.exigence.titre} · ${exigenceInWords(open)}`;
  return {
    met: all.filter((one) => isMet(one.etat)).length,
    total: all.length,
    next,
    suite: open && suiteOf(dossier, couverture, open),
  };
}

function suiteOf(
  dossier: Analysis['dossier'],
  { competences }: Analysis['couverture'],
  open: ExigenceCouverte,
): Progress['suite'] {
  const [begun] = open.evaluations;
  if (begun) return { fichier: begun.preuve.fichier, span: begun.preuve.bloc.spanTitre, geste: 'completer' };
  const owner = competences.find((one) => one.criteres.some(({ exigences }) => exigences.includes(open)));
  const partie = owner && partiesOfCompetence(dossier, owner.competence)[0];
  if (!partie) return undefined;
  const { fichier, span } = partie;
  const end = span.start + fichier.rope.slice(span.start, span.end).trimEnd().length;
  return { fichier, span: { start: end, end }, geste: 'inserer' };
}

/** The couverture of an analysis, line by line: competences, dossier-wide minimums, oral criteria. */
export function tree(analysis: Analysis): readonly TreeNode[] {
  const { competences, globaux } = analysis.couverture;
  const minimums = groupe(
    'minimums',
    'Pour tout le dossier',
    globaux.map(minimum),
    globaux.every((one) => one.atteint) ? 'presente' : 'amorcee',
  );
  const oraux = competences.flatMap(({ competence: owner, oral }) =>
    oral.map((one) => leaf(`${owner.id}/${one.id}`, 'oral', one.id, french(`à l’oral · ${one.titre}`), oralHelp(one), 'oral')),
  );
  return [...competences.map((one) => competence(analysis, one)), minimums, groupe('oral', 'À la soutenance', oraux, 'oral')];
}

/** What the readings chosen for the oral mean for this criterion. */
export function oralHelp({ focus, ficheCommune, situationsDuDossier, peutNourrir = [] }: CritereOral): string {
  const help = ['Ce critère se présente devant le jury : rien n’est attendu par écrit.'];
  if (focus !== undefined)
    help.push(ficheCommune ? 'Une même fiche peut servir aux trois focus.' : 'Préparez une fiche pour ce seul focus.');
  if (situationsDuDossier !== undefined)
    help.push(
      situationsDuDossier
        ? 'Les situations du dossier conviennent.'
        : 'Choisissez des situations qui ne sont pas dans le dossier.',
    );
  if (peutNourrir.length > 0) help.push(`Peut aussi nourrir ${listAnd(peutNourrir)}.`);
  return french(help.join(' '));
}

function competence(analysis: Analysis, { competence: one, criteres, etat }: CompetenceCouverte): TreeNode {
  const partie = partiesOfCompetence(analysis.dossier, one)[0];
  const exigences = criteres.flatMap((critere) => critere.exigences);
  const met = exigences.filter((exigence) => isMet(exigence.etat)).length;
  return {
    id: one.id,
    genre: 'competence',
    titre: one.id,
    description: french(`${met} sur ${exigences.length} · ${one.court}`),
    aide: french(`${one.titre}. Posture : ${one.posture}.`),
    etat,
    place: partie && { fichier: partie.fichier, span: partie.titre.span },
    children: criteres.map(critereNode),
  };
}

function critereNode(couvert: CritereCouvert): TreeNode {
  const { critere, etat, exigences } = couvert;
  const children = exigences.map(exigenceNode);
  const state = etat === 'amorcee' ? preuvesInWords(couvert) : etatInWords(etat);
  return {
    id: critere.id,
    genre: 'critere',
    titre: critere.id,
    description: french(`${state} · ${critere.titre}`),
    aide: critereInWords(couvert),
    etat,
    place: firstPlace(children),
    children,
  };
}

function exigenceNode(couverte: ExigenceCouverte): TreeNode {
  const { exigence, natures, etat, evaluations } = couverte;
  const children = evaluations.map(preuveNode);
  return {
    id: exigence.id,
    genre: 'exigence',
    titre: capital(listOr(natures.map((one) => one.toLocaleLowerCase('fr')))),
    description: french(`${exigenceInWords(couverte)} · ${exigence.titre}`),
    aide: '',
    etat,
    place: firstPlace(children),
    children,
  };
}

function preuveNode({ preuve, exigence, manques }: Evaluation, index: number): TreeNode {
  return {
    // The number keeps two preuves of the same name apart.
    id: `${exigence.id}/${index}/${preuve.id}`,
    genre: 'preuve',
    titre: preuve.titre,
    description: french([...manquesInWords(manques), preuve.nature?.titre ?? ''].join(' · ')),
    aide: preuve.fichier.chemin,
    etat: manques.some(blocks) ? 'amorcee' : 'presente',
    place: { fichier: preuve.fichier, span: preuve.bloc.spanTitre },
    children: [],
  };
}

function minimum(compte: GlobalCompte): TreeNode {
  const { global, atteint } = compte;
  return leaf(global.id, 'minimum', globalInWords(compte), minimumInWords(global), '', atteint ? 'presente' : 'amorcee');
}

function groupe(id: string, titre: string, children: readonly TreeNode[], etat: TreeNode['etat']): TreeNode {
  const reached = children.filter((one) => one.etat === 'presente').length;
  const description = etat === 'oral' ? plural(children.length, 'critère', 'critères') : `${reached} sur ${children.length}`;
  return { id, genre: 'groupe', titre, description, aide: '', etat, place: undefined, children };
}

function leaf(
  id: string,
  genre: TreeNode['genre'],
  titre: string,
  description: string,
  aide: string,
  etat: TreeNode['etat'],
): TreeNode {
  return { id, genre, titre, description, aide, etat, place: undefined, children: [] };
}

function firstPlace(children: readonly TreeNode[]): Place | undefined {
  return children.find((one) => one.place)?.place;
}

/** The headings of the competences, as the dossier writes them. */
export function partiesDesCompetences({ parties }: Dossier): readonly { readonly titre: string; readonly competence: string }[] {
  return parties.flatMap(({ type, titre }) =>
    type?.competence === undefined ? [] : [{ titre: titre.texte, competence: type.competence }],
  );
}
