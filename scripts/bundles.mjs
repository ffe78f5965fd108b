// What is built and from what: one list for the build, the tests and the packaging.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { readModeles } from './modeles.mjs';

/** A YAML file becomes a module holding its plain value: nothing is parsed again when the extension starts. */
const yaml = {
  name: 'yaml',
  setup(build) {
    build.onLoad({ filter: /\.yaml$/ }, async ({ path }) => ({
      contents: `export default ${JSON.stringify(parse(await readFile(path, 'utf8')))}`,
      loader: 'js',
    }));
  },
};

/** `snippets/modeles.pack` stands for the Markdown files of its folder. */
const modeles = {
  name: 'modeles',
  setup(build) {
    build.onResolve({ filter: /\/modeles\.pack$/ }, ({ resolveDir }) => ({ path: resolveDir, namespace: 'modeles' }));
    build.onLoad({ filter: /.*/, namespace: 'modeles' }, async ({ path }) => ({
      contents: JSON.stringify(await readModeles(path)),
      loader: 'json',
    }));
  },
};

const common = {
  bundle: true,
  minify: true,
  keepNames: false,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  target: 'es2022',
  plugins: [yaml, modeles],
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
// `worker`: without it, decode-named-character-reference asks for a DOM.
const browser = { ...common, platform: 'browser', conditions: ['worker', 'browser'], mainFields: ['browser', 'module', 'main'] };

export const bundles = [
  { ...node, entryPoints: ['client/main.node.ts'], outfile: 'dist/client.node.cjs', external: ['vscode'] },
  {
    ...browser,
    entryPoints: ['client/main.browser.ts'],
    outfile: 'dist/client.browser.cjs',
    external: ['vscode'],
    format: 'cjs',
  },
  { ...node, entryPoints: ['server/door.node.ts'], outfile: 'dist/server.node.cjs' },
  { ...node, entryPoints: ['server/main.node.ts'], outfile: 'dist/server.main.cjs' },
  { ...browser, entryPoints: ['server/main.browser.ts'], outfile: 'dist/server.browser.js', format: 'iife' },
  { ...node, entryPoints: ['cli/main.ts'], outfile: 'dist/cli.cjs' },
];

/** Options for the bundle of the tests: readable, with a source map, packages left outside. */
export const testBundle = { ...node, minify: false, sourcemap: 'inline', packages: 'external' };

/** The suite for the extension host: one bundle for the Node host and for the web worker. */
export const hostBundle = {
  ...browser,
  minify: false,
  entryPoints: ['test/extension/run.ts'],
  outfile: 'build/extension/run.cjs',
  external: ['vscode'],
  format: 'cjs',
  // Mocha's browser build would otherwise take the bundle's own exports for its own.
  define: { exports: 'undefined' },
};
