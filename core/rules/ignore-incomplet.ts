// A `dep-ignore` comment that silences nothing: no reason, no known code, or nothing below it.
import type { Cadre } from '../cadre.js';
import type { Fichier } from '../dossier.js';
import { lineAround, removeLine, replace } from '../edits.js';
import type { Ignore } from '../extraction.js';
import type { Rule } from '../finding.js';
import type { Edit, Fix } from '../fix.js';
import { quoted } from '../french.js';
import { nearest } from '../nearest.js';

export const ignoreIncomplet: Rule = {
  code: 'ignore-incomplet',
  *check({ dossier, cadre, codes }) {
    for (const fichier of dossier.fichiers) {
      for (const ignore of fichier.extraction.ignores) {
        const reason = reasonOf(ignore, codes, cadre);
        if (reason)
          yield {
            niveau: 'faute',
            fichier,
            span: ignore.span,
            message: `Cette demande d’ignorer un constat est sans effet : ${reason}`,
            fixes: () => cures(fichier, ignore, codes, cadre),
          };
      }
    }
  },
};

function reasonOf({ code, critere, motif, cible }: Ignore, codes: readonly string[], cadre: Cadre): string | undefined {
  if (!codes.includes(code)) {
    const near = nearest(code, codes);
    return near
      ? `vouliez-vous écrire ${quoted(near)} ?`
      : 'après « dep-ignore », recopiez le nom du constat tel qu’il est affiché.';
  }
  if (motif === '') return `dites pourquoi, après un deux-points : <!-- dep-ignore ${code} : votre raison -->.`;
  if (critere !== undefined && !cadre.critere(critere)) return `${quoted(critere)} n’est pas un critère du référentiel.`;
  return cible ? undefined : 'écrivez-la juste au-dessus de la preuve, du titre ou du paragraphe concerné.';
}

/** The code that was meant, the reason that is missing; else no comment at all. */
function cures(
  fichier: Fichier,
  { code, critere, motif, span, cible }: Ignore,
  codes: readonly string[],
  cadre: Cadre,
): readonly Fix[] {
  const comment = fichier.texte.slice(span.start, span.end);
  const meant = codes.includes(code) ? code : nearest(code, codes);
  const lost = !cible || (critere !== undefined && !cadre.critere(critere));
  if (meant === undefined || lost) return [{ titre: 'Retirer ce commentaire', edits: [removal(fichier, span)] }];
  const named = replace(
    fichier,
    span,
    comment.replace(code, () => meant),
  );
  if (motif !== '') return [{ titre: `Écrire ${quoted(meant)}`, edits: [named], preferee: true }];
  const head = /^<!--\s*dep-ignore\s*[\p{L}\p{N}-]*(?:\s+[\p{L}\p{N}.]+(?=\s*:))?/u.exec(comment)?.[0] ?? '';
  const texte = `${head.replace(code, () => meant)} : \${1:[à préciser : votre raison]} -->`;
  return [{ titre: 'Dire pourquoi', edits: [{ fichier, span, texte }], modele: true, preferee: true }];
}

function removal(fichier: Fichier, span: Ignore['span']): Edit {
  const line = lineAround(fichier.texte, span.start);
  const alone =
    line.end >= span.end && fichier.texte.slice(line.start, line.end).trim() === fichier.texte.slice(span.start, span.end);
  return alone ? removeLine(fichier, span.start) : { fichier, span, texte: '' };
}
