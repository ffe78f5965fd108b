// Shared by the two rules on numbered annexes: their headings, wherever they stand, and the one to add.
import type { Cadre } from '../cadre.js';
import { type Dossier, type Preuve, valeurs } from '../dossier.js';
import type { Piece } from '../extraction.js';
import type { Place } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';
import { snippetText } from '../gabarit.js';
import { endOf, endOfRoot, insertLines, placeOfType } from '../insertion.js';
import { numero } from '../marks.js';
import { movedSpan } from '../pieces.js';
import { fold, rememberingOf, type Span } from '../text.js';

/** The numbered annexes that headings announce, by number; the first heading of a number counts. */
export const numberedAnnexes = rememberingOf((dossier: Dossier): ReadonlyMap<number, Place> => {
  const found = new Map<number, Place>();
  for (const fichier of dossier.fichiers) {
    for (const { piece, start } of fichier.extraction.pieces) {
      for (const { numero, span } of numberedIn(piece))
        if (!found.has(numero)) found.set(numero, { fichier, span: movedSpan(span, start) });
    }
  }
  return found;
});

const enTitre = new RegExp(String.raw`^annexe ${numero}(\d{1,3})\b`);
const numberedIn = rememberingOf(({ titres }: Piece) =>
  titres.flatMap(({ texte, span }) => {
    const found = enTitre.exec(fold(texte))?.[1];
    return found === undefined ? [] : [{ numero: Number(found), span }];
  }),
);

const enAttribut = new RegExp(String.raw`^(?:annexe )?${numero}(\d{1,3})$`);

/** The annexes that a preuve names by their numbers. */
export function annexesOf(preuve: Preuve): { readonly numero: number; readonly span: Span }[] {
  return valeurs(preuve, 'annexe').flatMap(({ texte, span }) => {
    const found = enAttribut.exec(fold(texte))?.[1];
    return found === undefined ? [] : [{ numero: Number(found), span }];
  });
}

/** Adds the heading of an annexe at the end of the annexes, whose own heading is added when it is not there. */
export function annexeFix(dossier: Dossier, cadre: Cadre, numero: number): Fix {
  const type = cadre.referentiel.structure.find((one) => one.alias.some((alias) => fold(alias) === 'annexe'));
  const partie = dossier.parties.findLast((one) => type !== undefined && one.type === type);
  const place = partie ? endOf(partie) : type ? placeOfType(dossier, cadre, type) : endOfRoot(dossier);
  const niveau = '#'.repeat(partie && /^annexe\b.*\d/.test(fold(partie.titre.texte)) ? partie.titre.niveau : 2);
  const heading = `${niveau} Annexe ${numero} — \${1:[à préciser : titre de l’annexe]}\n\n\${2:[à rédiger : ce que montre cette annexe]}`;
  const lines = partie || !type ? heading : `${snippetText(`# ${type.titre}`)}\n\n${heading}`;
  return { titre: `Ajouter le titre ${quoted(`Annexe ${numero}`)}`, edits: [insertLines(place, lines)], modele: true };
}
