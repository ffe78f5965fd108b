// The import table of ARCHITECTURE.md, held by reading every import of the sources.
import { strict as assert } from 'node:assert';
import { posix } from 'node:path';
import { sources } from '../support/sources.js';

/** What each file or folder may import: paths of the project without extension, and packages. First match counts. */
const table: readonly { readonly from: RegExp; readonly may: readonly RegExp[] }[] = [
  {
    from: /^core\/markdown$/,
    may: [
      /^core\//,
      /^(unified|remark-parse|mdast|mdast-util-directive|micromark-core-commonmark|micromark-extension-directive)$/,
    ],
  },
  // Types of the tree only: the parser itself stays behind its door.
  { from: /^core\/(walk|plain)$/, may: [/^core\//, /^(mdast|mdast-util-directive)$/] },
  { from: /^core\/entete$/, may: [/^core\//, /^yaml$/] },
  { from: /^core\/(referentiel|schema|paquet\/(paquet|modele))$/, may: [/^core\//, /^valibot$/] },
  { from: /^core\/paquet\/yaml$/, may: [/^core\//, /^yaml$/] },
  { from: /^core\/paquet\/zip$/, may: [/^core\//, /^fflate\/browser$/] },
  // Goes to the editor's side too: the types of a couverture, never the parser it rests on.
  { from: /^core\/relecture\/(ancre)$/, may: [/^core\/(relecture\/|text$|limits$)/, /^approx-string-match$/] },
  { from: /^core\/relecture\//, may: [/^core\/(relecture\/|text$|limits$|french$|couverture$)/] },
  { from: /^relecture\/disque$/, may: [/^relecture\/fichiers$/, /^node:(fs\/promises|path)$/] },
  { from: /^relecture\//, may: [/^relecture\/(depot|fichiers)$/, /^core\/relecture\/index$/] },
  { from: /^core\/rules\//, may: [/^core\//] },
  { from: /^core\//, may: [/^core\//] },
  { from: /^referentiel\//, may: [/^referentiel\//] },
  { from: /^snippets\//, may: [/^core\/modele$/] },
  {
    from: /^server\/protocol$/,
    may: [/^core\/(couverture|tree|trame|depot|referentiel|features\/insertions)$/, /^vscode-languageserver-types$/],
  },
  { from: /^server\/convert$/, may: [/^core\/index$/, /^server\/(protocol|welcome)$/, /^vscode-languageserver-types$/] },
  { from: /^server\/publish$/, may: [/^server\/protocol$/, /^vscode-languageserver-types$/] },
  {
    from: /^server\/(main|files)\.node$/,
    may: [
      /^core\/index$/,
      /^server\//,
      /^vscode-languageserver\/node$/,
      /^vscode-uri$/,
      /^node:(buffer|fs\/promises|path|console|process)$/,
    ],
  },
  { from: /^server\/door\.node$/, may: [/^server\/welcome$/, /^vscode-languageserver\/node$/, /^node:(buffer|module|process)$/] },
  { from: /^server\/main\.browser$/, may: [/^server\//, /^vscode-languageserver\/browser$/] },
  {
    from: /^server\/features\//,
    may: [
      /^core\/index$/,
      /^server\/(features\/feature|convert|cures|session|protocol|welcome)$/,
      /^vscode-languageserver(-types)?$/,
    ],
  },
  {
    from: /^server\//,
    may: [
      /^core\/index$/,
      /^server\//,
      /^(referentiel|snippets)\/index$/,
      /^vscode-languageserver(-textdocument)?$/,
      /^vscode-uri$/,
    ],
  },
  {
    from: /^client\/main\.(node|browser)$/,
    may: [
      /^client\/activate$/,
      /^relecture\/disque$/,
      /^vscode$/,
      /^vscode-languageclient\/(node|browser)$/,
      /^node:child_process$/,
    ],
  },
  { from: /^client\/guard$/, may: [] },
  // The preview is drawn in the client’s process, without the server: words and lines, no parser.
  {
    from: /^client\/(apercu|carte|markdown-it)$/,
    may: [/^client\/(carte|markdown-it)$/, /^core\/(attributs|cadre|cadres|features\/opening|fence|french|marks|text)$/],
  },
  { from: /^client\/cadres$/, may: [/^core\/(cadre|cadres|referentiel)$/, /^referentiel\/index$/, /^vscode$/] },
  { from: /^client\/relecture\/vue$/, may: [/^core\/(french|relecture\/index)$/] },
  {
    from: /^client\/relecture\//,
    may: [
      /^client\//,
      /^core\/(french|text|relecture\/index)$/,
      /^relecture\/(depot|fichiers|places)$/,
      /^server\/protocol$/,
      /^vscode$/,
    ],
  },
  {
    from: /^client\//,
    may: [
      /^client\//,
      /^server\/protocol$/,
      /^core\/relecture\/index$/,
      /^relecture\/(depot|disque|fichiers|places)$/,
      /^core\/(text|depot|marks|french)$/,
      /^vscode$/,
      /^vscode-languageclient$/,
      /^vscode-languageserver-types$/,
    ],
  },
  {
    from: /^cli\/files$/,
    may: [/^cli\//, /^core\/index$/, /^server\/(gather|files\.node)$/, /^vscode-uri$/, /^node:(fs\/promises|path)$/],
  },
  {
    from: /^cli\/(cadre|pack)$/,
    may: [
      /^cli\//,
      /^core\/index$/,
      /^server\/(paquets|files\.node)$/,
      /^(referentiel|snippets)\/index$/,
      /^vscode-uri$/,
      /^node:path$/,
    ],
  },
  { from: /^cli\/(check|coverage|fix)$/, may: [/^cli\//, /^core\/index$/, /^server\/gather$/] },
  { from: /^cli\/new$/, may: [/^cli\//, /^core\/index$/, /^node:(fs\/promises|path)$/] },
  { from: /^cli\/threads$/, may: [/^node:(os|worker_threads)$/] },
  {
    from: /^cli\/review$/,
    may: [
      /^cli\//,
      /^core\/(relecture\/)?index$/,
      /^relecture\/(depot|disque|places)$/,
      /^server\/gather$/,
      /^node:fs\/promises$/,
    ],
  },
  { from: /^cli\/write$/, may: [/^node:(fs\/promises|path)$/] },
  {
    from: /^cli\//,
    may: [/^cli\//, /^core\/index$/, /^(referentiel|snippets)\/index$/, /^node:(fs\/promises|path|url|util|worker_threads)$/],
  },
];

const files = sources(['core', 'relecture', 'server', 'client', 'cli', 'referentiel', 'snippets'], ['.ts']).filter(
  ({ path }) => !path.endsWith('.d.ts'),
);

describe('architecture', () => {
  for (const { path, text } of files) {
    it(path, () => {
      const from = path.replace(/\.ts$/, '');
      const rule = table.find((one) => one.from.test(from));
      assert.ok(rule, `${path} is in no row of the table`);
      for (const [, name = ''] of text.matchAll(/(?:\bfrom |^import |\bimport\()'([^'\n]+)'/gm)) {
        if (name.endsWith('.yaml') || name.endsWith('.pack')) continue;
        const to = name.startsWith('.') ? posix.join(posix.dirname(from), name).replace(/\.js$/, '') : name;
        assert.ok(
          rule.may.some((one) => one.test(to)),
          `${path} may not import ${to}`,
        );
      }
    });
  }

  it('the core names no platform and nothing of the référentiel', () => {
    for (const { path, text } of files.filter((one) => one.path.startsWith('core/'))) {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      assert.doesNotMatch(code, /\b(process|window|document|setTimeout|Date|Math\.random|fetch)\b(?!\s*:)\s*[.(]/, path);
    }
  });

  it('no criterion, nature or facette of the référentiel stands in code', async () => {
    const { cadreApapp } = await import('../support/core.js');
    const { referentiel } = cadreApapp();
    const names = [
      ...referentiel.facettes.map((one) => one.id),
      ...referentiel.natures.map((one) => one.id),
      ...referentiel.formes.map((one) => one.id),
      ...[referentiel.moments, referentiel.origines, referentiel.roles, referentiel.sources, referentiel.grilles.liste]
        .flat()
        .map((one) => one.id),
      ...[referentiel.structure, referentiel.globaux, referentiel.partieCompetence, referentiel.ambiguites]
        .flat()
        .map((one) => one.id),
      ...referentiel.statuts.map((one) => one.id),
    ].filter((one) => !allowed.has(one));
    for (const { path, text } of files.filter((one) => !one.path.startsWith('referentiel/'))) {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      for (const name of names) assert.doesNotMatch(code, new RegExp(`['"\`]${name}['"\`]`), `${path} names « ${name} »`);
      assert.doesNotMatch(code.replace(/pour="C1\.1"|« C1\.1 »/g, ''), /\bC[1-5]\.(?:\d|O\d)/, `${path} names a criterion`);
    }
  });
});

/** Words of the référentiel that are also names of the format's attributes. */
const allowed = new Set(['annexe']);
