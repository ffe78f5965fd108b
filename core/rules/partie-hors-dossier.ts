// A part outside the folder of the dossier is never read.
import { resolvePath } from '../dossier.js';
import type { Rule } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';
import { unlist, write, yamlName } from './cures.js';

export const partieHorsDossier: Rule = {
  code: 'partie-hors-dossier',
  *check({ dossier, facts }) {
    for (const { genre, fichier, valeur } of dossier.problemes) {
      if (genre !== 'hors-dossier') continue;
      const message = `Le fichier ${quoted(valeur.texte)} est hors du dossier et n’est pas lu : déplacez-le à côté de ce fichier, puis écrivez seulement son nom.`;
      const name = valeur.texte.replace(/^.*[/\\]/, '');
      const here = resolvePath(fichier.chemin, name);
      const beside = here !== undefined && facts.voisins?.includes(here) && !dossier.fichiers.some((one) => one.chemin === here);
      const moved: Fix[] = beside ? [{ ...write(fichier, valeur.span, yamlName(name)), preferee: true }] : [];
      yield { niveau: 'faute', fichier, span: valeur.span, message, fixes: [...moved, unlist(fichier, valeur)] };
    }
  },
};
