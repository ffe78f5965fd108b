// Mandatory parties that no heading announces: one finding for all of them.

import type { Fichier } from '../dossier.js';
import type { Titre } from '../extraction.js';
import type { Place, Rule, RuleContext } from '../finding.js';
import type { Edit, Fix } from '../fix.js';
import { listAnd, quoted } from '../french.js';
import { snippetText } from '../gabarit.js';
import { counter } from '../inserer.js';
import { type Endroit, insertLines, placeOfType } from '../insertion.js';
import type { PartieType } from '../referentiel.js';
import { fold } from '../text.js';
import { placeOfDossier } from './place.js';

export const partieAbsente: Rule = {
  code: 'partie-absente',
  *check(context) {
    const { dossier, cadre } = context;
    const absent = cadre.referentiel.structure.filter((type) => !dossier.parties.some((one) => one.type === type));
    if (absent.length === 0) return;
    const names = absent.map((type) => quoted(type.titre));
    const [first] = absent;
    const many = absent.length > 1;
    const how =
      absent.length === 1 && (first?.niveau ?? 1) > 1
        ? `Un titre ${quoted(`## ${first?.titre}`)} suffit.`
        : `Chaque partie commence par un titre précédé d’un seul « # », par exemple ${quoted(`# ${first?.titre}`)}.`;
    const message = `${many ? 'Des parties obligatoires manquent' : 'Une partie obligatoire manque'} : ${listAnd(names)}. ${how}`;
    const deeper = absent.flatMap((type) => misplaced(context, type));
    const fixes = () => [cure(context, absent)];
    yield { niveau: 'manque', ...placeOfDossier(dossier), message, related: deeper, fixes };
  },
};

interface Misplaced extends Place {
  readonly titre: Titre;
  readonly message: string;
}

/** Headings that would be this partie at level 1: the first of each file. */
function misplaced({ dossier }: RuleContext, type: PartieType): readonly Misplaced[] {
  return dossier.fichiers.flatMap((fichier) => {
    const titre = fichier.extraction.titres.find(
      (one) => one.niveau > (type.niveau ?? 1) && type.alias.some((alias) => fold(one.texte).startsWith(fold(alias))),
    );
    return titre ? [{ fichier, span: titre.span, titre, message: 'Ce titre serait reconnu avec un seul « # ».' }] : [];
  });
}

/** A heading for each partie: the one that is too deep raised, else a new one in the référentiel’s order. */
function cure(context: RuleContext, absent: readonly PartieType[]): Fix {
  const next = counter();
  const edits: Edit[] = [];
  const groups = new Map<string, { place: Endroit; lines: string[] }>();
  for (const type of absent) {
    const raised = misplaced(context, type).flatMap(({ fichier, titre }) => raise(fichier, titre))[0];
    if (raised && !edits.some((one) => one.fichier === raised.fichier && one.span.start === raised.span.start)) {
      edits.push(raised);
      continue;
    }
    const place = placeOfType(context.dossier, context.cadre, type);
    const key = `${place.fichier.chemin}\0${place.offset}`;
    const group = groups.get(key) ?? { place, lines: [] };
    groups.set(key, group);
    const competence = context.cadre.referentiel.competences.find((one) => one.id === type.competence);
    const what = type.description ?? competence?.court ?? type.titre;
    group.lines.push(snippetText(`# ${type.titre}`), `\${${next()}:[à rédiger : ${snippetText(what)}]}`);
  }
  edits.push(...[...groups.values()].map(({ place, lines }) => insertLines(place, lines.join('\n\n'))));
  const titre = `Ajouter ${absent.length > 1 ? 'les titres des parties' : 'le titre de la partie'} ${listAnd(absent.map((one) => quoted(one.titre)))}`;
  return { titre, edits, modele: true, preferee: true };
}

/** A heading written with `#` brought to level 1. */
function raise(fichier: Fichier, { span }: Titre): Edit[] {
  const marks = /^#{2,6}/.exec(fichier.texte.slice(span.start, span.start + 6))?.[0].length ?? 0;
  return marks === 0 ? [] : [{ fichier, span: { start: span.start + 1, end: span.start + marks }, texte: '' }];
}
