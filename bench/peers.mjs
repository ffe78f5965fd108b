// Servers and terminal programs of the field, in exact versions, fetched once into the cache beside VS Code.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureCached } from '../scripts/tools.mjs';
import { program } from './program.mjs';
import { describe } from './servers.mjs';

const packages = [
  'vscode-markdown-languageserver@0.5.0',
  'markdown-it@15.0.3',
  'unified-language-server@4.1.0',
  'remark@15.0.1',
  'remark-frontmatter@5.0.0',
  'remark-gfm@4.0.1',
  'remark-directive@4.0.0',
  'remark-preset-lint-recommended@7.0.1',
  'remark-cli@12.0.1',
  'markdownlint-cli2@0.24.1',
];
const grammar = ['remark-frontmatter', 'remark-gfm', 'remark-directive'];
const lint = 'remark-preset-lint-recommended';

/** What remark-language-server is: unified-language-server told that its processor is remark. */
const remarkEntry = `import { createUnifiedLanguageServer } from 'unified-language-server';
createUnifiedLanguageServer({
  configurationSection: 'remark',
  ignoreName: '.remarkignore',
  packageField: 'remarkConfig',
  pluginPrefix: 'remark',
  processorName: 'remark',
  processorSpecifier: 'remark',
  rcName: '.remarkrc',
});
`;

/** VS Code's own settings for Markdown, with its validation of links switched on. */
const markdownSettings = {
  markdown: {
    suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: 'never' } },
    occurrencesHighlight: { enabled: false },
    validate: {
      enabled: true,
      referenceLinks: { enabled: 'warning' },
      fragmentLinks: { enabled: 'warning' },
      fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
      ignoredLinks: [],
      unusedLinkDefinitions: { enabled: 'hint' },
      duplicateLinkDefinitions: { enabled: 'warning' },
    },
  },
};

function ensurePeers() {
  return ensureCached('bench', packages);
}

/** The peers that are language servers, with what each needs of its client. */
export function peerServers() {
  const cached = ensurePeers();
  const folder = (name, plugins) => {
    const at = join(cached, 'folders', name);
    mkdirSync(at, { recursive: true });
    if (plugins) writeFileSync(join(at, '.remarkrc.json'), JSON.stringify({ plugins }));
    return at;
  };
  const remark = join(cached, 'remark-language-server.mjs');
  writeFileSync(remark, remarkEntry);
  return [
    describe({
      id: 'vscode-markdown',
      name: `vscode-markdown-languageserver ${versionOf('vscode-markdown-languageserver')}`,
      command: command('vscode-markdown-languageserver', 'dist/node/workerMain.js', '--stdio'),
      at: folder('vscode-markdown'),
      options: { markdownFileExtensions: ['md'] },
      settings: markdownSettings,
      answers: markdownAnswers(cached),
      pulls: true,
      completes: true,
    }),
    describe({
      id: 'remark',
      name: `remark-language-server (unified-language-server ${versionOf('unified-language-server')}), frontmatter, GFM, directives`,
      command: [program, remark, '--stdio'],
      at: folder('remark', grammar),
    }),
    describe({
      id: 'remark-lint',
      name: 'the same with its recommended lint rules',
      command: [program, remark, '--stdio'],
      at: folder('remark-lint', [...grammar, lint]),
      largest: 250,
    }),
  ];
}

/** The peers that check files in a terminal: what to run in a folder of `*.dep.md`. */
export function peerPrograms() {
  ensurePeers();
  return [
    {
      id: 'markdownlint',
      name: `markdownlint-cli2 ${versionOf('markdownlint-cli2')}`,
      command: [...command('markdownlint-cli2', 'markdownlint-cli2-bin.mjs'), '*.dep.md'],
    },
    {
      id: 'remark-cli',
      name: `remark-cli ${versionOf('remark-cli')} with its recommended lint rules`,
      command: remarkCli(lint),
    },
    {
      id: 'remark-cli-grammar',
      name: `remark-cli ${versionOf('remark-cli')} with frontmatter, GFM, directives and the same rules`,
      command: remarkCli(...grammar, lint),
    },
  ];
}

function remarkCli(...plugins) {
  const used = plugins.flatMap((one) => ['--use', one]);
  return [...command('remark-cli', 'cli.js'), ...used, '--frail', '.', '--ext', 'md'];
}

function command(name, path, ...args) {
  return [program, join(manifest(name).path, path), ...args];
}

function versionOf(name) {
  return manifest(name).version;
}

function manifest(name) {
  const path = join(ensurePeers(), 'node_modules', name);
  return { ...JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')), path };
}

/** What VS Code answers the Markdown server: tokens of markdown-it, once for each text, and the one file there is. */
function markdownAnswers(cached) {
  const MarkdownIt = createRequire(join(cached, 'package.json'))('markdown-it');
  const parser = new MarkdownIt({ html: true, linkify: true });
  let [parsed, tokens] = ['', []];
  const parse = (text) => {
    if (text !== parsed) [parsed, tokens] = [text, parser.parse(text, {})];
    return tokens;
  };
  return (textNow, uri) => ({
    'markdown/parse': ({ text }) => parse(text ?? textNow()),
    'markdown/findMarkdownFilesInWorkspace': () => [uri],
    'markdown/fs/stat': (params) => (params.uri === uri ? { isDirectory: false } : undefined),
    'markdown/fs/readFile': (params) => (params.uri === uri ? [...Buffer.from(textNow())] : []),
    'markdown/fs/readDirectory': () => [['dossier.dep.md', { isDirectory: false }]],
  });
}
