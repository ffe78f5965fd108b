// The packaged extension in the real extension host: the same suite in the Node host and in the web worker.
import { strict as assert } from 'node:assert';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { at, develop, served } from '../support/served.js';
import { visit } from '../support/visit.js';
import { freshCopy, unpackedExtension } from '../support/workbench.js';

/** Milliseconds for a whole suite in VS Code, whose tests have a time of their own: only what never ends reaches it. */
const whole = 600_000;

describe('packaged extension in the extension host', () => {
  const user = visit({ profile: 'host', width: 1600 });
  afterEach(() => user.page?.close());

  const suite = join(process.cwd(), 'build/extension/run.cjs');
  it('Node host', () => runSuite('vscode-remote', unpackedExtension(), suite)).timeout(whole);

  it('web worker', () => runSuite('http', served, `${served}/suite/run.cjs`)).timeout(whole);

  /** Opens a folder in a workbench that is told to run an extension from where it is. */
  function workbench(folder: string, developmentOptions: object, prepare: (page: Page) => Promise<void>): Promise<void> {
    return user.goto(folder, async (page) => {
      await develop(page, user.vscode.url, developmentOptions);
      await prepare(page);
    });
  }

  /** Runs the suite in a workbench, and waits for its verdict. */
  async function runSuite(scheme: string, extension: string, suite: string): Promise<void> {
    const folder = freshCopy('test/extension/dossiers', `host-${scheme}`);
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
    const [one, extensionTestsPath] = [at(user.vscode.url, scheme, extension), at(user.vscode.url, scheme, suite)];
    await workbench(folder, { extensions: [one], extensionTestsPath }, async (page) => {
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
