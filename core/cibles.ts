// Where the links, images and annexes of a dossier point on the disk: which paths an adapter should look for.
import { type Dossier, type Fichier, resolvePath, textes, valeurs } from './dossier.js';
import type { Valeur } from './extraction.js';
import { movedSpan, wanted } from './pieces.js';
import { decode, rememberingOf, type Span } from './text.js';

/** A file that a text names, and where it is written. */
export interface Cible {
  readonly fichier: Fichier;
  /** Where its name is written. */
  readonly span: Span;
  /** Relative to the folder of the root, with `/`, accents composed. */
  readonly chemin: string;
}

/** Paths that the dossier points to, relative to the folder of its root, each once. */
export function localTargets(dossier: Dossier): string[] {
  return [...new Set(cibles(dossier).map(({ chemin }) => chemin))];
}

/** Every file that a link, an image or an `annexe` attribute names, in the order of the files. */
export const cibles = rememberingOf((dossier: Dossier): readonly Cible[] => {
  const liens = dossier.fichiers.flatMap((fichier) =>
    targetsOf(fichier).flatMap(({ texte, span }) => {
      const chemin = localTarget(fichier, texte);
      return chemin === undefined ? [] : [{ fichier, span, chemin }];
    }),
  );
  const annexed = dossier.preuves.filter((one) => textes(one, 'annexe').length > 0);
  const annexes = annexed.flatMap((preuve) =>
    valeurs(preuve, 'annexe').flatMap(({ texte, span }) => {
      const chemin = isFileName(texte) ? localTarget(preuve.fichier, texte) : undefined;
      return chemin === undefined ? [] : [{ fichier: preuve.fichier, span, chemin }];
    }),
  );
  return [...liens, ...annexes];
});

/** The files that links and images of a file point to, those that spaces break included, in the order of the text. */
export function targetsOf({ extraction }: Fichier): readonly Valeur[] {
  const whole = wanted(
    extraction,
    (piece) => piece.liens,
    ({ cible }) => !cible.startsWith('#'),
    ({ cible, spanCible }, by): Valeur => ({ texte: cible, span: movedSpan(spanCible, by) }),
  );
  if (extraction.rompus.length === 0) return whole;
  return [...whole, ...extraction.rompus].sort((a, b) => a.span.start - b.span.start);
}

/** A target that leads nowhere on another computer, and why. */
interface Perdue extends Valeur {
  readonly cause: 'adresse' | 'ordinateur' | 'dehors';
}

/** The links and images of a file that lead nowhere on another computer. */
export function perdues({ extraction, chemin }: Fichier): readonly Perdue[] {
  const causeOf = (cible: string): Perdue['cause'] | undefined => {
    if (/^www\./i.test(cible)) return 'adresse';
    if (/^(?:file:|[a-z]:[\\/]|[~\\]|\/(?!\/))/i.test(cible)) return 'ordinateur';
    return cible.startsWith('..') && resolvePath(chemin, decode(cible)) === undefined ? 'dehors' : undefined;
  };
  const written = wanted(
    extraction,
    (piece) => piece.liens,
    ({ cible }) => causeOf(cible) !== undefined,
    ({ cible, spanCible }, by): Valeur => ({ texte: cible, span: movedSpan(spanCible, by) }),
  );
  return [...written, ...extraction.rompus].flatMap((one) => {
    const cause = causeOf(one.texte);
    return cause ? [{ ...one, cause }] : [];
  });
}

/** The file a link points to; undefined for an address, an anchor or a path out of the dossier's folder. */
export function localTarget(fichier: Fichier, cible: string): string | undefined {
  const path = decode(cible.replace(/[#?][\s\S]*$/, ''));
  return path === '' || /^www\./i.test(path) ? undefined : resolvePath(fichier.chemin, path);
}

/** `annexe="plan.pdf"` names a file, `annexe="2"` does not. */
function isFileName(texte: string): boolean {
  return /\.[\p{L}\p{N}]{2,5}$/u.test(texte);
}
