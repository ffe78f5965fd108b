// The packaged extension in the real extension host: the same suite in the Node host and in the web worker, the matrix in the latter.
import { strict as assert } from 'node:assert';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { freshCopy, screenshot, scripts, startBrowser, unpackedExtension } from '../support/workbench.js';

/** Where the workbench's address shows the unpacked extension. */
const served = '/dep-extension';

type Uri = { scheme: string; authority: string; path: string };

describe('packaged extension in the extension host', function () {
  this.timeout(150_000);
  let browser: Browser;
  let vscode: Awaited<ReturnType<Awaited<ReturnType<typeof scripts>>['startVSCode']>>;

  before(async () => {
    browser = await startBrowser();
    vscode = await (await scripts()).startVSCode({ profile: 'host' });
  });
  after(async () => {
    await browser?.close();
    await vscode?.stop();
  });

  it('Node host', async () => {
    const at = (path: string): Uri => ({ scheme: 'vscode-remote', authority: new URL(vscode.url).host, path });
    await runSuite(at(unpackedExtension()), at(join(process.cwd(), 'build/extension/run.cjs')));
  });

  it('web worker', async () => {
    const at = (path: string): Uri => ({ scheme: 'http', authority: new URL(vscode.url).host, path });
    await runSuite(at(served), at(`${served}/suite/run.cjs`));
  });

  it('the matrix in a web worker: a click goes to the passage', async () => {
    const extension = { scheme: 'http', authority: new URL(vscode.url).host, path: served };
    const page = await workbench(freshCopy('examples/fautif', 'host-matrice'), { extensions: [extension] });
    await page.getByRole('treeitem', { name: /^c1\.dep\.md/ }).dblclick();
    await page.getByRole('tab', { name: /^DEP/ }).first().click();
    await page
      .locator('.pane-body')
      .getByRole('treeitem', { name: /^C1, \d sur 6/ })
      .hover();
    await page.getByRole('button', { name: /^Matrice de couverture/ }).click();
    const panel = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await panel.getByRole('button', { name: 'Le carnet de goûts' }).first().click();
    await page.getByRole('button', { name: /^Ln \d+, Col 28 \(18 selected\)/ }).waitFor();
    await screenshot(page, '79-matrice-web');
    await page.close();
  });

  /** Opens a folder in a workbench that is told to run an extension from where it is. */
  async function workbench(folder: string, developmentOptions: object, prepare?: (page: Page) => void): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
    // What goes through a service worker cannot be answered here; those of its own frames are needed.
    await page.addInitScript('if (self === top) navigator.serviceWorker.register = () => new Promise(() => {})');
    // A worker may only fetch, and only from the workbench's own address: the extension is shown there, and the suite
    // inside it, since VS Code runs a suite in the host of the extension that holds it.
    await page.context().route(`${vscode.url}${served}/**`, (route) => {
      const path = new URL(route.request().url()).pathname.slice(served.length + 1);
      const suite = path.startsWith('suite/');
      return route.fulfill({
        path: suite ? join(process.cwd(), 'build/extension', path.slice(6)) : join(unpackedExtension(), path),
      });
    });
    await page.route(`${vscode.url}/?*`, async (route) => {
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
    prepare?.(page);
    await page.goto(`${vscode.url}/?folder=${encodeURIComponent(folder)}`);
    return page;
  }

  /** Runs the suite in a workbench, and waits for its verdict. */
  async function runSuite(extension: Uri, extensionTestsPath: Uri): Promise<void> {
    const folder = freshCopy('test/extension/dossiers', `host-${extension.scheme}`);
    // Where nothing can be written, except by an administrator.
    chmodSync(join(folder, 'verrou'), 0o555);
    const lines: string[] = [];
    const elsewhere: string[] = [];
    let verdict: Promise<number> = Promise.resolve(1);
    const page = await workbench(folder, { extensions: [extension], extensionTestsPath }, (page) => {
      page.on('request', (request) => {
        if (!request.url().startsWith(vscode.url) && /^(https?|wss?):/.test(request.url())) elsewhere.push(request.url());
      });
      verdict = new Promise<number>((resolve) => {
        void page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => void lines.push(args.join(' ')));
        void page.exposeFunction('codeAutomationExit', resolve);
      });
    });
    const code = await verdict;
    const shown = lines.filter((line) => /[✔✘]/.test(line)).join('\n');
    await page.close();
    chmodSync(join(folder, 'verrou'), 0o755);
    assert.deepEqual(elsewhere, [], 'nothing but the workbench is asked over the network');
    assert.equal(code, 0, `the suite failed:\n${shown || lines.join('\n').slice(-3000)}`);
    assert.ok((shown.match(/✔/g)?.length ?? 0) >= 6, `too few checks ran:\n${shown}`);
  }
});
