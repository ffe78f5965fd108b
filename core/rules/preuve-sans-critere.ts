// A preuve tied to nothing: no criterion, no other preuve, no learner's file.
import { valeurs } from '../dossier.js';
import { addItems } from '../edits.js';
import type { PreuveRule } from '../finding.js';
import { quoted } from '../french.js';

export const preuveSansCritere: PreuveRule = {
  code: 'preuve-sans-critere',
  *preuve(preuve, { cadre }) {
    const { nature, bloc, fichier, titre } = preuve;
    if (!nature || nature.sansCritere === true) return;
    // What is about another preuve, or comes from a learner's file, has its use without a criterion.
    if (preuve.parent || ['pour', 'sur', 'source'].some((nom) => valeurs(preuve, nom).length > 0)) return;
    const own = cadre.referentiel.competences.filter((one) =>
      preuve.parties.some((partie) => partie.type?.competence === one.id),
    );
    const criteres = [...new Set([...own.flatMap((one) => one.ecrit), ...cadre.criteres])].filter((one) =>
      one.exigences.some((exigence) => exigence.natures.includes(nature.id)),
    );
    const [critere] = criteres;
    const example = critere ? `pour="${critere.id}"` : 'sur="nom-d-une-preuve"';
    const message = `La preuve ${quoted(titre)} n’est rattachée à aucun critère ni à aucune autre preuve : ajoutez par exemple ${example} entre ses accolades.`;
    const fixes = () =>
      criteres.map((one) => ({
        titre: `Rattacher à ${one.id} : ${one.titre}`,
        edits: addItems(preuve, 'pour', [one.id]),
      }));
    yield { niveau: 'avertissement', fichier, span: bloc.spanTitre, message, fixes };
  },
};
