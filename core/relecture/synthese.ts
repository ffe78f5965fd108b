// « Synthèse de relecture »: the whole review as one document, by competence, to go on with (Markdown) or to print (HTML).
// What people wrote is quoted, never active.
import { french, listAnd, plural, visible } from '../french.js';
import { verdicts } from './evenement.js';
import { inoffensif } from './inoffensif.js';
import { type Competences, competenceDe, type Lieu, libelle } from './lieu.js';
import { type EtatDuFil, etats, etatsDesFils, type Fil, type Relecture, type Signature } from './pli.js';

/** A competence and its criteria, as the référentiel names them. */
export interface Chapitre {
  readonly id: string;
  readonly titre: string;
  readonly criteres: readonly { readonly id: string; readonly titre: string }[];
}

/** What the document is made of. */
export interface Matiere extends Competences {
  readonly titre: string;
  readonly relecture: Relecture;
  readonly chapitres: readonly Chapitre[];
  /** Where a thread stands, and the titles around it. */
  readonly situer: (fil: Fil) => { readonly lieu: Lieu; readonly chemin: readonly string[] };
  /** Fingerprint of a criterion’s preuves today; undefined when nobody knows. */
  readonly empreinteDe: (critere: string) => string | undefined;
}

/** One block: its HTML element, its text, and what follows an emphasis on the same line. */
type Bloc = readonly [balise: 'h1' | 'h2' | 'h3' | 'p' | 'strong' | 'em' | 'blockquote', texte: string, suite?: string];

/** The document; ends with a line end. */
export function synthese(matiere: Matiere, forme: 'markdown' | 'html' = 'markdown'): string {
  const all = blocs(matiere);
  return forme === 'html' ? page(french(`Synthèse de relecture : ${matiere.titre}`), all) : `${all.map(markdown).join('\n\n')}\n`;
}

function blocs({ titre, relecture, chapitres, parties, situer, empreinteDe }: Matiere): readonly Bloc[] {
  const vus = relecture.fils
    .filter((one) => !one.supprime && one.commentaires.length > 0)
    .map((fil) => {
      const { lieu, chemin } = situer(fil);
      return { fil, lieu, competence: competenceDe(fil, chemin, { chapitres, parties }) };
    });
  const owner = (critere: string): string | undefined =>
    chapitres.find((one) => one.criteres.some(({ id }) => id === critere))?.id;
  const out: Bloc[] = [
    ['h1', `Synthèse de relecture : ${titre}`],
    ['p', sums(vus.map((one) => one.fil))],
  ];
  for (const { id, titre, criteres } of [...chapitres, { id: undefined, titre: 'Pour tout le dossier', criteres: [] }]) {
    const own = vus.filter((one) => one.competence === id);
    const avis = relecture.avis.filter((one) => owner(one.critere) === id);
    if (own.length + avis.length === 0) continue;
    out.push(['h2', id === undefined ? titre : `${id} — ${titre}`]);
    for (const one of avis) {
      const critere = criteres.find((other) => other.id === one.critere)?.titre;
      const now = empreinteDe(one.critere);
      const again = now !== undefined && now !== one.empreinte ? ' (à revoir : le texte a changé depuis)' : '';
      const said = `${one.critere}${critere === undefined ? '' : ` — ${critere}`} : ${verdicts[one.verdict]}${again}`;
      out.push(['strong', said, `, ${signe(one)}`], ...quote(one.corps));
    }
    for (const vu of own) out.push(['h3', libelle(vu)], ...passage(vu.fil), ...remarks(vu.fil));
  }
  return out;
}

/** « 12 fils de remarques : 3 à traiter et 9 validés. » */
function sums(fils: readonly Fil[]): string {
  if (fils.length === 0) return 'Aucune remarque.';
  const counts = (Object.keys(etats) as EtatDuFil[]).flatMap((etat) => {
    const count = fils.filter((one) => one.etat === etat).length;
    return count === 0 ? [] : [plural(count, etats[etat], etatsDesFils[etat])];
  });
  return `${plural(fils.length, 'fil de remarques', 'fils de remarques')} : ${listAnd(counts)}.`;
}

/** The passage as it was last said to be; that of the beginning when somebody took the remark off it. */
function passage({ cible, origine }: Fil): Bloc[] {
  const ancre = cible.ancre ?? origine.ancre;
  if (!ancre) return cible.fichier === '' ? [] : [['p', `Sur le fichier « ${cible.fichier} ».`]];
  const characters = [...ancre.exact.replace(/\s+/g, ' ')];
  const cut = characters.length > 300 ? `${characters.slice(0, 299).join('')}…` : characters.join('');
  return [...(ancre.bloc.length > 0 ? [['p', ancre.bloc.join(' › ')] as const] : []), ['em', 'Passage'], ...quote(cut)];
}

function remarks({ commentaires }: Fil): Bloc[] {
  return commentaires.filter((one) => !one.supprime).flatMap((one): Bloc[] => [['strong', signe(one)], ...quote(one.corps)]);
}

function signe({ auteur, at }: Signature): string {
  const [year, month, day] = at.slice(0, 10).split('-');
  return `${auteur.nom} (${auteur.role}), ${day}/${month}/${year}`;
}

/** What somebody wrote, as it was typed. */
function quote(texte: string): Bloc[] {
  return texte.trim() === '' ? [] : [['blockquote', visible(texte)]];
}

const marques = { h1: ['# ', ''], h2: ['## ', ''], h3: ['### ', ''], p: ['', ''], strong: ['**', '**'], em: ['*', '*'] } as const;

function markdown([balise, texte, suite = '']: Bloc): string {
  const inline = (text: string): string => inoffensif(french(text).replace(/[^\S\u00a0\u202f]+/g, ' '));
  if (balise !== 'blockquote') return `${marques[balise][0]}${inline(texte)}${marques[balise][1]}${inline(suite)}`;
  return inoffensif(texte)
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** Alone in its file: black on white, nothing that runs, nothing asked from elsewhere. */
function page(titre: string, blocs: readonly Bloc[]): string {
  const lines = blocs.map(([balise, texte, suite = '']) => {
    if (balise === 'blockquote') return `<blockquote>${lettres(texte)}</blockquote>`;
    const words = `<${balise}>${lettres(french(texte))}</${balise}>${lettres(french(suite))}`;
    return balise === 'strong' || balise === 'em' ? `<p>${words}</p>` : words;
  });
  return `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${lettres(titre)}</title>
<style>
body { margin: 2rem auto; padding: 0 1rem; max-width: 42rem; line-height: 1.5; font-family: system-ui, sans-serif; color: #000; background: #fff; }
blockquote { margin: 0.5rem 0 1rem; padding-inline-start: 1rem; border-inline-start: 3px solid #767676; white-space: pre-wrap; overflow-wrap: anywhere; }
h2, h3, p { break-after: avoid; }
</style>
</head>
<body>
<main>
${lines.join('\n')}
</main>
</body>
</html>
`;
}

function lettres(texte: string): string {
  return texte.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
