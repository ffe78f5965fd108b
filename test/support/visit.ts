// Someone before a real VS Code in a real browser: arrives before the tests of a suite, leaves after them, and makes gestures.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { develop, inWebWorker } from './served.js';
import { patience, screenshot, scripts, startBrowser, type VSCode, written } from './workbench.js';

const themes = { 'Dark Modern': 'vs-dark', 'Light Modern': 'vs', 'Default High Contrast': 'hc-black' };

/** Where the extension runs: beside the files, or in a web worker of the browser, as on vscode.dev. */
export type Host = 'node' | 'web';

interface Wanted {
  /** Names the person's VS Code, which nobody used before, and the screenshots of failures. */
  readonly profile: string;
  /** The folder that is open; without it, VS Code waits for `goto`, and the package is not installed. */
  readonly folder?: string;
  /** Beside the files unless told otherwise. */
  readonly host?: Host;
  readonly width?: number;
  readonly height?: number;
  readonly settings?: object;
}

/** A browser for the tests of the suite around; where one fails, each page leaves a screenshot. */
export function browsing(name: string): () => Browser {
  let browser: Browser | undefined;
  const shots = async (what: string): Promise<void> => {
    for (const [index, page] of (browser?.contexts() ?? []).flatMap((one) => one.pages()).entries())
      await screenshot(page, `echec-${name}-${what.replace(/[^\p{L}\d]+/gu, '-').slice(0, 40)}-${index + 1}`);
  };
  before(async () => {
    browser = await startBrowser();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await shots(this.currentTest.title);
  });
  after(async function () {
    // Mocha calls no `afterEach` when a `before` failed.
    if (!this.test?.parent?.tests.some(({ state }) => state)) await shots('arrivée');
    await browser?.close();
  });
  return () => browser as Browser;
}

/** The same suite for the extension in each place where it runs. */
export function onEachHost(title: string, suite: (host: Host) => void): void {
  for (const host of ['node', 'web'] as const)
    describe(`${title}, ${host === 'node' ? 'Node host' : 'web worker'}`, () => suite(host));
}

/** Someone for the tests of the suite around. */
export function visit(wanted: Wanted): Visit {
  const person = new Visit(wanted, browsing(wanted.profile));
  before(() => person.arrive());
  after(() => person.vscode?.stop());
  return person;
}

export class Visit {
  vscode!: VSCode;
  page!: Page;

  constructor(
    private readonly wanted: Wanted,
    private readonly browser: () => Browser,
  ) {}

  async arrive(): Promise<void> {
    const { profile, folder, host = 'node', settings = {} } = this.wanted;
    const vsix = folder === undefined || host === 'web' ? {} : { vsix: join(process.cwd(), 'dossier-dep.vsix') };
    this.vscode = await (await scripts()).startVSCode({ profile, fresh: true, settings, ...vsix });
    if (folder === undefined) return;
    // What watches is sometimes deaf to a folder that was just made: where settings go is there before it begins.
    mkdirSync(join(folder, '.vscode'), { recursive: true });
    const { url } = this.vscode;
    await this.goto(folder, host === 'web' ? (page) => develop(page, url, { extensions: inWebWorker(url) }) : undefined);
  }

  /** Opens a folder in a page of its own, `prepared` before it asks for anything. */
  async goto(folder: string, prepare?: (page: Page) => Promise<void>): Promise<void> {
    const { width = 1400, height = 900 } = this.wanted;
    this.page = await this.browser().newPage({ viewport: { width, height }, locale: 'fr-FR', reducedMotion: 'reduce' });
    this.page.setDefaultTimeout(patience);
    await prepare?.(this.page);
    await this.page.goto(`${this.vscode.url}/?folder=${encodeURIComponent(folder)}`);
  }

  /** A line of a tree: the files, the couverture, the plan, the relecture. */
  line(name: RegExp): Locator {
    return this.page.locator('.pane-body').getByRole('treeitem', { name }).first();
  }

