// The packaged extension in the real extension host: the same suite in the Node host and in the web worker.
import { strict as assert } from 'node:assert';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { freshCopy, scripts, startBrowser, unpackedExtension } from '../support/workbench.js';

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

  /** Opens the workbench told to run the tests, and waits for its verdict. */
  async function runSuite(extension: Uri, extensionTestsPath: Uri): Promise<void> {
    const folder = freshCopy('test/extension/dossiers', `host-${extension.scheme}`);
    // Where nothing can be written, except by an administrator.
    chmodSync(join(folder, 'verrou'), 0o555);
    const page = await browser.newPage({ serviceWorkers: 'block' });
    // A worker may only fetch, and only from the workbench's own address: the extension is shown there, and the suite
    // inside it, since VS Code runs a suite in the host of the extension that holds it.
    await page.context().route(`${vscode.url}${served}/**`, (route) => {
      const path = new URL(route.request().url()).pathname.slice(served.length + 1);
      const suite = path.startsWith('suite/');
      return route.fulfill({
        path: suite ? join(process.cwd(), 'build/extension', path.slice(6)) : join(unpackedExtension(), path),
      });
    });
    const lines: string[] = [];
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(vscode.url) && /^(https?|wss?):/.test(request.url())) elsewhere.push(request.url());
    });
    const verdict = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => void lines.push(args.join(' ')));
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.route(`${vscode.url}/?*`, async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(
        /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
        (_, before: string, data: string) => {
          const settings = JSON.parse(data.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as object;
          const told = { ...settings, developmentOptions: { extensions: [extension], extensionTestsPath } };
          return `${before}${JSON.stringify(told).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
        },
      );
      await route.fulfill({ response, body: html });
    });
    await page.goto(`${vscode.url}/?folder=${encodeURIComponent(folder)}`);
    const code = await verdict;
    const shown = lines.filter((line) => /[✔✘]/.test(line)).join('\n');
    await page.close();
    chmodSync(join(folder, 'verrou'), 0o755);
    assert.deepEqual(elsewhere, [], 'nothing but the workbench is asked over the network');
    assert.equal(code, 0, `the suite failed:\n${shown || lines.join('\n').slice(-3000)}`);
    assert.ok((shown.match(/✔/g)?.length ?? 0) >= 6, `too few checks ran:\n${shown}`);
  }
});
