// A part that the front matter lists does not exist.
import { type ProblemeDePartie, resolvePath } from '../dossier.js';
import { eolOf, removePart } from '../edits.js';
import type { Rule, RuleContext } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';
import { nearest } from '../nearest.js';
import { unlist, write, yamlName } from './cures.js';

export const partieIntrouvable: Rule = {
  code: 'partie-introuvable',
  *check(context) {
    for (const probleme of context.dossier.problemes) {
      const { genre, fichier, valeur } = probleme;
      if (genre !== 'introuvable') continue;
      const message = `Le fichier ${quoted(valeur.texte)} n’a pas été trouvé ou ne peut pas être lu. Vérifiez son nom, ou créez-le à côté de ce fichier.`;
      yield { niveau: 'faute', fichier, span: valeur.span, message, fixes: () => cures(context, probleme) };
    }
  },
};

/** A file of nearly that name that is there; else the file itself, to create; or no file at all. */
function cures({ dossier, facts }: RuleContext, { fichier, valeur }: ProblemeDePartie): readonly Fix[] {
  const chemin = resolvePath(fichier.chemin, valeur.texte) ?? '';
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(chemin) ?? [];
  const free = (facts.voisins ?? []).filter((one) => !dossier.fichiers.some((read) => read.chemin === one));
  const beside = free.filter((one) => one.startsWith(folder)).map((one) => one.slice(folder.length));
  const near =
    nearest(
      name,
      beside.filter((one) => !one.includes('/')),
    ) ?? beside.find((one) => one.startsWith(`${name}.`));
  const written = near && valeur.texte.replace(/[^/\\]*$/, () => near);
  const repair: Fix[] = written === undefined ? [] : [{ ...write(fichier, valeur.span, yamlName(written)), preferee: true }];
  const eol = eolOf(fichier.texte).repeat(2);
  const texte = `# \${1:[à préciser : titre de la partie]}${eol}\${2:[à rédiger : texte de la partie]}${eolOf(fichier.texte)}`;
  // Listed twice, it would be one part too many as soon as it is there.
  const again = dossier.problemes
    .filter(
      (one) =>
        one.genre === 'introuvable' && one.valeur !== valeur && resolvePath(one.fichier.chemin, one.valeur.texte) === chemin,
    )
    .map((one) => removePart(one.fichier, one.valeur));
  const creation: Fix[] = chemin.endsWith('.md')
    ? [{ titre: `Créer le fichier ${quoted(chemin)}`, edits: again, fichiers: [{ chemin, texte }], modele: true }]
    : [];
  return [...repair, ...creation, unlist(fichier, valeur)];
}
