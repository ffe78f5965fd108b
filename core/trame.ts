// The trame of a new dossier: its files, with the parties in order and, if wanted, one modèle for each thing to prove.
import type { Cadre } from './cadre.js';
import { type Couverture, cover, type GlobalCompte, partiesOfCompetence } from './couverture.js';
import { assemble, readFichier } from './dossier.js';
import type { Besoin } from './ebauche.js';
import { applyEdits, type NewFile } from './fix.js';
import { french } from './french.js';
import { markedSnippet } from './gabarit.js';
import { scalar } from './informations.js';
import { besoinOf, inserer } from './inserer.js';
import type { Modele } from './modele.js';
import type { PartieType } from './referentiel.js';
import { slug } from './text.js';

/** What a person says before a dossier is made for them. */
export interface Projet {
  readonly candidat: string;
  readonly titre: string;
  /** One file, or one for each competence. */
  readonly fichiers: 'un' | 'plusieurs';
  /** The parties alone, or with a modèle to fill for each exigence and each minimum. */
  readonly contenu: 'parties' | 'complet';
}

/** The files of a new dossier, the root first. Every place to fill holds a mark that the tool finds again. */
export function trame(cadre: Cadre, projet: Projet): NewFile[] {
  const files = bare(cadre, projet);
  if (projet.contenu === 'parties') return files;
  const exigences = cadre.criteres.flatMap((one) => one.exigences.flatMap((item) => besoinOf({ cadre }, one, item)));
  return filled(
    cadre,
    filled(cadre, files, () => exigences),
    (couverture) => couverture.globaux.flatMap((one) => besoinsOf(cadre, one)),
  );
}

/** What is left to write for a minimum of the whole dossier. */
function besoinsOf(cadre: Cadre, { global, comptes }: GlobalCompte): Besoin[] {
  const nature = cadre.natures.mots.find((one) => global.natures?.includes(one.id));
  const left = Math.max(0, global.min - (comptes[0]?.nombre ?? 0));
  return nature && global.par === 'dossier' && global.niveau === 'manque' ? Array<Besoin>(left).fill({ nature }) : [];
}

/** The documents that go with a dossier and are no part of it, to be made one by one. */
export function documents({ modeles }: Cadre): readonly (NewFile & Pick<Modele, 'id' | 'titre' | 'confidentiel'>)[] {
  return modeles.flatMap((modele) => {
    const { id, titre, fichier, confidentiel = false } = modele;
    return fichier === undefined ? [] : [{ id, titre, confidentiel, chemin: fichier, texte: `${markedSnippet(modele.corps)}\n` }];
  });
}

/** The parties, the texts that open them, and the key that names the other files. */
function bare(cadre: Cadre, { candidat, titre, fichiers }: Projet): NewFile[] {
  const { structure, id, statuts } = cadre.referentiel;
  const groups: { chemin: string; types: PartieType[] }[] = [{ chemin: 'dossier.dep.md', types: [] }];
  for (const type of structure) {
    const apart = fichiers === 'plusieurs' && type.niveau === undefined && type !== structure[0];
    if (apart) groups.push({ chemin: `${slug(type.titre)}.dep.md`, types: [type] });
    else groups.at(-1)?.types.push(type);
  }
  const [, ...parts] = groups;
  const entete = [
    '---',
    `dossier: ${id}`,
    ...(titre === '' ? [] : [`titre: ${scalar(titre)}`]),
    ...(candidat === '' ? [] : [`candidat: ${scalar(candidat)}`]),
    `statut: ${statuts[0]?.id ?? ''}`,
    ...(parts.length > 0 ? ['parties:', ...parts.map(({ chemin }) => `  - ${chemin}`)] : []),
    '---',
  ].join('\n');
  return groups.map(({ chemin, types }, index) => {
    const text = types.map((type) => `# ${heading(cadre, type)}\n\n${opening(cadre, type)}`);
    return { chemin, texte: `${[...(index === 0 ? [entete] : []), ...text].join('\n\n')}\n` };
  });
}

function heading(cadre: Cadre, type: PartieType): string {
  const competence = cadre.referentiel.competences.find((one) => one.id === type.competence);
  return competence ? french(`${type.titre} — ${competence.court}`) : type.titre;
}

/** The modèle made for the partie, when it has one that is no preuve; else a mark that says what is expected. */
function opening(cadre: Cadre, type: PartieType): string {
  const modele = cadre.modeles.find((one) => one.partie === type.id && one.nature === undefined && one.fichier === undefined);
  if (modele) return markedSnippet(modele.corps).trim();
  const competence = cadre.referentiel.competences.find((one) => one.id === type.competence);
  const what = competence ? 'en quelques lignes, votre pratique pour cette compétence' : (type.description ?? type.titre);
  return `[à rédiger : ${what}]`;
}

/** The same files with these needs inserted; what belongs nowhere goes with the first competence. */
function filled(cadre: Cadre, files: readonly NewFile[], wanted: (couverture: Couverture) => readonly Besoin[]): NewFile[] {
  const read = files.map(({ chemin, texte }) => readFichier(chemin, texte));
  const [racine] = read;
  if (!racine) return [];
  const dossier = assemble(racine, (chemin) => read.find((one) => one.chemin === chemin) ?? null, cadre);
  const context = { dossier, couverture: cover(dossier, cadre), cadre, facts: {}, codes: [] };
  const besoins = wanted(context.couverture);
  const [first] = cadre.referentiel.competences;
  const partie = besoins.some((one) => one.critere) || !first ? undefined : partiesOfCompetence(dossier, first)[0];
  const edits = inserer(context, besoins, partie).edits.map((one) => ({ ...one, texte: markedSnippet(one.texte) }));
  return read.map((one) => ({
    chemin: one.chemin,
    texte: applyEdits(
      one,
      edits.filter((edit) => edit.fichier === one),
    ),
  }));
}
