// A reference (`sur`, or a link to #something) that names no preuve and no heading.
import type { Cadre } from '../cadre.js';
import { type Dossier, findPreuves, type Preuve, textes, valeurs } from '../dossier.js';
import type { Lien, Piece, Valeur } from '../extraction.js';
import type { Place, Rule } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';
import { among } from '../nearest.js';
import { moved, wanted } from '../pieces.js';
import { decode, rememberingOf, slug } from '../text.js';
import { write, writeItem } from './cures.js';

export const lienIntrouvable: Rule = {
  code: 'lien-introuvable',
  *check({ dossier, couverture, cadre }) {
    const nearOf = (reference: string): string | undefined => namesOf(couverture.identite, cadre, dossier).near(reference);
    const say = (reference: string): string => {
      const near = nearOf(reference);
      return `Aucune preuve ni aucun titre ne s’appelle ${quoted(reference)}. ${near ? `Vouliez-vous écrire ${quoted(near)} ?` : 'Un renvoi s’écrit avec le titre de la preuve, en minuscules, sans accents, mots séparés par des tirets.'}`;
    };
    for (const preuve of dossier.preuves) {
      if (textes(preuve, 'sur').every(({ texte }) => findPreuves(dossier, texte).length > 0)) continue;
      for (const item of valeurs(preuve, 'sur')) {
        const { texte, span } = item;
        if (findPreuves(dossier, texte).length > 0) continue;
        yield {
          niveau: 'faute',
          fichier: preuve.fichier,
          span,
          message: say(texte),
          fixes: () => inSur(preuve, item, nearOf(texte)),
        };
      }
    }
    for (const fichier of dossier.fichiers) {
      const isHeading = (name: string): boolean =>
        dossier.fichiers.some((one) => one.extraction.pieces.some(({ piece }) => bareTitles(piece).has(name)));
      const isLost = ({ id, name }: Renvoi): boolean => (id === '' || !dossier.preuvesById.has(id)) && !isHeading(name);
      for (const { anchor, cible, span } of wanted(fichier.extraction, renvoisIn, isLost, moved)) {
        yield {
          niveau: 'faute',
          fichier,
          span,
          message: say(anchor),
          fixes: () => inText({ fichier, span }, cible, nearOf(anchor)),
        };
      }
    }
  },
};

const bare = (text: string): string => slug(text).replaceAll('-', '');

const bareTitles = rememberingOf(({ titres }: Piece) => new Set(titres.map(({ texte }) => bare(texte))));

/** A link to something of the dossier: the slug of what it names, and that without hyphens. */
interface Renvoi extends Pick<Lien, 'cible' | 'span'> {
  readonly anchor: string;
  readonly id: string;
  readonly name: string;
}

const renvoisIn = rememberingOf(({ liens }: Piece): readonly Renvoi[] =>
  liens
    .filter(({ cible }) => /^#./s.test(cible))
    .map(({ cible, span }) => {
      const anchor = decode(cible.slice(1));
      return { cible, span, anchor, id: slug(anchor), name: bare(anchor) };
    }),
);

/** The names of a dossier’s preuves, made when one is looked for in vain, and again when one is another. */
const namesOf = rememberingOf((_: object, __: Cadre, dossier: Dossier) => {
  const ids = among([...dossier.preuvesById.keys()].filter((id) => id !== ''));
  const titled = new Map(dossier.preuves.map((one) => [slug(one.bloc.titre), one.id]));
  return { near: (reference: string): string | undefined => titled.get(slug(reference)) || ids.nearest(reference) };
});

function inSur(preuve: Preuve, item: Valeur, near: string | undefined): readonly Fix[] {
  return near === undefined ? [] : [{ ...writeItem(preuve, 'sur', item, near), preferee: true }];
}

/** Another target, or the words of the link without it. */
function inText({ fichier, span }: Place, cible: string, near: string | undefined): readonly Fix[] {
  const source = fichier.rope.slice(span.start, span.end);
  const start = span.start + source.lastIndexOf(cible);
  const found = source.includes(cible) && near !== undefined;
  const words = /^\[([^[\]\r\n]+)\]\([^()\r\n]*\)$/.exec(source)?.[1];
  return [
    ...(found ? [{ ...write(fichier, { start, end: start + cible.length }, `#${near}`), preferee: true as const }] : []),
    ...(words === undefined ? [] : [{ titre: 'Retirer le lien en gardant ses mots', edits: [{ fichier, span, texte: words }] }]),
  ];
}
