// A link, an image or an annexe names a file that is not there, or not where it will be read.
import { cibles, perdues } from '../cibles.js';
import { at } from '../edits.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';

export const fichierAbsent: Rule = {
  code: 'fichier-absent',
  *check({ dossier, facts }) {
    for (const { fichier, span, chemin } of cibles(dossier)) {
      if (facts.fichiers?.get(chemin) !== null) continue;
      const message = `Le fichier ${quoted(chemin)} n’a pas été trouvé : vérifiez son nom et son dossier, ou ajoutez-le à côté de votre texte.`;
      yield { niveau: 'faute', fichier, span, message };
    }
    for (const fichier of dossier.fichiers) {
      for (const { texte, span, cause } of perdues(fichier)) {
        const link = { titre: 'Ajouter « https:// » devant', edits: [{ fichier, span: at(span.start), texte: 'https://' }] };
        const fixes = cause === 'adresse' ? [{ ...link, preferee: true } as const] : [];
        const niveau = cause === 'dehors' ? 'avertissement' : 'faute';
        yield { niveau, fichier, span, message: `${quoted(texte)} ${reasons[cause]}`, fixes };
      }
    }
  },
};

const reasons: Readonly<Record<ReturnType<typeof perdues>[number]['cause'], string>> = {
  adresse: 'est cherché parmi vos fichiers : une adresse commence par https://.',
  ordinateur:
    'n’existe que sur votre ordinateur : copiez le fichier à côté de votre texte, et n’écrivez que la suite de dossiers qui y mène.',
  dehors: 'est hors du dossier où se trouve votre texte : le fichier ne le suivra pas. Copiez-le à côté de votre texte.',
};
