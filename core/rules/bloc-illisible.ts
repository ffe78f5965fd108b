// A line that starts with ::: and opens or closes nothing.

import type { Cadre } from '../cadre.js';
import { close, lengthen, prefixOf, suiteOf } from '../cloture.js';
import type { Fichier } from '../dossier.js';
import { eolOf, lineAround, removeLine, replace } from '../edits.js';
import type { Illisible } from '../extraction.js';
import type { Rule } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';
import { opens, redresser, straight } from '../redresser.js';

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
      for (const one of fichier.extraction.illisibles) {
        const { span, cause } = one;
        const what = cause === 'fermeture' ? 'Cette ligne ne ferme rien' : 'Ce bloc n’est pas reconnu';
        yield {
          niveau: 'faute',
          fichier,
          span,
          message: `${what}, car ${example(reasons[cause])}.`,
          fixes: () => cures(fichier, one, cadre),
        };
      }
    }
  },
};

function cures(fichier: Fichier, { span, cause }: Illisible, cadre: Cadre): readonly Fix[] {
  const line = fichier.texte.slice(span.start, span.end);
  if (!line.startsWith('::')) return [{ ...mend(fichier, span, straight(line)), sure: true }];
  if (cause === 'fermeture') return [removal(fichier, span)];
  if (cause === 'nom') {
    return naturesFor(line, cadre).flatMap((nature) => {
      const mended = line.replace(/^:+/, `$&${nature}`);
      return opens(mended) ? [{ ...mend(fichier, span, mended), titre: `Écrire ${quoted(`:::${nature}`)}` }] : [];
    });
  }
  const opening = redresser(line);
  const name = /^:+([\p{L}\p{N}_-]+)/u.exec(opening?.ligne ?? '')?.[1] ?? '';
  const known = cadre.natures.find(name) !== undefined;
  const near = cadre.natures.nearest(name)?.id;
  if (opening === undefined || (!known && near === undefined)) return [];
  const { ligne, reste, sure } = opening;
  const fix = mend(fichier, span, known ? ligne : ligne.replace(name, () => near ?? name), reste);
  return [sure && known && cause !== 'deux' && cause !== 'autre' && fix.edits.length === 1 ? { ...fix, sure: true } : fix];
}

/** The line mended, what it held too much on the next one, and closed where no line closes it. */
function mend(fichier: Fichier, span: Illisible['span'], mended: string, reste = ''): Fix {
  const next = reste === '' ? '' : `${eolOf(fichier.texte)}${prefixOf(fichier.texte, span)}${reste}`;
  const opening = replace(fichier, span, mended + next);
  const suite = suiteOf(fichier.texte, span);
  const closing = !mended.startsWith(':::')
    ? []
    : suite.fermeture
      ? lengthen(fichier, span, suite).filter(({ span: { start } }) => start > span.end)
      : [close(fichier, span, suite.limite)];
  const suivie = next === '' ? '' : ', la suite à la ligne';
  return { titre: `Écrire ${quoted(mended)}${suivie}`, edits: [opening, ...closing], preferee: true };
}

/** A closing line too many: the whole line, when nothing else stands on it. */
function removal(fichier: Fichier, span: Illisible['span']): Fix {
  const line = lineAround(fichier.texte, span.start);
  const alone = fichier.texte.slice(line.start, span.start).trim() === '';
  return { titre: 'Retirer cette ligne', edits: [alone ? removeLine(fichier, span.start) : { fichier, span, texte: '' }] };
}

/** The natures that the criteria named on the line take, else the first ones of the référentiel. */
function naturesFor(line: string, cadre: Cadre): readonly string[] {
  const pour = /\bpour\s*=\s*["']?([^"'}]*)/.exec(line)?.[1] ?? '';
  const criteres = pour.split(',').flatMap((one) => cadre.critere(one) ?? []);
  const taken = criteres.flatMap((one) => one.exigences.flatMap((exigence) => exigence.natures));
  return [...new Set(taken.length > 0 ? taken : cadre.natures.mots.slice(0, 4).map((one) => one.id))];
}
