// One notation for all fixtures: `-- name --` before each file, caret lines under the text for expected findings.
//
//   :::outil[Plan]{pour="C9.9"}
//                        ^^^^ critere-inconnu
//
// A caret line covers the finding's span on the line above it; a finding over several lines is marked on its first.
// `^ code : words` also asks that the message holds these words.
import { strict as assert } from 'node:assert';
import type { Analysis, Finding } from '../../core/index.js';
import { LineIndex } from '../../core/index.js';

export interface Fixture {
  /** Texts by path, the first one being the root. */
  readonly files: ReadonlyMap<string, string>;
  readonly expected: readonly Expected[];
}

export interface Expected {
  /** `file:line:from-to code`, lines and columns from 1. */
  readonly place: string;
  readonly words: string;
}

const caretLine = /^( *)(\^+) ([a-z][a-z-]*)(?: : (.+))?$/;

/** Splits a fixture. A single file without a separator is called `dossier.dep.md`. */
export function parseFixture(source: string): Fixture {
  const files = new Map<string, string>();
  const expected: Expected[] = [];
  for (const { name, text } of split(source)) {
    const kept: string[] = [];
    for (const line of text.split('\n')) {
      const match = caretLine.exec(line);
      if (!match) {
        kept.push(line);
        continue;
      }
      const [, indent = '', carets = '', code = '', words = ''] = match;
      assert.ok(kept.length > 0, `${name}: a caret line needs a line above it`);
      expected.push({ place: `${name}:${kept.length}:${indent.length + 1}-${indent.length + carets.length} ${code}`, words });
    }
    files.set(name, kept.join('\n'));
  }
  return { files, expected };
}

function split(source: string): { name: string; text: string }[] {
  const parts = source.split(/^-- (\S+) --\n/m);
  if (parts.length === 1) return [{ name: 'dossier.dep.md', text: source }];
  return Array.from({ length: (parts.length - 1) / 2 }, (_, index) => ({
    name: parts[2 * index + 1] ?? '',
    text: parts[2 * index + 2] ?? '',
  }));
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

/** Fails, naming the first difference, unless the analysis found what the fixture expects and nothing else. */
export function assertFindings(analysis: Analysis, expected: readonly Expected[], codes?: readonly string[]): void {
  const found = analysis.findings.filter((one) => !codes || codes.includes(one.code));
  const places = placesOf(found);
  assert.deepEqual([...places].sort(), expected.map((one) => one.place).sort());
  for (const { place, words } of expected) {
    const messages = found
      .filter((_, index) => places[index] === place)
      .map((one) => one.message.replace(/[\u00a0\u202f]/g, ' '));
    assert.ok(
      messages.some((message) => message.includes(words)),
      `${place}: no message with « ${words} » in ${JSON.stringify(messages)}`,
    );
  }
}

/** A fixture's text with the caret lines that these findings call for: what `UPDATE=1` writes. */
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
