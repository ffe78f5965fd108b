// The packaged extension in the real extension host: the same suite in the Node host and in the web worker, the matrix in the latter.
import { strict as assert } from 'node:assert';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { visit } from '../support/visit.js';
import { freshCopy, unpackedExtension } from '../support/workbench.js';

/** Where the workbench's address shows the unpacked extension. */
const served = '/dep-extension';

/** Milliseconds for a whole suite in VS Code, whose tests have a time of their own: only what never ends reaches it. */
const whole = 600_000;

type Uri = { scheme: string; authority: string; path: string };

describe('packaged extension in the extension host', () => {
  const user = visit({ profile: 'host', width: 1600 });
  afterEach(() => user.page?.close());

  const at = (scheme: string, path: string): Uri => ({ scheme, authority: new URL(user.vscode.url).host, path });

  it('Node host', () =>
    runSuite(
      at('vscode-remote', unpackedExtension()),
      at('vscode-remote', join(process.cwd(), 'build/extension/run.cjs')),
    )).timeout(whole);

  it('web worker', () => runSuite(at('http', served), at('http', `${served}/suite/run.cjs`))).timeout(whole);

  it('the matrix in a web worker: a click goes to the passage', async () => {
    await workbench(freshCopy('examples/fautif', 'host-matrice'), { extensions: [at('http', served)] });
    await user.open(/^c1\.dep\.md/);
    await user.panel();
    await user.line(/^C1, \d sur 6/).hover();
    await user.button(/^Matrice de couverture/).click();
    await user.webview().getByRole('button', { name: 'Le carnet de goûts' }).first().click();
    await user.placed(/Ln \d+, Col 28 \(18 selected\)/);
    await user.shot('79-matrice-web');
  });

  /** Opens a folder in a workbench that is told to run an extension from where it is. */
  function workbench(folder: string, developmentOptions: object, prepare?: (page: Page) => Promise<void>): Promise<void> {
    return user.goto(folder, async (page) => {
      // What goes through a service worker cannot be answered here; those of its own frames are needed.
      await page.addInitScript('if (self === top) navigator.serviceWorker.register = () => new Promise(() => {})');
      // A worker may only fetch, and only from the workbench's own address: the extension is shown there, and the suite
      // inside it, since VS Code runs a suite in the host of the extension that holds it.
      await page.context().route(`${user.vscode.url}${served}/**`, (route) => {
        const path = new URL(route.request().url()).pathname.slice(served.length + 1);
        const suite = path.startsWith('suite/');
        return route.fulfill({
          path: suite ? join(process.cwd(), 'build/extension', path.slice(6)) : join(unpackedExtension(), path),
        });
      });
      await page.route(`${user.vscode.url}/?*`, async (route) => {
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
      await prepare?.(page);
    });
  }

  /** Runs the suite in a workbench, and waits for its verdict. */
  async function runSuite(extension: Uri, extensionTestsPath: Uri): Promise<void> {
    const folder = freshCopy('test/extension/dossiers', `host-${extension.scheme}`);
    // What watches is sometimes deaf to a folder that was just made: these are there before it begins.
    for (const store of ['relecture/relu', '../copie/.dep/relecture/relu [2]'])
      mkdirSync(join(folder, '.dep', store, 'evenements'), { recursive: true });
    // Where nothing can be written, except by an administrator.
    chmodSync(join(folder, 'verrou'), 0o555);
    const lines: string[] = [];
    const elsewhere: string[] = [];
    let tell!: (code: number) => void;
    const verdict = new Promise<number>((resolve) => {
      tell = resolve;
    });
    await workbench(folder, { extensions: [extension], extensionTestsPath }, async (page) => {
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(user.vscode.url) && /^(https?|wss?):/.test(url)) elsewhere.push(url);
      });
      await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => void lines.push(args.join(' ')));
      await page.exposeFunction('codeAutomationExit', tell);
    });
    const code = await verdict;
    const shown = lines.filter((line) => /[✔✘]/.test(line)).join('\n');
    chmodSync(join(folder, 'verrou'), 0o755);
    assert.deepEqual(elsewhere, [], 'nothing but the workbench is asked over the network');
    assert.equal(code, 0, `the suite failed:\n${shown || lines.join('\n').slice(-3000)}`);
    assert.ok((shown.match(/✔/g)?.length ?? 0) >= 6, `too few checks ran:\n${shown}`);
  }
});
