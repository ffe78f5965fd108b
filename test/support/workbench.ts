// What the interface tests rest on: a browser, a VS Code, folders that a test may write in, and what the disk then holds.
import { on } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Milliseconds in which one gesture has its effect, on a slow machine too. */
export const patience = 45_000;

export interface VSCode {
  readonly url: string;
  stop(): Promise<void>;
}

interface Scripts {
  startVSCode(options: { profile: string; fresh: boolean; settings: object; vsix?: string }): Promise<VSCode>;
  ensureWebPreview(): Readonly<Record<string, string>>;
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

/** An empty folder, for a test that begins with nothing. */
export function emptyFolder(name: string): string {
  const to = join(process.cwd(), 'build/work', name);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  return to;
}

/** A fresh copy of a folder of the checkout, for a test that writes. */
export function freshCopy(folder: string, name: string): string {
  const to = emptyFolder(name);
  cpSync(folder, to, { recursive: true });
  return to;
}

/** The packaged extension's folder, unpacked from the `.vsix`. */
export function unpackedExtension(): string {
  const folder = join(process.cwd(), 'build/vsix/extension');
  if (!existsSync(join(folder, 'package.json'))) throw new Error('build/vsix is missing: npm test makes it');
  return folder;
}

/** Writes what the page shows into the ignored folder `screenshots/`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(process.cwd(), 'screenshots', `${name}.png`) });
}

/** Resolves once this is so, which files of a folder decide. */
export async function until(so: () => boolean, folder: string, what = `${so}`): Promise<void> {
  // Watched before anything is read: what is written in between is told too.
  const watcher = watch(folder);
  const changes = on(watcher, 'change', { signal: AbortSignal.timeout(patience) });
  try {
    while (!so()) await changes.next();
  } catch (cause) {
    throw new Error(`Never in ${patience} ms: ${what}`, { cause });
  } finally {
    watcher.close();
  }
}

/** Resolves once the file on disk holds what is wanted. */
export function written(path: string, wanted: RegExp): Promise<void> {
  return until(() => existsSync(path) && wanted.test(readFileSync(path, 'utf8')), dirname(path), `${path} holds ${wanted}`);
}
