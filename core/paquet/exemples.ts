// The examples of a pack are its test bench: each dossier gives the findings that its `.constats.txt` announces, and no other.
import { analyse } from '../analysis.js';
import type { Cadre } from '../cadre.js';
import { assemble, enteteOf, readFichier, resolvePath } from '../dossier.js';
import { quoted } from '../french.js';
import { placesOf, readConstats } from './constats.js';
import { type Probleme, Source, start } from './source.js';

const suffix = '.dep.md';
const annotated = '.constats.txt';

/**
 * Runs the examples, by their paths in their folder `folder`. Beside `x.dep.md`, `x.constats.txt` is the same text with a
 * caret line under each expected finding; without it nothing is expected. Never throws.
 */
export function verifyExemples(exemples: ReadonlyMap<string, string>, folder: string, cadre: Cadre): Probleme[] {
  const dossiers = [...exemples].filter(([path]) => path.endsWith(suffix));
  const parts = new Set(dossiers.flatMap(([path, text]) => enteteOf(text).parties.map((one) => resolvePath(path, one.texte))));
  return dossiers.filter(([path]) => !parts.has(path)).flatMap(([path, text]) => verify(path, text, exemples, folder, cadre));
}

function verify(path: string, text: string, exemples: ReadonlyMap<string, string>, folder: string, cadre: Cadre): Probleme[] {
  const said: Probleme[] = [];
  const list = path.slice(0, -suffix.length) + annotated;
  const notes = exemples.get(list);
  const { files, expected } = notes === undefined ? { files: new Map([[path, text]]), expected: [] } : readConstats(notes, path);
  for (const [name, annotatedText] of files) {
    const own = exemples.get(name);
    if (own?.trimEnd() === annotatedText.trimEnd()) continue;
    const message =
      own === undefined
        ? `${quoted(name)} n’est pas parmi les exemples.`
        : `Ce texte n’est plus celui de ${quoted(name)} : recopiez-le, puis remettez les lignes de « ^ ».`;
    said.push(new Source(`${folder}/${list}`, notes ?? '').erreur('exemple-different', start, message));
    return said;
  }
  const read = (chemin: string) => {
    const known = exemples.get(chemin);
    return known === undefined ? null : readFichier(chemin, known);
  };
  const dossier = assemble(readFichier(path, text), read, cadre);
  const { findings } = analyse(dossier, cadre);
  const places = placesOf(findings);
  const free = [...expected];
  for (const [index, finding] of findings.entries()) {
    const place = places[index];
    const at = free.findIndex((one) => one.place === place && plain(finding.message).includes(one.words));
    if (at >= 0) free.splice(at, 1);
    else
      said.push(
        new Source(`${folder}/${finding.fichier.chemin}`, finding.fichier.texte).erreur(
          'constat-inattendu',
          finding.span,
          `L’exemple donne un constat que rien n’annonce, ${quoted(finding.code)} : ${finding.message}`,
        ),
      );
  }
  for (const { place, ligne } of free) {
    const code = place.slice(place.lastIndexOf(' ') + 1);
    const offset = lineStart(notes ?? '', ligne);
    said.push(
      new Source(`${folder}/${list}`, notes ?? '').erreur(
        'constat-absent',
        { start: offset, end: offset },
        `Le constat ${quoted(code)} est annoncé ici, et l’exemple ne le donne pas à cette place.`,
      ),
    );
  }
  return said;
}

function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

function lineStart(text: string, line: number): number {
  let offset = 0;
  for (let at = 0; at < line; at++) offset = text.indexOf('\n', offset) + 1;
  return offset;
}
