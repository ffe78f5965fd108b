// A real VS Code with the packaged extension, seen through a real browser: started once for all interface tests.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

interface VSCode {
  readonly url: string;
  /** The folder of the person’s settings. */
  readonly data: string;
  log(): string;
  stop(): Promise<void>;
}

interface Scripts {
  startVSCode(options: { vsix?: string; profile: string; fresh?: true }): Promise<VSCode>;
  ensureBrowser(): Promise<{ executablePath: string; env: NodeJS.ProcessEnv }>;
  browserFlags: string[];
}

/** The scripts stay outside the bundle of the tests: they know the checkout by their own place. */
export async function scripts(): Promise<Scripts> {
  return import(pathToFileURL(join(process.cwd(), 'scripts/vscode.mjs')).href) as Promise<Scripts>;
}

export async function startBrowser(): Promise<Browser> {
  const { ensureBrowser, browserFlags } = await scripts();
  const { executablePath, env } = await ensureBrowser();
  return chromium.launch({ executablePath, args: browserFlags, env: env as Record<string, string> });
}

/** A fresh copy of a folder of the checkout, for a test that writes. */
export function freshCopy(folder: string, name: string): string {
  const to = join(process.cwd(), 'build/work', name);
  rmSync(to, { recursive: true, force: true });
  cpSync(folder, to, { recursive: true });
  return to;
}

/** The packaged extension's folder, unpacked from the `.vsix`. */
export function unpackedExtension(): string {
  const folder = join(process.cwd(), 'build/vsix/extension');
  if (!existsSync(join(folder, 'package.json'))) throw new Error('build/vsix is missing: npm test makes it');
  return folder;
}

/** An empty folder, for a test that begins with nothing. */
export function emptyFolder(name: string): string {
  const to = join(process.cwd(), 'build/work', name);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  return to;
}

const shots = join(process.cwd(), 'screenshots');

/** Writes what the page shows into the ignored folder `screenshots/`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

/** Shows a folder in a theme, whatever its settings hold already. */
export async function dress(page: Page, folder: string, theme: 'Default High Contrast' | 'Dark Modern'): Promise<void> {
  const path = join(folder, '.vscode/settings.json');
  mkdirSync(dirname(path), { recursive: true });
  const settings = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as object) : {};
  writeFileSync(path, JSON.stringify({ ...settings, 'workbench.colorTheme': theme }));
  await page.locator(`.monaco-workbench.${theme === 'Dark Modern' ? 'vs-dark' : 'hc-black'}`).waitFor();
}

/** Resolves once the file on disk holds what is wanted. */
export async function written(path: string, wanted: RegExp): Promise<void> {
  const stop = new AbortController();
  const events = watch(dirname(path), { signal: stop.signal });
  while (!wanted.test(readFileSync(path, 'utf8'))) await events[Symbol.asyncIterator]().next();
  stop.abort();
}
