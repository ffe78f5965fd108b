// « Synthèse de relecture »: the whole review as one Markdown document, by competence. What people wrote is quoted, never active.
import { french, listAnd, plural, visible } from '../french.js';
import { verdicts } from './evenement.js';
import { type EtatDuFil, etats, type Fil, genreEnMots, type Relecture, type Signature } from './pli.js';

/** A competence and its criteria, as the référentiel names them. */
export interface Chapitre {
  readonly id: string;
  readonly titre: string;
  readonly criteres: readonly { readonly id: string; readonly titre: string }[];
}

/** What the document is made of. */
export interface Matiere {
  readonly titre: string;
  readonly relecture: Relecture;
  readonly chapitres: readonly Chapitre[];
  /** The competence of a thread that names no criterion: where its passage stands; undefined for the whole dossier. */
  readonly chapitreDe: (fil: Fil) => string | undefined;
  /** Fingerprint of a criterion’s preuves today; undefined when nobody knows. */
  readonly empreinteDe: (critere: string) => string | undefined;
}

/** The document; ends with a line end. */
export function synthese({ titre, relecture, chapitres, chapitreDe, empreinteDe }: Matiere): string {
  const fils = relecture.fils.filter((one) => !one.supprime && one.commentaires.length > 0);
  const owner = (critere: string): string | undefined =>
    chapitres.find((one) => one.criteres.some(({ id }) => id === critere))?.id;
  const chapitre = (fil: Fil): string | undefined =>
    (fil.critere === undefined ? undefined : owner(fil.critere)) ?? chapitreDe(fil);
  const out = [`# ${french(`Synthèse de relecture : ${inline(titre)}`)}`, '', sums(fils)];
  for (const { id, titre, criteres } of [...chapitres, { id: undefined, titre: 'Pour tout le dossier', criteres: [] }]) {
    const own = fils.filter(
      (one) => chapitre(one) === id || (id === undefined && !chapitres.some((other) => other.id === chapitre(one))),
    );
    const avis = relecture.avis.filter((one) =>
      id === undefined ? owner(one.critere) === undefined : owner(one.critere) === id,
    );
    if (own.length + avis.length === 0) continue;
    out.push('', `## ${french(id === undefined ? titre : `${id} — ${titre}`)}`);
    for (const one of avis) {
      const critere = criteres.find((other) => other.id === one.critere)?.titre;
      const now = empreinteDe(one.critere);
      const again = now !== undefined && now !== one.empreinte ? ' (à revoir : le texte a changé depuis)' : '';
      const said = french(`${one.critere}${critere === undefined ? '' : ` — ${critere}`} : ${verdicts[one.verdict]}${again}`);
      out.push('', `**${said}**, ${signe(one)}`, ...(one.corps.trim() === '' ? [] : ['', quote(one.corps)]));
    }
    for (const fil of own) out.push('', `### ${french(heading(fil))}`, ...passage(fil), ...remarks(fil));
  }
  return `${out.join('\n')}\n`;
}

/** « 12 remarques : 3 à traiter et 9 validées » in so many words. */
function sums(fils: readonly Fil[]): string {
  if (fils.length === 0) return french('Aucune remarque.');
  const counts = (Object.keys(etats) as EtatDuFil[]).flatMap((etat) => {
    const count = fils.filter((one) => one.etat === etat).length;
    return count === 0 ? [] : [`${count} ${etats[etat]}`];
  });
  return french(`${plural(fils.length, 'fil de remarques', 'fils de remarques')} : ${listAnd(counts)}.`);
}

function heading(fil: Fil): string {
  return `${genreEnMots(fil)}${fil.critere === undefined ? '' : ` (${fil.critere})`} — ${etats[fil.etat]}`;
}

function passage({ cible }: Fil): string[] {
  if (!cible.ancre) return cible.fichier === '' ? [] : ['', french(`Sur le fichier « ${inline(cible.fichier)} ».`)];
  const { bloc, exact } = cible.ancre;
  const characters = [...exact.replace(/\s+/g, ' ')];
  const cut = characters.length > 300 ? `${characters.slice(0, 299).join('')}…` : characters.join('');
  return [...(bloc.length > 0 ? ['', bloc.map(inline).join(' › ')] : []), '', `*${french('Passage')}*`, '', quote(visible(cut))];
}

function remarks({ commentaires }: Fil): string[] {
  return commentaires.filter((one) => !one.supprime).flatMap((one) => ['', `**${signe(one)}**`, '', quote(one.corps)]);
}

function signe({ auteur, at }: Signature): string {
  const [year, month, day] = at.slice(0, 10).split('-');
  return french(`${inline(auteur.nom)} (${auteur.role}), ${day}/${month}/${year}`);
}

/** What somebody wrote, as a quotation that can neither link, nor show, nor close anything. */
function quote(text: string): string {
  return calm(text)
    .split(/\r\n|\n|\r/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function inline(text: string): string {
  return calm(visible(text)).replace(/\s+/g, ' ');
}

/** Without tags, links, images and entities: as letters. */
function calm(text: string): string {
  return text.replace(/[&<[\]]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
