// Our colours in Markdown: what they cover, and all that they leave alone. Caret lines name a scope and what carries it.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { attributs } from '../../core/attributs.js';
import { readCases } from '../support/cases.js';
import { colour, markdown, type Scoped } from '../support/grammar.js';

const caret = /^( *)(\^+) ([a-z]\S+)$/;

/** `line:from-to scope`, columns from 1; stretches of one scope that touch are one. */
function show(scoped: readonly Scoped[]): string[] {
  const joined: { line: number; start: number; end: number; scope: string }[] = [];
  for (const one of scoped) {
    const last = joined.findLast(({ line, scope }) => line === one.line && scope === one.scope);
    if (last?.end === one.start) last.end = one.end;
    else joined.push({ ...one });
  }
  return joined.map(({ line, start, end, scope }) => `${line + 1}:${start + 1}-${end} ${scope}`);
}

describe('grammar', () => {
  for (const { head, text } of readCases('test/repo/grammar.txt')) {
    it(head, async () => {
      const lines: string[] = [];
      const expected: string[] = [];
      for (const line of text.split('\n')) {
        const [, indent = '', carets = '', scope] = caret.exec(line) ?? [];
        if (scope === undefined) lines.push(line);
        else expected.push(`${lines.length}:${indent.length + 1}-${indent.length + carets.length} ${scope}`);
      }
      const found = show(colour(await markdown(), lines));
      assert.deepEqual(
        expected.filter((one) => !found.includes(one)),
        [],
        found.join('\n'),
      );
      // Lines without caret lines carry none of our colours.
      const marked = new Set(expected.map((one) => one.split(':')[0]));
      const stray = found.filter((one) => / (?!meta\.).*\.dep$/.test(one) && !marked.has(one.split(':')[0]));
      assert.deepEqual(stray, []);
    });
  }

  it('the attributes by which it knows a block are attributes of the format', () => {
    const [, names = ''] = /\(\?:((?:\w+\|){5,}\w+)\)/.exec(readFileSync('syntaxes/dep.tmLanguage.json', 'utf8')) ?? [];
    const known: readonly string[] = attributs.map((one) => one.nom);
    assert.ok(names.split('|').length > 5);
    assert.deepEqual(
      names.split('|').filter((one) => !known.includes(one)),
      [],
    );
  });
});
