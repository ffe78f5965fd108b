// House rules that can be read off the files: headers, lengths, typography, and nothing of one machine.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { sources } from '../support/sources.js';

const code = sources(
  ['core', 'relecture', 'server', 'client', 'cli', 'referentiel', 'bench', 'scripts', 'test'],
  ['.ts', '.mjs'],
).filter(({ path }) => !path.endsWith('.d.ts'));

describe('house', () => {
  it('every file starts by saying what it is', () => {
    for (const { path, text } of code) assert.match(text, /^\/\/ \S/, path);
  });

  it('no source file is longer than 300 lines without a reason in its header', () => {
    for (const { path, text } of code) {
      const header = /^(?:\/\/.*\n)+/.exec(text)?.[0] ?? '';
      assert.ok(
        text.split('\n').length <= 300 || /long because|one piece/i.test(header),
        `${path}: ${text.split('\n').length} lines`,
      );
    }
  });

  it('nothing is left for later, skipped or silenced', () => {
    for (const { path, text } of code) {
      if (!path.includes('house')) assert.doesNotMatch(text, /@ts-ignore|@ts-expect-error|\.only\(|\.skip\(|\bas any\b/, path);
      if (!path.startsWith('test/') && path !== 'core/marks.ts') assert.doesNotMatch(text, /\bTODO\b|\bFIXME\b/, path);
    }
  });

  it('French strings shown to a person have French typography', () => {
    const shown = [
      ...sources(['core', 'relecture', 'client', 'cli', 'server'], ['.ts']).filter(({ path }) => !path.includes('french')),
    ];
    for (const { path, text } of shown) {
      for (const [string] of text.matchAll(/'[^'\n]*[éèàêçù][^'\n]*'|`[^`\n]*[éèàêçù][^`\n]*`/g)) {
        assert.doesNotMatch(string.slice(1, -1).replace(/\$\{[^}]*\}/g, 'x'), /\p{L}'\p{L}|\.\.\./u, `${path}: ${string}`);
      }
    }
    for (const [key, value] of Object.entries(JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>)) {
      assert.doesNotMatch(value, /\p{L}'\p{L}|« | »| [:;!?]/u, key);
    }
  });

  it('what the editor’s side and the terminal say goes through a door that puts no-break spaces in', () => {
    for (const { path, text } of sources(['client', 'cli'], ['.ts'])) {
      const code = text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
      if (path !== 'client/dire.ts') assert.doesNotMatch(code, /\.show\w+Message\(/, path);
      if (path === 'cli/usage.ts' || path === 'cli/output.ts') continue;
      for (const { 0: string, index } of code.matchAll(/'[^'\n]*'|`[^`\n]*`/g)) {
        if (!/\p{L}.* [:;!?»]|« /u.test(string.slice(1, -1).replace(/\$\{[^}]*(?:\}|$)/g, 'x'))) continue;
        const statement =
          code
            .slice(0, index)
            .split(/[;{}]\n/)
            .at(-1) ?? '';
        assert.match(statement, /\b(?:french|dire\.\w+|output\.error|refuser?|offer)\(/, `${path}: ${string}`);
      }
    }
  });

  it('nothing depends on the language of the machine: letters change case and are sorted by a named one', () => {
    for (const { path, text } of sources(['core', 'relecture', 'server', 'cli', 'referentiel'], ['.ts'])) {
      assert.doesNotMatch(text, /\.toLocale\w*\(\s*\)|\.localeCompare\(|\bnew Intl\.\w+\(\s*(?:\)|undefined|\[\])/, path);
    }
  });

  it('no file names a place of one machine or the address of a registry', () => {
    const all = sources(
      [
        '.ci',
        'bench',
        'core',
        'relecture',
        'server',
        'client',
        'cli',
        'scripts',
        'test',
        'docs',
        'examples',
        'snippets',
        'referentiel',
      ],
      [''],
    );
    for (const { path, text } of [
      ...all,
      ...[
        'README.md',
        'README.fr.md',
        'ARCHITECTURE.md',
        'CONTRIBUTING.md',
        'CHANGELOG.md',
        'package.json',
        'package-lock.json',
      ].map((one) => ({ path: one, text: readFileSync(one, 'utf8') })),
    ]) {
      assert.doesNotMatch(text, new RegExp(['/wor', 'k/|/ro', 'ot/|https?://regis', 'try\\.'].join('')), path);
    }
  });
});
