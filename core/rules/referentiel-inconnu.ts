// The dossier names another référentiel, or another version, than the one it is read with.
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { fold } from '../text.js';
import { write } from './cures.js';

export const referentielInconnu: Rule = {
  code: 'referentiel-inconnu',
  *check({ dossier, cadre }) {
    const named = dossier.racine.entete.dossier;
    if (!named) return;
    const [id = '', version] = named.texte.split('@');
    const { referentiel } = cadre;
    const place = { niveau: 'faute', fichier: dossier.racine, span: named.span } as const;
    if (fold(id) !== fold(referentiel.id)) {
      yield {
        ...place,
        fixes: [write(dossier.racine, named.span, referentiel.id)],
        message: `Le référentiel ${quoted(id)} n’est pas connu : le dossier est lu avec ${quoted(referentiel.id)}. Écrivez « dossier: ${referentiel.id} ».`,
      };
    } else if (version !== undefined && version !== referentiel.version) {
      yield {
        ...place,
        fixes: [write(dossier.racine, named.span, `${referentiel.id}@${referentiel.version}`)],
        message: `Ce dossier demande la version ${quoted(version)} du référentiel ; il est lu avec la version ${quoted(referentiel.version)}. Demandez à votre accompagnateur laquelle suivre.`,
      };
    }
  },
};
