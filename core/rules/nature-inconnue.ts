// The name of a block is no nature of the référentiel.
import type { Cadre } from '../cadre.js';
import { attribut, type Preuve, valeurs } from '../dossier.js';
import { addItems } from '../edits.js';
import type { PreuveRule } from '../finding.js';
import type { Fix } from '../fix.js';
import { listOr, quoted } from '../french.js';
import type { Forme } from '../referentiel.js';
import { preferFirst, write } from './cures.js';

export const natureInconnue: PreuveRule = {
  code: 'nature-inconnue',
  *preuve(preuve, { cadre }) {
    const { nature, bloc, fichier } = preuve;
    if (nature || cadre.natures.retrait(bloc.nom)) return;
    const forme = cadre.formes.find(bloc.nom);
    const near = cadre.natures.nearest(bloc.nom);
    const hint = forme
      ? `C’est une forme : écrivez ce qu’est la preuve, puis forme="${forme.titre}" entre ses accolades.`
      : near
        ? `Vouliez-vous écrire ${quoted(near.id)} ?`
        : `Choisissez par exemple ${listOr(cadre.natures.mots.slice(0, 4).map((one) => quoted(one.id)))}.`;
    yield {
      niveau: 'faute',
      fichier,
      span: bloc.spanNom,
      fixes: () => (forme ? shownAs(preuve, forme, cadre) : named(preuve, near ? [near.id] : naturesFor(preuve, cadre))),
      message: `${quoted(bloc.nom)} n’est pas une sorte de preuve connue. ${hint}`,
    };
  },
};

function named({ fichier, bloc }: Preuve, natures: readonly string[]): readonly Fix[] {
  const fixes = natures.map((id) => write(fichier, bloc.spanNom, id));
  return fixes.length === 1 ? preferFirst(fixes) : fixes;
}

/** What the preuve may be, its forme said where formes are said. */
function shownAs(preuve: Preuve, forme: Forme, cadre: Cadre): readonly Fix[] {
  const takes = cadre.exigences.filter((one) => one.formes?.includes(forme.id)).flatMap((one) => one.natures);
  const wanted = valeurs(preuve, 'pour').length > 0 ? naturesFor(preuve, cadre) : [...new Set(takes)];
  const said = forme.partie !== undefined || valeurs(preuve, 'forme').some(({ texte }) => cadre.formes.find(texte) === forme);
  const forms = said || attribut(preuve, 'forme') ? [] : addItems(preuve, 'forme', [forme.titre]);
  return named(preuve, wanted).map((one) => ({ ...one, edits: [...one.edits, ...forms] }));
}

/** The natures that its criteria take, else the first ones of the référentiel. */
function naturesFor(preuve: Preuve, cadre: Cadre): readonly string[] {
  const criteres = valeurs(preuve, 'pour').flatMap(({ texte }) => cadre.critere(texte) ?? []);
  const taken = criteres.flatMap((one) => one.exigences.flatMap((exigence) => exigence.natures));
  return [...new Set(taken.length > 0 ? taken : cadre.natures.mots.slice(0, 4).map((one) => one.id))];
}
