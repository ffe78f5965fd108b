// What an example is expected to give, in one notation: `-- name --` before each file, caret lines under what is found.
//
//   :::outil[Plan]{pour="C9.9"}
//                        ^^^^ critere-inconnu
//
// A caret line covers the finding's span on the line above it; a finding over several lines is marked on its first.
// `^ code : words` also asks that the message holds these words.
import type { Finding } from '../finding.js';
import { LineIndex } from '../text.js';

/** An annotated text, its annotations apart. */
export interface Annote {
  /** Texts by path, the first one being the root. */
  readonly files: ReadonlyMap<string, string>;
  readonly expected: readonly Attendu[];
}

/** One expected finding. */
export interface Attendu {
  /** `file:line:from-to code`, lines and columns from 1. */
  readonly place: string;
  /** What its message holds; empty for anything. */
  readonly words: string;
  /** Line of the caret line in the annotated text, from 0. */
  readonly ligne: number;
}

const caretLine = /^( *)(\^+) ([a-z][a-z-]*)(?: : (.+))?$/;
const separator = /^-- (\S+) --$/;

/** Splits an annotated text. A single file without a separator has the name given. Never throws. */
export function readConstats(source: string, name = 'dossier.dep.md'): Annote {
  const files = new Map<string, string[]>();
  const expected: Attendu[] = [];
  let chemin = name;
  let kept: string[] = [];
  for (const [ligne, line] of source.split('\n').entries()) {
    const [, other] = separator.exec(line) ?? [];
    if (other !== undefined) {
      // A separator ends the text before it, whose last line end stays.
      if (files.has(chemin)) kept.push('');
      chemin = other;
      kept = [];
      files.set(chemin, kept);
      continue;
    }
    if (!files.has(chemin)) files.set(chemin, kept);
    const [, indent = '', carets = '', code, words = ''] = caretLine.exec(line) ?? [];
    if (code === undefined || kept.length === 0) kept.push(line);
    else
      expected.push({
        place: `${chemin}:${kept.length}:${indent.length + 1}-${indent.length + carets.length} ${code}`,
        words,
        ligne,
      });
  }
  return { files: new Map([...files].map(([key, rows]) => [key, rows.join('\n')])), expected };
}

/** The same `file:line:from-to code` for findings that were made. */
export function placesOf(findings: readonly Pick<Finding, 'fichier' | 'span' | 'code'>[]): string[] {
  const indexes = new Map<string, LineIndex>();
  return findings.map((finding) => {
    const { chemin, texte } = finding.fichier;
    const index = indexes.get(texte) ?? new LineIndex(texte);
    indexes.set(texte, index);
    const start = index.at(finding.span.start);
    const end = index.at(finding.span.end);
    const line = texte.split(/\r\n|\n|\r/)[start.line] ?? '';
    const to = Math.max(end.line > start.line ? line.length : end.column, start.column + 1);
    return `${chemin}:${start.line + 1}:${start.column + 1}-${to} ${finding.code}`;
  });
}

/** A text with the caret lines that these findings call for. */
export function annotate(files: ReadonlyMap<string, string>, findings: readonly Finding[]): string {
  const places = placesOf(findings);
  const out: string[] = [];
  for (const [name, text] of files) {
    if (files.size > 1) out.push(`-- ${name} --`);
    for (const [row, line] of text.replace(/\n$/, '').split('\n').entries()) {
      out.push(line);
      for (const place of places.filter((one) => one.startsWith(`${name}:${row + 1}:`))) {
        const [, from = 1, to = 1, code = ''] = /:(\d+)-(\d+) (\S+)$/.exec(place) ?? [];
        out.push(`${' '.repeat(Number(from) - 1)}${'^'.repeat(Number(to) - Number(from) + 1)} ${code}`);
      }
    }
  }
  return `${out.join('\n')}\n`;
}
