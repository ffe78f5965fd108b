// The manifest says what the code does: commands, views, settings, files. UPDATE=1 writes what is made from the référentiel.
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cadreApapp } from '../support/core.js';
import { sources } from '../support/sources.js';

interface Step {
  readonly description: string;
  readonly media: { readonly svg: string };
  readonly completionEvents: readonly string[];
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const nls = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const { contributes } = manifest;
const steps = contributes.walkthroughs.flatMap((one: { steps: Step[] }) => one.steps) as Step[];
const client = sources(['client'], ['.ts'])
  .map((one) => one.text)
  .join('\n');

describe('manifest', () => {
  it('every command is registered and every registered command is declared', () => {
    const declared = contributes.commands.map((one: { command: string }) => one.command).sort();
    const registered = [...client.matchAll(/registerCommand\((\w+|'[^']+')/g)].map(([, name = '']) =>
      name.startsWith("'") ? name.slice(1, -1) : new RegExp(`const ${name} = '([^']+)'`).exec(client)?.[1],
    );
    assert.deepEqual(registered.sort(), declared);
  });

  it('every view exists, with an icon and words for when it is empty', () => {
    const views = Object.values<{ id: string; icon: string }[]>(contributes.views).flat();
    for (const { id, icon } of views) {
      assert.ok(client.includes(`'${id}'`), `${id} is created`);
      assert.ok(existsSync(icon), icon);
      assert.ok(
        contributes.viewsWelcome.some((one: { view: string }) => one.view === id),
        `${id} has a welcome text`,
      );
    }
  });

  it('every text is French, in package.nls.json, and used', () => {
    const used = [...readFileSync('package.json', 'utf8').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key).sort();
    assert.deepEqual([...new Set(used)], Object.keys(nls).sort());
  });

  it('every file it names is there once built', () => {
    const paths = [
      manifest.icon,
      ...contributes.grammars.map((one: { path: string }) => one.path),
      ...contributes['markdown.previewStyles'],
      ...steps.map((one) => one.media.svg),
      ...contributes.viewsContainers.activitybar.map((one: { icon: string }) => one.icon),
    ];
    for (const path of paths) assert.ok(existsSync(path), path);
    for (const path of [manifest.main, manifest.browser]) assert.match(path, /^\.\/dist\/client\.(node|browser)\.cjs$/);
  });

  it('the readings one may choose are those of the référentiel', () => {
    const properties = Object.fromEntries(
      cadreApapp()
        .referentiel.ambiguites.filter((one) => one.lectures.length > 1)
        .map(({ id, question, defaut, lectures }) => [
          id,
          {
            type: 'string',
            description: question,
            enum: lectures.map((one) => one.id),
            enumDescriptions: lectures.map((one) => one.titre),
            default: defaut,
          },
        ]),
    );
    const setting = contributes.configuration.properties['dep.lectures'];
    if (process.env.UPDATE) {
      setting.properties = properties;
      writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
    }
    assert.deepEqual(setting.properties, properties);
  });

  it('offers the preview what it declares, in both hosts, and styles nothing that is not ours', () => {
    assert.equal(contributes['markdown.markdownItPlugins'], true);
    for (const host of ['node', 'browser'])
      assert.match(
        readFileSync(`client/main.${host}.ts`, 'utf8'),
        /activate\(context: [\w.]+\): Offered \{[\s\S]*\n {2}return start\(/,
      );
    assert.match(client, /return \{ extendMarkdownIt:/);
    for (const path of contributes['markdown.previewStyles']) {
      const css = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
      for (const [, selector = ''] of css.matchAll(/^\s*([^\s@}][^{;]*)\{/gm)) assert.match(selector, /^\.dep-/);
      assert.doesNotMatch(css, /#[0-9a-f]{3,8}\b|\brgb|url\(|@import/i);
    }
  });

  it('six first steps lead to commands that exist and end with what really happens, in the colours of the theme', () => {
    assert.equal(steps.length, 6);
    const commands = contributes.commands.map((one: { command: string }) => one.command);
    const linked = [...JSON.stringify(nls).matchAll(/\(command:(dep\.\w+)[)?]/g)].map((one) => one[1]);
    assert.ok(linked.length >= 5 && linked.every((one) => commands.includes(one)));
    for (const { description, media, completionEvents } of steps) {
      assert.match(nls[description.slice(1, -1)] ?? '', /^\[[^\]]+\]\(command:[^)\s]+\)$/m, 'a button on a line of its own');
      for (const event of completionEvents) {
        const [, kind, name = ''] = /^(on\w+|extensionInstalled):(\S+)$/.exec(event) ?? [];
        if (kind === 'onCommand') assert.ok(commands.includes(name) || client.includes(`'${name}'`), event);
        else if (kind === 'onView') assert.ok(client.includes(`'${name}'`), event);
        else if (kind === 'onContext') assert.ok(new RegExp(`'(?:dep\\.)?${name.slice(4)}'`).test(client), event);
        else assert.equal(kind, 'extensionInstalled', event);
      }
      const svg = readFileSync(media.svg, 'utf8');
      assert.doesNotMatch(svg.replace(/var\([^"]*\)/g, ''), /#[0-9a-f]{3,8}\b|<script|href|\bon\w+=/i, media.svg);
    }
  });

  it('works without trust and without a disk, and asks for nothing else', () => {
    const restrictedConfigurations = ['dep.paquets'];
    const untrustedWorkspaces = { supported: 'limited', description: '%confiance%', restrictedConfigurations };
    assert.deepEqual(manifest.capabilities, { untrustedWorkspaces, virtualWorkspaces: true });
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage:markdown',
      'workspaceContains:pack.yaml',
      'workspaceContains:*/pack.yaml',
    ]);
    assert.equal(manifest.dependencies, undefined);
    assert.ok(manifest.keywords.length <= 5);
  });

  it('the types it is written against are not newer than the VS Code it asks for', () => {
    assert.equal(`^${manifest.devDependencies['@types/vscode']}`, manifest.engines.vscode);
  });

  it('every dependency has one exact version', () => {
    for (const [name, version] of Object.entries(manifest.devDependencies))
      assert.match(String(version), /^\d+\.\d+\.\d+$/, name);
  });
});