  tab(name: RegExp): Locator {
    return this.page.getByRole('tab', { name }).first();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name }).first();
  }

  option(name: string | RegExp): Locator {
    return this.page.getByRole('option', { name }).first();
  }

  /** Where one answers what VS Code asks. */
  get input(): Locator {
    return this.page.locator('.quick-input-box input').first();
  }

  /** A line of a text. */
  words(text: string | RegExp): Locator {
    return this.page.locator('.view-line').filter({ hasText: text }).first();
  }

  /** The page that an extension shows. */
  webview(): FrameLocator {
    return this.page.locator('iframe.webview.ready').last().contentFrame().frameLocator('iframe#active-frame');
  }

  /** Opens a file of the list, to write in it. */
  async open(name: RegExp): Promise<void> {
    await this.line(name).dblclick();
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** Shows the panel. */
  async panel(): Promise<void> {
    await this.tab(/^DEP/).click();
  }

  /** Resolves once the status bar tells this place: « Ln 3, Col 28 (18 selected) ». */
  async placed(told: string | RegExp): Promise<void> {
    await this.page.locator('.statusbar-item').filter({ hasText: told }).waitFor();
  }

  /** Gives the text the keyboard. */
  async focus(): Promise<void> {
    await this.page.locator('.editor-instance .native-edit-context, .editor-instance textarea.inputarea').first().focus();
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Selects a line of the text. */
  async select(text: string): Promise<void> {
    await this.words(text).click();
    await this.press('Home', 'Shift+End');
  }

  /** A line that goes to the text unfolds by its arrow. */
  async unfold(name: RegExp): Promise<void> {
    await this.line(name).locator('.monaco-tl-twistie').click();
  }

  /** Presses a button that is shown under the mouse only. */
  async act(on: Locator, name: string | RegExp): Promise<void> {
    await on.hover();
    await on.getByRole('button', { name }).click();
  }

  /** Resolves once this is what Enter would complete. */
  async proposed(text: string): Promise<void> {
    await this.page.locator('.suggest-widget .monaco-list-row.focused').filter({ hasText: text }).waitFor();
  }

  /** Runs a command of the palette. */
  async run(command: string): Promise<void> {
    await this.press('F1');
    const input = this.page.locator('.quick-input-box input[placeholder^="Type the name of a command"]:focus');
    await input.fill(`>${command}`);
    await this.accept(command);
  }

  /** Resolves once VS Code asks this. */
  async asked(titre: string): Promise<void> {
    await this.page.locator('.quick-input-title').filter({ hasText: titre }).waitFor();
  }

  /** Writes what is asked. */
  async answer(titre: string, text: string, shot?: string): Promise<void> {
    await this.asked(titre);
    await this.input.fill(text);
    if (shot) await this.shot(shot);
    await this.input.press('Enter');
  }

  /** Chooses the first line of a list that has these words. */
  async choose(titre: string, text: string, shot?: string): Promise<void> {
    await this.asked(titre);
    await this.input.fill(text);
    await this.accept(text, shot);
  }

  /** Writes a remark where the cursor is, and sends it. */
  async comment(text: string, shot?: string): Promise<void> {
    await this.page.locator('.comment-form .monaco-editor.focused').waitFor();
    await this.type(text);
    if (shot) await this.shot(shot);
    await this.button('Envoyer la remarque').click();
  }

  /** Saves, and resolves once a file of the folder holds what is wanted. */
  async save(file: string, wanted: RegExp): Promise<void> {
    await this.press('Control+S');
    await written(join(this.wanted.folder ?? '', file), wanted);
  }

  /** Shows the folder in a theme, whatever its settings hold already. */
  async dress(theme: keyof typeof themes): Promise<void> {
    const path = join(this.wanted.folder ?? '', '.vscode/settings.json');
    const settings = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as object) : {};
    writeFileSync(path, JSON.stringify({ ...settings, 'workbench.colorTheme': theme }));
    await this.page.locator(`.monaco-workbench.${themes[theme]}`).waitFor();
  }

  async shot(name: string): Promise<void> {
    await screenshot(this.page, this.wanted.host === 'web' ? `${name}-web` : name);
  }

  /** The list follows the words a moment later: Enter takes the line that is marked. */
  private async accept(text: string, shot?: string): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: text }).waitFor();
    if (shot) await this.shot(shot);
    await this.input.press('Enter');
  }
}
