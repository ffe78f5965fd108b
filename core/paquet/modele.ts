// One modèle read from its Markdown file: its front matter, its text, and what is wrong in either, with places.
import * as v from 'valibot';
import { resolvePath } from '../dossier.js';
import { findEntete } from '../entete.js';
import { quoted } from '../french.js';
import { type FauteDeGabarit, readGabarit, type Trou } from '../gabarit.js';
import { paquetLimits } from '../limits.js';
import { reperesIn } from '../marks.js';
import { expand, type Modele } from '../modele.js';
import { check } from '../schema.js';
import { lines, type Span } from '../text.js';
import { type Probleme, Source, start } from './source.js';
import { hiddenIn, markupIn } from './texte.js';
import { type Arbre, readYaml } from './yaml.js';

const mots = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300, 'le texte est trop long : au plus 300 caractères'));

/** The front matter of a modèle. */
const entete = v.strictObject({
  id: v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9-]*$/, 'on attend des lettres minuscules sans accent, des chiffres et des tirets'),
  ),
  titre: mots,
  prefixe: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}-]+$/u, 'on attend des lettres, des chiffres et des tirets, sans espace')),
  description: mots,
  nature: v.optional(v.string()),
  criteres: v.optional(v.array(v.string()), []),
  partie: v.optional(v.string()),
  fichier: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (chemin) => resolvePath('', chemin) === chemin && chemin.endsWith('.md') && !chemin.endsWith('.dep.md'),
        'on attend un nom de fichier en « .md », à côté du dossier, sans « .. » ni barre au début',
      ),
    ),
  ),
  confidentiel: v.optional(v.boolean()),
  phases: v.optional(v.pipe(v.array(mots), v.minLength(1))),
  /** Counted when it is left out. */
  reperes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/, 'on attend trois nombres, comme 1.0.0')),
});

/** A modèle with the places of what it is made of. */
export interface ModeleLu {
  readonly modele: Modele;
  readonly source: Source;
  readonly entete: Arbre;
  /** Each line of the text to insert, where it stands in the file: as many as `modele.corps` has. */
  readonly lignes: readonly Span[];
}

/** Reads one modèle; undefined with its problems when it cannot be used. Never throws. */
export function readModele(chemin: string, texte: string, problemes: Probleme[]): ModeleLu | undefined {
  const source = new Source(chemin, texte);
  const before = problemes.length;
  const lu = read(source, problemes);
  if (lu) problemes.push(...hiddenIn(source), ...gabaritProblems(lu));
  return problemes.slice(before).some((one) => one.severite === 'erreur') ? undefined : lu;
}

function read(source: Source, problemes: Probleme[]): ModeleLu | undefined {
  const { texte } = source;
  const found = texte.length <= paquetLimits.modele ? findEntete(texte) : undefined;
  if (!found) {
    const message =
      texte.length > paquetLimits.modele
        ? `Ce modèle est trop long : au plus ${paquetLimits.modele} caractères.`
        : 'Un modèle commence par une ligne « --- », ses renseignements (id, titre…), puis une autre ligne « --- ».';
    problemes.push(source.erreur('modele-illisible', start, message));
    return undefined;
  }
  const arbre = readYaml(source, found.yaml, found.contentStart, problemes);
  if (!arbre) return undefined;
  const checked = check(entete, arbre.valeur);
  if ('fautes' in checked) {
    problemes.push(
      ...checked.fautes.map((one) =>
        source.erreur('entete-de-modele', arbre.placeOf(one), `En-tête du modèle : ${one.message}.`),
      ),
    );
    return undefined;
  }
  const { titre, description } = checked.valeur;
  problemes.push(
    ...markupIn(source, titre, arbre.place(['titre'])),
    ...markupIn(source, description, arbre.place(['description'])),
  );
  const raw = texte.slice(found.span.end);
  const body = raw.trim();
  if (body === '') {
    problemes.push(
      source.erreur(
        'modele-vide',
        { start: texte.length, end: texte.length },
        'Ce modèle n’a pas de texte : écrivez-le après son en-tête.',
      ),
    );
    return undefined;
  }
  const from = found.span.end + raw.indexOf(body);
  const lignes = [...lines(body)].map((one) => ({ start: from + one.start, end: from + one.end }));
  const corps = lignes.map((one) => texte.slice(one.start, one.end)).join('\n');
  // What is left out is absent, not undefined.
  const said = Object.fromEntries(Object.entries(checked.valeur).filter(([, value]) => value !== undefined));
  const modele = { ...said, corps } as Modele;
  return { modele: { ...modele, reperes: modele.reperes ?? countMarks(modele) }, source, entete: arbre, lignes };
}

