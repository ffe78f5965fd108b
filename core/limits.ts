// Every cap that stands before a parser, in one place: what lies beyond is set aside, said, and the rest goes on.
// The Markdown parser's stand watch in guard.ts. Source for the front matter: yaml 2.9 recurses without bound.

/** All the caps, with their units. */
export const limits = {
  /** UTF-16 units of one file; beyond it is not analysed at all (VS Code itself stops syncing at 50 MB). */
  file: 5_000_000,
  /** UTF-16 units of a front matter. */
  entete: 16_384,
  /** Lines of a front matter. */
  enteteLines: 500,
  /** Nesting of brackets, dashes and indentation steps in a front matter. */
  enteteDepth: 32,
  /** Container markers (`>`, `-`, `*`, `+`, `1.`) at the start of one line. */
  containers: 12,
  /** Containers beyond the first of each line, added up over lines without a blank one. */
  nested: 600,
  /** Blocks (`:::`) open at the same time. */
  blocks: 16,
  /** UTF-16 units of the line that opens a block. */
  opening: 4_000,
  /** Characters that may open an inline construct, in one paragraph. */
  delimiters: 1_500,
  /** Lines in a row that go on with a quote or a list without its sign. */
  lazy: 200,
  /** Work one text may ask of the Markdown parser, in units of about ten microseconds: so much… */
  work: 20_000,
  /** …and so much more for each of its characters, twice what dense dossiers ask. */
  workPerCharacter: 0.3,
  /** Files of one dossier. */
  files: 200,
} as const;

/** The caps of a review, whose files anyone may have written. */
export const reviewLimits = {
  /** UTF-16 units of the JSON of one event of a review, and bytes of its file. */
  evenement: 131_072,
  /** UTF-16 units of a comment, and of the passage that an anchor quotes. */
  corps: 20_000,
  passage: 8_000,
  /** Counter of an event; those it answers. */
  compteur: 1_000_000_000,
  parents: 32,
  /** UTF-16 units of a review sent as one file. */
  echange: 100_000_000,
  /** UTF-16 units of all the texts that it carries, once they are put together. */
  textes: 200_000_000,
} as const;

/** Those of packs (core/paquet/). */
export const paquetLimits = {
  /** Files of a pack, or entries of its archive. */
  files: 500,
  /** Bytes of one file of a pack, and of all of them. */
  file: 1_000_000,
  total: 10_000_000,
  /** Times an archive’s file may grow when it is unpacked, beyond a first hundred kilobytes. */
  ratio: 100,
  /** UTF-16 units of a référentiel, or of the sheet of a pack. */
  yaml: 200_000,
  /** UTF-16 units of one of its lines. */
  line: 2_000,
  /** UTF-16 units of a modèle. */
  modele: 50_000,
} as const;

/**
 * Why a front matter must not be given to the YAML parser, in words; undefined when it may.
 * A thousand open brackets abort the whole process: this scan is linear and comes first.
 */
export function guardEntete(yaml: string): string | undefined {
  if (yaml.length > limits.entete) return 'il est trop long';
  const rows = yaml.split(/\r\n|\n|\r/);
  if (rows.length > limits.enteteLines) return 'il a trop de lignes';
  let brackets = 0;
  for (const row of rows) {
    const indicators = /^(?:\s*[-?:](?=\s|$))+/.exec(row)?.[0].replace(/\s/g, '').length ?? 0;
    const indent = /^\s*/.exec(row)?.[0].length ?? 0;
    brackets += row.match(/[[{]/g)?.length ?? 0;
    if (indicators > limits.enteteDepth || indent > 2 * limits.enteteDepth) return 'il est trop imbriqué';
  }
  return brackets > limits.enteteDepth ? 'il contient trop de crochets' : undefined;
}
