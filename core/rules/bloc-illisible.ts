// A line that starts with ::: and opens or closes nothing.

import type { Illisible } from '../extraction.js';
import type { Rule } from '../finding.js';

const reasons: Readonly<Record<Illisible['cause'], string>> = {
  espace: 'il y a une espace juste après les deux-points. Écrivez « :::{nature} » d’un seul tenant',
  guillemets: 'il contient des guillemets courbes ou français. Après le signe =, écrivez des guillemets droits ("…")',
  crochet: 'le titre n’est pas bien entouré. Écrivez [Titre de la preuve], sans rien entre le ] et l’accolade qui suit',
  accolade: 'l’accolade n’est pas fermée. La ligne doit finir par }',
  deux: 'il commence par deux « : » au lieu de trois',
  virgule: 'ses indications sont séparées par des virgules. Entre les accolades, mettez seulement une espace entre elles',
  nom: 'il manque le nom de la preuve juste après les deux-points',
  fermeture: 'aucun bloc n’est ouvert à cet endroit. Retirez-la, ou ouvrez le bloc qui en contient un autre avec « :::: »',
  autre:
    'un signe n’est pas à sa place. La ligne s’écrit :::{nature}[Titre]{pour="{critere}"}, avec une espace ordinaire entre les indications et des guillemets droits',
};

export const blocIllisible: Rule = {
  code: 'bloc-illisible',
  *check({ dossier, cadre }) {
    const critere = cadre.criteres[0];
    const nature = critere?.exigences[0]?.natures[0] ?? '';
    const example = (text: string): string => text.replace('{nature}', nature).replace('{critere}', critere?.id ?? '');
    for (const fichier of dossier.fichiers) {
      for (const { span, cause } of fichier.extraction.illisibles) {
        const what = cause === 'fermeture' ? 'Cette ligne ne ferme rien' : 'Ce bloc n’est pas reconnu';
        yield { niveau: 'faute', fichier, span, message: `${what}, car ${example(reasons[cause])}.` };
      }
    }
  },
};