function countMarks(modele: Modele): number {
  const words = readGabarit(expand(modele)).morceaux.flatMap((one) => (typeof one === 'string' ? one : (one.valeurs[0] ?? '')));
  return reperesIn(words.join(''), 0).length;
}

const exemple = `\${1:[à préciser : …]}`;

const causes: Readonly<Record<FauteDeGabarit['cause'], string>> = {
  ouvert: `Ce repère n’est pas fermé : il s’écrit sur une seule ligne, comme ${exemple} ou \${2|un,deux|}.`,
  imbrique: 'Un repère ne peut pas en contenir un autre : séparez-les.',
  variable:
    'Ce signe « $ » appelle une variable de l’éditeur, qui lirait autre chose que le dossier : retirez-la, ou écrivez \\$ pour le signe lui-même.',
  transformation: `Ce repère transforme ce qui est tapé : écrivez un repère simple, comme ${exemple}.`,
  'choix-vide': 'Un des choix est vide : écrivez chaque valeur entre deux virgules.',
};

/** What its places to fill have wrong, line by line. After a place that cannot be read, numbers are not judged. */
function gabaritProblems({ modele, source, lignes, entete: arbre }: ModeleLu): Probleme[] {
  const said: Probleme[] = [];
  let expected = 1;
  let last: Span | undefined;
  for (const ligne of lignes) {
    const { morceaux, fautes } = readGabarit(source.texte.slice(ligne.start, ligne.end));
    const at = ({ start: from, end }: Span): Span => ({ start: ligne.start + from, end: ligne.start + end });
    said.push(...fautes.map((one) => source.erreur('repere-mal-ecrit', at(one.span), causes[one.cause])));
    for (const trou of morceaux.filter((one) => typeof one !== 'string')) {
      const span = at(trou.span);
      if (trou.numero === 0) last = span;
      else if (last)
        said.push(source.erreur('numero-inattendu', last, 'Le repère $0 est celui de la fin : mettez-le après tous les autres.'));
      else if (trou.numero !== expected && said.length > 0) expected = trou.numero + 1;
      else if (trou.numero !== expected) {
        said.push(
          source.erreur(
            'numero-inattendu',
            span,
            `Ce repère porte le numéro ${trou.numero}, on attend ${expected} : les repères se suivent dans l’ordre du texte, de 1 en 1.`,
          ),
        );
        return said;
      } else expected++;
      said.push(...wordsProblems(source, trou, span));
    }
  }
  const holds = modele.corps.includes('{{phase}}');
  if (modele.phases && !holds)
    said.push(
      source.erreur(
        'phases',
        arbre.place(['phases'], 'cle'),
        'Ce modèle annonce des phases, mais aucune ligne ne contient {{phase}}.',
      ),
    );
  if (!modele.phases && holds)
    said.push(
      source.erreur(
        'phases',
        lignes.find((one) => source.texte.slice(one.start, one.end).includes('{{phase}}')) ?? start,
        'Cette ligne se répète pour chaque phase : nommez-les sous « phases: », dans l’en-tête.',
      ),
    );
  return said;
}

/** The words to type over must be a mark that is found again, should they stay. */
function wordsProblems(source: Source, { genre, valeurs: [mots = ''] }: Trou, span: Span): Probleme[] {
  if (genre !== 'mots') return [];
  const [repere] = reperesIn(mots, 0);
  const sound = repere?.start === 0 && repere.end === mots.length;
  if (sound) return [];
  return [
    source.avertissement(
      'repere-sans-marque',
      span,
      `S’il reste dans le dossier, ${quoted(mots)} ne sera pas reconnu comme un repère : écrivez [à préciser : …] ou [à rédiger : …], en 180 caractères au plus.`,
    ),
  ];
}
