// A file is there under other capitals: found here, lost on another computer or once put online.
import { cibles } from '../cibles.js';
import { resolvePath } from '../dossier.js';
import type { Place, Remark, Rule } from '../finding.js';
import { quoted } from '../french.js';

export const fichierAutreGraphie: Rule = {
  code: 'fichier-autre-graphie',
  *check({ dossier, facts }) {
    for (const { chemin, ...place } of cibles(dossier)) {
      const real = facts.fichiers?.get(chemin);
      if (typeof real === 'string') yield* remarks(place, chemin, real);
    }
    for (const fichier of dossier.fichiers) {
      for (const { texte, span } of fichier.entete.parties) {
        const chemin = resolvePath(fichier.chemin, texte);
        const part = dossier.fichiers.find((one) => chemin !== undefined && lower(one.chemin) === lower(chemin));
        if (chemin !== undefined && part) yield* remarks({ fichier, span }, chemin, part.chemin);
      }
    }
  },
};

function* remarks(place: Place, chemin: string, real: string): Generator<Remark> {
  if (real.normalize('NFC') === chemin) return;
  const name = real.slice(real.lastIndexOf('/') + 1);
  const message = `Le fichier s’appelle ${quoted(name)}, avec d’autres majuscules : il ne serait pas trouvé sur tous les ordinateurs. Écrivez son nom exactement.`;
  const edit = edited(place, name);
  const fixes = edit ? [{ titre: `Écrire ${quoted(name)}`, edits: [edit], sure: true } as const] : [];
  yield { niveau: 'avertissement', ...place, message, fixes };
}

/** The letters that differ, where the written name has as many as the real one. */
function edited(
  { fichier, span }: Place,
  name: string,
): { fichier: Place['fichier']; span: Place['span']; texte: string } | undefined {
  const written = fichier.texte.slice(span.start, span.end);
  const raw = /[^/\\]*$/.exec(written.replace(/[#?].*$/, ''))?.[0] ?? '';
  const texte = [encodeURI(name), name].find((one) => lower(one) === lower(raw));
  if (texte === undefined || texte.length !== raw.length) return undefined;
  const start = span.start + written.replace(/[#?].*$/, '').length - raw.length;
  const differs = [...Array(raw.length).keys()].filter((at) => raw[at] !== texte[at]);
  const [first, last] = [differs.at(0), differs.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { fichier, span: { start: start + first, end: start + last + 1 }, texte: texte.slice(first, last + 1) };
}

function lower(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
