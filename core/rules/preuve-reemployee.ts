// One preuve serves more criteria than the référentiel's threshold: allowed, but a jury may find it thin.
import { valeurs } from '../dossier.js';
import type { PreuveRule } from '../finding.js';
import { listAnd, quoted } from '../french.js';

export const preuveReemployee: PreuveRule = {
  code: 'preuve-reemployee',
  *preuve(preuve, { cadre }) {
    const { seuil, niveau } = cadre.referentiel.reemploi;
    if (niveau === 'aucun') return;
    const criteres = new Set(valeurs(preuve, 'pour').flatMap(({ texte }) => cadre.critere(texte)?.id ?? []));
    if (criteres.size <= seuil) return;
    const message = `La preuve ${quoted(preuve.titre)} sert ${criteres.size} critères (${listAnd([...criteres])}) : montre-t-elle vraiment chacun d’eux ?`;
    yield { niveau, fichier: preuve.fichier, span: preuve.bloc.attributs.get('pour')?.span ?? preuve.bloc.spanTitre, message };
  },
};
