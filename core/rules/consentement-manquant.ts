// A photo, a recording or a video without a word about the consent of those it shows or lets hear.
import { targetsOf } from '../cibles.js';
import { attribut, isIn, type Preuve, valeurs } from '../dossier.js';
import { setAttributes } from '../edits.js';
import type { Rule } from '../finding.js';
import type { Fix } from '../fix.js';
import { quoted } from '../french.js';
import { decode } from '../text.js';

/** Endings of files in which persons can be heard or seen moving, and of those that cameras make. */
const recording = /\.(?:mp4|m4v|mov|avi|mkv|webm|mp3|m4a|wav|ogg|opus|aac|flac|3gp)$/i;
const photo = /\.(?:jpe?g|heic|heif)$/i;

export const consentementManquant: Rule = {
  code: 'consentement-manquant',
  *check({ dossier, cadre }) {
    for (const fichier of dossier.fichiers) {
      for (const { texte, span } of targetsOf(fichier)) {
        const path = texte.replace(/[#?].*$/, '');
        const genre = recording.test(path) ? 'recording' : photo.test(path) ? 'photo' : undefined;
        if (!genre) continue;
        const preuve = dossier.preuves.findLast((one) => one.fichier === fichier && isIn(one.bloc.span, span.start));
        if (preuve && (said(preuve) || isAsked(preuve))) continue;
        const name = quoted(decode(path.slice(path.lastIndexOf('/') + 1)));
        const how = preuve
          ? 'Ajoutez consentement="écrit, 2025-03" entre les accolades de la preuve'
          : 'Placez ce fichier dans une preuve, avec consentement="écrit, 2025-03" entre ses accolades';
        yield genre === 'recording'
          ? {
              niveau: 'avertissement',
              fichier,
              span,
              fixes: () => cures(preuve),
              message: `Rien ne dit que les personnes que l’on voit ou entend dans ${name} sont d’accord. ${how}.`,
            }
          : {
              niveau: 'question',
              fichier,
              span,
              fixes: () => cures(preuve),
              message: `Reconnaît-on quelqu’un sur ${name} ? ${how} si c’est le cas.`,
            };
      }
    }

    /** Those whose nature or forme asks for the consent are told by their own rule. */
    function isAsked(preuve: Preuve): boolean {
      const formes = valeurs(preuve, 'forme').map(({ texte }) => cadre.formes.find(texte));
      const champs = [preuve.nature?.champs, ...formes.map((one) => one?.champs)];
      return champs.some((one) => [...(one?.requis ?? []), ...(one?.conseilles ?? [])].includes('consentement'));
    }
  },
};

/** The consent, to be told on the block that shows the file. */
function cures(preuve: Preuve | undefined): readonly Fix[] {
  if (!preuve) return [];
  const edits = setAttributes(preuve, [['consentement', `\${1:[à préciser : écrit ou oral, et la date]}`]]);
  return [{ titre: 'Dire le consentement des personnes', edits, modele: true, preferee: true }];
}

/** The block itself, or one around it, says it. */
function said(preuve: Preuve): boolean {
  return attribut(preuve, 'consentement') !== undefined || (preuve.parent !== undefined && said(preuve.parent));
}
