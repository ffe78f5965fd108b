// Where new lines of a dossier go: the end of a partie, the place of one that is not there, the end of the root file.

import type { Cadre } from './cadre.js';
import type { Dossier, Fichier, Partie } from './dossier.js';
import { at, eolOf, lineAround } from './edits.js';
import type { Edit } from './fix.js';
import type { PartieType } from './referentiel.js';

/** A place between two lines of a file. */
export interface Endroit {
  readonly fichier: Fichier;
  readonly offset: number;
}

/** Characters in which the ends of two lines are looked for. */
const most = 200;

/** New lines (written with LF) put between two lines, a blank line before and after, with the file's own line ends. */
export function insertLines({ fichier, offset }: Endroit, lines: string): Edit {
  const { texte } = fichier;
  const eol = eolOf(texte);
  let before = offset;
  let breaks = 0;
  while (before > 0 && /[ \t\r\n]/.test(texte.charAt(before - 1))) {
    before--;
    if (texte[before] === '\n' || (texte[before] === '\r' && texte[before + 1] !== '\n')) breaks++;
  }
  const first = before === 0 || (before === 1 && texte.startsWith('\ufeff'));
  const lead = first ? '' : eol.repeat(Math.max(0, 2 - breaks));
  const [after = ''] = /^(?:[ \t]*(?:\r\n|\n|\r)){0,2}/.exec(texte.slice(offset, offset + most)) ?? [];
  const wanted = offset + after.length < texte.length ? 2 : 1;
  const tail = eol.repeat(Math.max(0, wanted - (after.match(/\r\n|\n|\r/g)?.length ?? 0)));
  return { fichier, span: at(offset), texte: lead + lines.replaceAll('\n', eol) + tail };
}

/** The same lines, the cursor left on the blank line under them: what is typed next neither closes a block nor joins a heading. */
export function thenWrite(edit: Edit): Edit {
  const { texte } = edit;
  const end = texte.trimEnd().length;
  const eol = /\r\n|\n|\r/.exec(texte)?.[0] ?? '\n';
  return { ...edit, texte: `${texte.slice(0, end)}${eol}$0${texte.slice(end + eol.length)}` };
}

/** The end of a partie, before the comments that speak of what follows it. */
export function endOf({ fichier, span }: Partie): Endroit {
  return beforeHeading(fichier, span.end);
}

/** The end of the root file. */
export function endOfRoot({ racine: fichier }: Dossier): Endroit {
  return { fichier, offset: fichier.texte.length };
}

/** Where a partie that is not there yet goes: after the one that comes before it in the référentiel, else before the next. */
export function placeOfType(dossier: Dossier, cadre: Cadre, type: PartieType): Endroit {
  const { structure } = cadre.referentiel;
  const order = structure.indexOf(type);
  for (const one of structure.slice(0, order).reverse()) {
    const before = dossier.parties.findLast((partie) => partie.type === one);
    if (before) return endOf(chapterOf(dossier, before));
  }
  for (const one of structure.slice(order + 1)) {
    const after = dossier.parties.find((partie) => partie.type === one);
    if (after) return beforeHeading(after.fichier, chapterOf(dossier, after).span.start);
  }
  return endOfRoot(dossier);
}

/** The outermost partie that holds this one. */
function chapterOf({ parties }: Dossier, partie: Partie): Partie {
  const { fichier, span } = partie;
  return parties.find((one) => one.fichier === fichier && one.span.start <= span.start && one.span.end >= span.end) ?? partie;
}

function beforeHeading(fichier: Fichier, heading: number): Endroit {
  if (heading >= fichier.texte.length) return { fichier, offset: fichier.texte.length };
  const comments = fichier.extraction.ignores.filter((one) => one.cible?.start === heading);
  const first = comments[0]?.span.start ?? heading;
  return { fichier, offset: lineAround(fichier.texte, first).start };
}
