// A file whose name has its accents apart from their letters, as archives made on a Mac do: the link works here, not everywhere.
import { cibles } from '../cibles.js';
import { resolvePath } from '../dossier.js';
import type { Place, Rule } from '../finding.js';
import { quoted } from '../french.js';

export const nomDecompose: Rule = {
  code: 'nom-decompose',
  *check({ dossier, facts }) {
    const named = cibles(dossier).map(({ chemin, ...place }) => ({ place, real: facts.fichiers?.get(chemin) }));
    const parts = dossier.fichiers.flatMap((fichier) =>
      fichier.entete.parties.map(({ texte, span }) => {
        const chemin = resolvePath(fichier.chemin, texte);
        const part = dossier.fichiers.find((one) => one.chemin.normalize('NFC') === chemin);
        return { place: { fichier, span }, real: part?.chemin };
      }),
    );
    const told = new Set<string>();
    const all: readonly { readonly place: Place; readonly real: string | null | undefined }[] = [...parts, ...named];
    for (const { place, real } of all) {
      if (typeof real !== 'string' || real === real.normalize('NFC') || told.has(real)) continue;
      told.add(real);
      const name = real.slice(real.lastIndexOf('/') + 1).normalize('NFC');
      const message = `Dans le nom du fichier ${quoted(name)}, les accents sont séparés des lettres, ce qui ne se voit pas : il pourrait ne pas être trouvé sur un autre ordinateur. Renommez-le en retapant son nom, de préférence sans accents.`;
      yield { niveau: 'avertissement', ...place, message };
    }
  },
};
