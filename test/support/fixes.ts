// A fix, applied: its texts with every placeholder filled in, the files it leaves, and what they say.
import { strict as assert } from 'node:assert';
import { type AnalyseOptions, type Analysis, applyEdits, type Edit, type Finding, type Fix } from '../../core/index.js';
import { analyseFiles } from './core.js';

/** A snippet once a person has typed plain words in each placeholder and taken the first of each choice. */
export function filled(snippet: string): string {
  const words = (number: string): string => `Mots typés ${number}`;
  return snippet
    .replace(/\$\{\d+\|([^,|}]*)[^}]*\|\}/g, '$1')
    .replace(/\$\{(\d+):(?:[^}\\]|\\.)*\}/g, (_, number: string) => words(number))
    .replace(/\$\{?0\}?/g, '')
    .replace(/\$\{?(\d+)\}?/g, (_, number: string) => words(number))
    .replace(/\\([\\$}])/g, '$1');
}

/** The texts of a dossier once a fix is applied in it and filled in. */
export function applied(analysis: Analysis, fix: Fix): ReadonlyMap<string, string> {
  const text = (one: string): string => (fix.modele ? filled(one) : one);
  const edits = fix.edits.map((one) => ({ ...one, texte: text(one.texte) }));
  const files = new Map(
    analysis.dossier.fichiers.map((fichier) => [
      fichier.chemin,
      applyEdits(
        fichier,
        edits.filter((one) => one.fichier === fichier),
      ),
    ]),
  );
  for (const { chemin, texte } of fix.fichiers ?? []) {
    assert.ok(!files.has(chemin), `${chemin} exists already`);
    files.set(chemin, text(texte));
  }
  return files;
}

/** Fails unless the edits lie in files of the dossier, apart from each other, each changing something, with the file's own line ends. */
export function assertEdits({ dossier }: Analysis, { edits, fichiers = [] }: Fix, where: string): void {
  assert.ok(edits.length + fichiers.length > 0, `${where}: a fix changes something`);
  for (const fichier of new Set(edits.map((one) => one.fichier))) {
    assert.ok(dossier.fichiers.includes(fichier), `${where}: an edit is in a file of the dossier`);
    const own = edits.filter((one) => one.fichier === fichier).sort((a, b) => a.span.start - b.span.start);
    const inserted = own.filter(({ span }) => span.start === span.end).map(({ span }) => span.start);
    assert.equal(new Set(inserted).size, inserted.length, `${where}: two insertions have two places`);
    let last = 0;
    for (const { span, texte } of own) {
      assert.ok(
        span.start >= last && span.start <= span.end && span.end <= fichier.texte.length,
        `${where}: edits are inside the file and apart`,
      );
      assert.notEqual(fichier.texte.slice(span.start, span.end), texte, `${where}: an edit changes something`);
      assert.ok(!fichier.texte.startsWith('\ufeff') || span.start > 0, `${where}: the byte order mark stays first`);
      const [eol] = /\r\n|\n|\r/.exec(fichier.texte) ?? ['\n'];
      assert.deepEqual(
        [...new Set(texte.match(/\r\n|\n|\r/g) ?? [])].filter((one) => one !== eol),
        [],
        `${where}: line ends are those of the file`,
      );
      last = span.end;
    }
    assertUntouched(fichier.texte, applyEdits(fichier, own), own, where);
  }
}

/** Every stretch of the text that no edit covers is still there, in its order, byte for byte. */
function assertUntouched(before: string, after: string, edits: readonly Edit[], where: string): void {
  let [read, written] = [0, 0];
  for (const { span, texte } of edits) {
    const kept = span.start - read;
    assert.equal(
      after.slice(written, written + kept),
      before.slice(read, span.start),
      `${where}: nothing outside the edits changes`,
    );
    written += kept + texte.length;
    read = span.end;
  }
  assert.equal(after.slice(written), before.slice(read), `${where}: nothing outside the edits changes`);
}

/** What a fix leaves of the findings: those that are gone and those that are new, by code and criterion. */
export function compared(
  before: Analysis,
  after: Analysis,
): { readonly gone: readonly string[]; readonly added: readonly string[] } {
  const names = (one: Analysis): string[] => one.findings.map(nameOf);
  return { gone: without(names(before), names(after)), added: without(names(after), names(before)) };
}

/** A finding by what it is, wherever it stands. */
export function nameOf({ code, critere }: Pick<Finding, 'code' | 'critere'>): string {
  return critere === undefined ? code : `${code} ${critere}`;
}

function without(list: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return list.filter((one) => {
    const found = rest.indexOf(one);
    if (found >= 0) rest.splice(found, 1);
    return found < 0;
  });
}

/** The dossier after a fix. */
export function analyseFixed(analysis: Analysis, fix: Fix, options: AnalyseOptions = {}): Analysis {
  return analyseFiles(applied(analysis, fix), options, analysis.cadre);
}
