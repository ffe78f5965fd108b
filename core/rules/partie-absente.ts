// Mandatory parties that no heading announces: one finding for all of them.
import type { Rule } from '../finding.js';
import { listAnd, quoted } from '../french.js';
import type { PartieType } from '../referentiel.js';
import { fold } from '../text.js';
import { placeOfDossier } from './place.js';

export const partieAbsente: Rule = {
  code: 'partie-absente',
  *check({ dossier, cadre }) {
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
    const deeper = absent.flatMap((type) => misplaced(type));
    yield { niveau: 'manque', ...placeOfDossier(dossier), message, related: deeper };

    function misplaced(type: PartieType) {
      return dossier.fichiers.flatMap((fichier) => {
        const titre = fichier.extraction.titres.find(
          (one) => one.niveau > (type.niveau ?? 1) && type.alias.some((alias) => fold(one.texte).startsWith(fold(alias))),
        );
        return titre ? [{ fichier, span: titre.span, message: 'Ce titre serait reconnu avec un seul « # ».' }] : [];
      });
    }
  },
};
