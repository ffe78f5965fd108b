// A `dep-ignore` comment that silences nothing: no reason, no known code, or nothing below it.
import type { Ignore } from '../extraction.js';
import type { Rule } from '../finding.js';
import { quoted } from '../french.js';
import { nearest } from '../text.js';

export const ignoreIncomplet: Rule = {
  code: 'ignore-incomplet',
  *check({ dossier, codes }) {
    for (const fichier of dossier.fichiers) {
      for (const ignore of fichier.extraction.ignores) {
        const reason = reasonOf(ignore, codes);
        if (reason)
          yield {
            niveau: 'faute',
            fichier,
            span: ignore.span,
            message: `Cette demande d’ignorer un constat est sans effet : ${reason}`,
          };
      }
    }
  },
};

function reasonOf({ code, motif, cible }: Ignore, codes: readonly string[]): string | undefined {
  if (!codes.includes(code)) {
    const near = nearest(code, codes);
    return near
      ? `vouliez-vous écrire ${quoted(near)} ?`
      : 'après « dep-ignore », recopiez le nom du constat tel qu’il est affiché.';
  }
  if (motif === '') return `dites pourquoi, après un deux-points : <!-- dep-ignore ${code} : votre raison -->.`;
  return cible ? undefined : 'écrivez-la juste au-dessus de la preuve, du titre ou du paragraphe concerné.';
}
