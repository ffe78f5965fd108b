// The workbench told to run extensions from where they are: its own address shows them, so that a web worker can run them.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { scripts, unpackedExtension } from './workbench.js';

/** Where the workbench's address shows the unpacked extension, and VS Code's own that previews Markdown. */
export const served = '/dep-extension';
const preview = '/vscode-markdown';

export interface Uri {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** What is at a path of the workbench at `url`: `http` for what a worker may fetch, `vscode-remote` for the machine's disk. */
export function at(url: string, scheme: string, path: string): Uri {
  return { scheme, authority: new URL(url).host, path };
}

/** Everything that runs in the web worker, as on vscode.dev: an extension hears only of those in its own host. */
export const inWebWorker = (url: string): readonly Uri[] => [served, preview].map((path) => at(url, 'http', path));

/** Has the workbench at `url` develop extensions: to be called before the page goes there. */
export async function develop(page: Page, url: string, developmentOptions: object): Promise<void> {
  // What goes through a service worker cannot be answered here; those of its own frames are needed.
  await page.addInitScript('if (self === top) navigator.serviceWorker.register = () => new Promise(() => {})');
  // A worker may only fetch, and only from the workbench's own address: the extension is shown there, and the suite
  // inside it, since VS Code runs a suite in the host of the extension that holds it.
  const folders = {
    [`${served}/suite/`]: join(process.cwd(), 'build/extension'),
    [`${served}/`]: unpackedExtension(),
    ...Object.fromEntries(
      Object.entries((await scripts()).ensureWebPreview()).map(([path, folder]) => [`${preview}/${path}`, folder]),
    ),
  };
  // The last one told is the first one asked.
  for (const [begins, folder] of Object.entries(folders).reverse())
    await page.context().route(`${url}${begins}**`, (route) => {
      const { pathname } = new URL(route.request().url());
      return route.fulfill({ path: join(folder, pathname.slice(begins.length)) });
    });
  await page.route(`${url}/?*`, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(
      /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
      (_, before: string, data: string) => {
        const settings = JSON.parse(data.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as object;
        const told = { ...settings, developmentOptions };
        return `${before}${JSON.stringify(told).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
      },
    );
    await route.fulfill({ response, body: html });
  });
}
