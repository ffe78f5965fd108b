// A modèle inserted as it is: it must leave the marks it announces, and nothing else to say; every choice is tried.
import { analyse } from '../analysis.js';
import type { Cadre } from '../cadre.js';
import { assemble, readFichier } from '../dossier.js';
import type { Finding } from '../finding.js';
import { plural, quoted } from '../french.js';
import { readGabarit, snippetText } from '../gabarit.js';
import { blocsOf } from '../modele.js';
import { LineIndex, type Span } from '../text.js';
import type { ModeleLu } from './modele.js';
import type { Probleme } from './source.js';

/** What a dossier of one block lacks elsewhere. */
const elsewhere = ['partie-absente', 'partie-incomplete', 'partie-desequilibree', 'preuve-manquante', 'minimum-global'];
/** The mark that a modèle is there to leave. */
const mark = 'repere-laisse';
/** Names: the values of a choice beyond its first are judged by these alone, the rest of the text being made for the first. */
const names = [
  'nature-inconnue',
  'critere-inconnu',
  'facette-inconnue',
  'valeur-inconnue',
  'attribut-inconnu',
  'nature-non-attendue',
  'nom-obsolete',
];

/** Checks a modèle against the référentiel it is for. Never throws. */
export function verifyModele(lu: ModeleLu, cadre: Cadre): Probleme[] {
  const said = namesOf(lu, cadre);
  const { modele, source, entete } = lu;
  const first = insert(lu, cadre, 0);
  const wrong = first.findings.filter((one) => one.code !== mark && !elsewhere.includes(one.code));
  const reperes = first.findings.length - wrong.length - first.findings.filter((one) => elsewhere.includes(one.code)).length;
  const told = new Set<string>();
  const tell = (findings: readonly Finding[], place: (finding: Finding) => Span): void => {
    for (const one of findings) {
      const key = `${one.code} ${one.message}`;
      if (told.has(key)) continue;
      told.add(key);
      said.push(source.erreur(one.code, place(one), `Une fois inséré : ${one.message}`));
    }
  };
  tell(wrong, first.place);
  for (let choice = 1; choice < first.choices; choice++) {
    const other = insert(lu, cadre, choice);
    tell(
      other.findings.filter((one) => names.includes(one.code)),
      other.place,
    );
  }
  if (reperes !== modele.reperes) {
    const message = `Ce modèle annonce ${plural(modele.reperes, 'repère', 'repères')} et en laisse ${reperes} : écrivez « reperes: ${reperes} », ou complétez le texte.`;
    said.push(source.erreur('reperes', entete.place(['reperes']), message));
  }
  return said;
}

/** What its front matter names. */
function namesOf({ modele, source, entete }: ModeleLu, cadre: Cadre): Probleme[] {
  const said: Probleme[] = [];
  const { structure } = cadre.referentiel;
  for (const [index, reference] of modele.criteres.entries())
    if (!cadre.criteres.some((one) => one.id === reference))
      said.push(
        source.erreur(
          'critere-inconnu',
          entete.place(['criteres', index]),
          `${quoted(reference)} n’est pas un critère écrit du référentiel.`,
        ),
      );
  if (modele.partie !== undefined && !structure.some((one) => one.id === modele.partie))
    said.push(
      source.erreur(
        'partie-inconnue',
        entete.place(['partie']),
        `${quoted(modele.partie)} n’est pas une partie du référentiel : ${structure.map((one) => one.id).join(', ')}.`,
      ),
    );
  const first = blocsOf(modele)[0]?.nature;
  const nature = first === undefined ? undefined : cadre.natures.find(first);
  if (modele.nature !== undefined && !cadre.natures.mots.some((one) => one.id === modele.nature))
    said.push(
      source.erreur('nature-inconnue', entete.place(['nature']), `${quoted(modele.nature)} n’est pas une nature du référentiel.`),
    );
  else if (modele.nature !== nature?.id && (nature || modele.nature !== undefined)) {
    const said0 = nature ? `« nature: ${nature.id} »` : 'un bloc, ou retirez « nature »';
    said.push(
      source.erreur(
        'nature-differente',
        entete.place(modele.nature === undefined ? [] : ['nature']),
        `Le premier bloc de ce modèle n’est pas celui que dit son en-tête : écrivez ${said0}.`,
      ),
    );
  }
  return said;
}

interface Inserted {
  readonly findings: readonly Finding[];
  /** Where what a finding is about stands in the modèle's file. */
  place(finding: Finding): Span;
  /** The values of its longest choice. */
  readonly choices: number;
}

/** Inserts a modèle in a dossier of its own, each choice made at the same position, and analyses that. */
function insert({ modele, source, lignes }: ModeleLu, cadre: Cadre, choice: number): Inserted {
  const titre = cadre.referentiel.structure.find((one) => one.id === modele.partie)?.alias[0];
  const rows: { readonly texte: string; readonly from: Span }[] =
    titre === undefined ? [] : [`# ${titre}`, ''].map((texte) => ({ texte, from: lignes[0] ?? { start: 0, end: 0 } }));
  let choices = 1;
  for (const from of lignes) {
    const line = source.texte.slice(from.start, from.end);
    const variants =
      modele.phases && line.includes('{{phase}}')
        ? modele.phases.map((one) => line.replaceAll('{{phase}}', snippetText(one)))
        : [line];
    for (const one of variants) {
      const texte = readGabarit(one)
        .morceaux.map((piece) => {
          if (typeof piece === 'string') return piece;
          choices = Math.max(choices, piece.valeurs.length);
          return piece.valeurs[Math.min(choice, piece.valeurs.length - 1)] ?? '';
        })
        .join('');
      rows.push({ texte, from });
    }
  }
  const fichier = readFichier('modele.dep.md', `${rows.map((one) => one.texte).join('\n')}\n`);
  const index = new LineIndex(fichier.texte);
  return {
    findings: analyse(
      assemble(fichier, () => null, cadre),
      cadre,
    ).findings,
    choices,
    place: ({ span }) => rows[index.at(span.start).line]?.from ?? { start: 0, end: 0 },
  };
}
