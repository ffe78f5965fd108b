// A reference (`sur`, or a link to #something, or to nothing) that names no preuve and no heading.
import type { Cadre } from '../cadre.js';
import { type Dossier, findPreuves, type Preuve, resolvePath, textes, valeurs } from '../dossier.js';
import type { Lien, Piece, Valeur } from '../extraction.js';
import type { Place, Rule } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';
import { among } from '../nearest.js';
import { moved, wanted } from '../pieces.js';
import { decode, remembering, rememberingOf, slug } from '../text.js';
import { write, writeItem } from './cures.js';

export const lienIntrouvable: Rule = {
  code: 'lien-introuvable',
  *check({ dossier, couverture, cadre }) {
    const { titles, near: nearOf, say } = namesOf(couverture.identite, cadre, dossier);
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
    const known = new Set(dossier.fichiers.map(({ chemin }) => chemin));
    for (const fichier of dossier.fichiers) {
      const isOfDossier = (path: string): boolean => path === '' || known.has(resolvePath(fichier.chemin, path) ?? '');
      const isLost = ({ path, id, name }: Renvoi): boolean =>
        isOfDossier(path) && (id === '' || !dossier.preuvesById.has(id)) && !titles.has(name);
      for (const { path, anchor, cible, span } of wanted(fichier.extraction, renvoisIn, isLost, moved)) {
        yield {
          niveau: 'faute',
          fichier,
          span,
          message:
            anchor === ''
              ? 'Ce lien ne mène nulle part : écrivez entre les parenthèses le nom d’un fichier, une adresse ou le renvoi à une preuve.'
              : say(anchor),
          fixes: () => inText({ fichier, span }, cible, path, anchor === '' ? undefined : nearOf(anchor)),
        };
      }
    }
  },
};

const bare = (text: string): string => slug(text).replaceAll('-', '');

/** A link to something of the dossier: the file it names, if any, the slug of what it names, and that without hyphens. */
interface Renvoi extends Pick<Lien, 'cible' | 'span'> {
  readonly path: string;
  readonly anchor: string;
  readonly id: string;
  readonly name: string;
}

const renvoisIn = rememberingOf(({ liens }: Piece): readonly Renvoi[] =>
  liens.flatMap(({ cible, span }) => {
    const at = cible.indexOf('#');
    const path = cible.slice(0, Math.max(at, 0));
    const words = at < 0 ? '' : cible.slice(at + 1);
    if (words === '' && cible !== '') return [];
    const anchor = decode(words);
    return [{ cible, span, path: decode(path), anchor, id: slug(anchor), name: bare(anchor) }];
  }),
);

const bareTitles = rememberingOf(({ titres }: Piece) => titres.map(({ texte }) => bare(texte)));

/** What can be named in a dossier, and what is said of what cannot: made again when a heading or a block says something else. */
const namesOf = rememberingOf((_: object, __: Cadre, dossier: Dossier) => {
  const ids = among([...dossier.preuvesById.keys()].filter((id) => id !== ''));
  const titled = new Map(dossier.preuves.map((one) => [slug(one.bloc.titre), one.id]));
  const near = (reference: string): string | undefined => titled.get(slug(reference)) || ids.nearest(reference);
  const say = remembering((reference) => {
    const name = near(reference);
    return `Aucune preuve ni aucun titre ne s’appelle ${quoted(reference)}. ${name ? `Vouliez-vous écrire ${quoted(name)} ?` : 'Un renvoi s’écrit avec le titre de la preuve, en minuscules, sans accents, mots séparés par des tirets.'}`;
  });
  const titles = new Set(dossier.fichiers.flatMap((one) => one.extraction.pieces.flatMap(({ piece }) => bareTitles(piece))));
  return { titles, near, say };
});

function inSur(preuve: Preuve, item: Valeur, near: string | undefined): readonly Fix[] {
  return near === undefined ? [] : [{ ...writeItem(preuve, 'sur', item, near), preferee: true }];
}

/** Another target, or the words of the link without it. */
function inText({ fichier, span }: Place, cible: string, path: string, near: string | undefined): readonly Fix[] {
  const source = fichier.rope.slice(span.start, span.end);
  const start = span.start + source.lastIndexOf(cible);
  const found = source.includes(cible) && near !== undefined;
  const words = /^\[([^[\]\r\n]+)\]\([^()\r\n]*\)$/.exec(source)?.[1];
  return [
    ...(found ? [{ ...write(fichier, { start, end: start + cible.length }, `${path}#${near}`), preferee: true as const }] : []),
    ...(words === undefined ? [] : [{ titre: 'Retirer le lien en gardant ses mots', edits: [{ fichier, span, texte: words }] }]),
  ];
}
