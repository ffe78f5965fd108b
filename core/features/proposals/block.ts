// A block as its opening line says it, finished or not: its nature, its values, and the exigences it serves.
import type { Analysis } from '../../analysis.js';
import type { ExigenceCouverte } from '../../couverture.js';
import type { Fichier } from '../../dossier.js';
import type { Valeur } from '../../extraction.js';
import { items } from '../../fence.js';
import type { Forme, Nature } from '../../referentiel.js';
import type { Opening } from '../opening.js';
import { exigencesAt, exigencesServed, exigencesTaking } from '../wanted.js';

/** What is known of a block from its opening line. */
export interface Block {
  readonly nature: Nature | undefined;
  readonly formes: readonly Forme[];
  /** Those it serves; while `pour` names none, those of its place that take its nature. */
  readonly exigences: readonly ExigenceCouverte[];
  values(attribut: string): readonly Valeur[];
}

/** Reads an opening line with the eyes of the référentiel. */
export function readBlock(analysis: Analysis, fichier: Fichier, opening: Opening): Block {
  const { cadre } = analysis;
  const { texte } = fichier;
  const values = (attribut: string): readonly Valeur[] =>
    opening.attributs.flatMap(({ nom, valeur }) =>
      nom === attribut && valeur ? items(texte.slice(valeur.start, valeur.end), valeur.start) : [],
    );
  const nature = cadre.natures.find(texte.slice(opening.nom.start, opening.nom.end));
  const served = exigencesServed(
    analysis,
    nature,
    values('pour').map((one) => one.texte),
  );
  const here = exigencesAt(analysis, fichier, opening.colons.start);
  const exigences = served.length > 0 ? served : nature ? exigencesTaking(analysis, nature, here).taking : [];
  return { nature, formes: values('forme').flatMap((one) => cadre.formes.find(one.texte) ?? []), exigences, values };
}
