// The statut is not one of the référentiel's: the dossier is read as a draft.
import type { Rule } from '../finding.js';
import { listOr, quoted } from '../french.js';
import { nearest } from '../nearest.js';
import { slug } from '../text.js';
import { preferFirst, write } from './cures.js';

export const statutInconnu: Rule = {
  code: 'statut-inconnu',
  *check({ dossier, cadre }) {
    const { statut } = dossier.racine.entete;
    const statuts = cadre.referentiel.statuts.map((one) => one.id);
    const names = [...statuts, ...cadre.referentiel.statuts.map((one) => slug(one.titre))];
    if (!statut || names.includes(slug(statut.texte))) return;
    const guess = slug(nearest(statut.texte, names) ?? '');
    const near = cadre.referentiel.statuts.find((one) => [one.id, slug(one.titre)].includes(guess))?.id;
    const hint = near ? `Vouliez-vous écrire ${quoted(near)} ?` : `Choisissez ${listOr(statuts.map(quoted))}.`;
    const message = `Le statut ${quoted(statut.texte)} n’existe pas : le dossier est lu comme ${quoted(cadre.referentiel.statuts[0]?.titre ?? '')}. ${hint}`;
    const choices = (near ? [near] : statuts).map((id) => write(dossier.racine, statut.span, id));
    const fixes = near ? preferFirst(choices) : choices;
    yield { niveau: 'faute', fichier: dossier.racine, span: statut.span, message, fixes };
  },
};
