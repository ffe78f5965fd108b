// Keeps a server alive: starts it, asks it whether it is well, replaces it when it is dead or hung.
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { CloseAction, ErrorAction } from 'vscode-languageclient';
import { fingerprint } from '../core/text.js';
import { alive } from '../server/protocol.js';
import { dire } from './dire.js';
import { beat, Guard, Heartbeat } from './guard.js';
import { after, Handing } from './handing.js';

/** Command of the palette: a new server, whatever the state of this one. */
export const restart = 'dep.redemarrer';

/** Deaths in a row after which the person is told. */
const toldAfter = 4;

/** One server, and how to end it at once even when it no longer answers. */
export interface Life {
  readonly client: BaseLanguageClient;
  kill(): void;
}

/** How each host makes a server: a child process on a desktop, a worker in a browser. */
export type Host = (options: LanguageClientOptions) => Life;

/** The server's state as the person is shown it. */
export interface Health {
  readonly running: boolean;
  /** URIs of the documents set aside. */
  readonly aside: readonly string[];
}

/** Serves until it is disposed, with as many servers as it takes. */
export class Alive implements vscode.Disposable {
  private readonly guard = new Guard();
  private readonly changed = new vscode.EventEmitter<Health>();
  private readonly channel = vscode.window.createOutputChannel('DEP', { log: true });
  private readonly command = vscode.commands.registerCommand(restart, () => this.restart());
  private wanted: 'serving' | 'restarting' | 'stopped' = 'serving';
  private client: BaseLanguageClient | undefined;
  /** Ends the present server, or the wait for the next. */
  private next: () => void = () => {};

  /** Fires when a server starts, ends, or a document is set aside. */
  readonly onDidChange = this.changed.event;

  /** `register` ties each new client to the rest of the extension; `watch` is false in a debugger, where a server may stand still. */
  constructor(
    private readonly host: Host,
    private readonly options: LanguageClientOptions,
    private readonly register: (client: BaseLanguageClient, guard: Guard) => vscode.Disposable[],
    private readonly watch: () => boolean,
  ) {
    void this.serve();
  }

  /** What the present server answers, once it has started. Rejects when there is none, or when it ends meanwhile. */
  async ask<T>(method: string, params?: unknown): Promise<T> {
    const { client } = this;
    if (!client) throw new Error('no server');
    await client.start();
    return client.sendRequest<T>(method, params);
  }

  dispose(): void {
    this.wanted = 'stopped';
    this.next();
    vscode.Disposable.from(this.changed, this.channel, this.command).dispose();
  }

  private restart(): void {
    this.guard.forgive();
    this.wanted = 'restarting';
    this.next();
  }

  private async serve(): Promise<void> {
    let start: 'careful' | 'at once' = 'at once';
    while (this.wanted !== 'stopped') {
      this.wanted = 'serving';
      await this.live(start);
      if (this.wanted !== 'serving') {
        start = 'at once';
        continue;
      }
      start = 'careful';
      const { delay, deaths, aside } = this.guard.died(Date.now(), textOf);
      if (aside !== undefined) this.tellAside(aside);
      else if (deaths === toldAfter) this.tellDeaths();
      this.tell('ended');
      if (delay > 0) await this.until((done) => void setTimeout(done, delay));
    }
  }

  /** One server, from its start to its end. */
  private async live(start: 'careful' | 'at once'): Promise<void> {
    const handing = new Handing(this.guard, start, after);
    const heartbeat = new Heartbeat(Date.now());
    const gone = this.until(() => {});
    const end = this.next;
    const { client, kill } = this.host({
      ...this.options,
      outputChannel: this.channel,
      middleware: { ...this.options.middleware, ...handing.middleware },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          end();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    });
    this.client = client;
    // The library would show its errors in English, to a person who can do nothing with them.
    const log = client.error.bind(client);
    client.error = (message, data) => log(message, data, false);
    const registered = vscode.Disposable.from(handing, handing.use(client), ...this.register(client, this.guard));
    const beats = setInterval(() => {
      if (!this.watch()) return;
      const what = heartbeat.tick(Date.now());
      if (what === 'hung') end();
      if (what === 'ask') void client.sendRequest(alive).then(() => heartbeat.answered(), end);
    }, beat);
    client.start().then(() => {
      heartbeat.answered();
      this.tell('running');
    }, end);
    await gone;
    this.client = undefined;
    clearInterval(beats);
    kill();
    registered.dispose();
    client.dispose().catch(() => undefined);
  }

  /** Resolves when `begin` says so, or `next` is called. */
  private until(begin: (done: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      this.next = resolve;
      begin(resolve);
    });
  }

  private tell(server: 'running' | 'ended'): void {
    if (this.wanted !== 'stopped') this.changed.fire({ running: server === 'running', aside: this.guard.aside });
  }

  private tellAside(uri: string): void {
    const name = vscode.Uri.parse(uri).path.split('/').at(-1);
    this.offer(
      `« ${name} » a arrêté deux fois la vérification : ce fichier est mis de côté, les autres restent vérifiés. Il sera repris dès que son texte aura changé. Votre texte n’est pas touché.`,
    );
  }

  private tellDeaths(): void {
    this.offer(
      'La vérification du dossier s’arrête sans cesse. Elle sera relancée de plus en plus rarement. Votre texte n’est pas touché.',
    );
  }

  private offer(sentence: string): void {
    const again = 'Redémarrer la vérification';
    void dire.attention(sentence, again).then((chosen) => {
      if (chosen === again) this.restart();
    });
  }
}

function textOf(uri: string): string {
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
  return fingerprint(document?.getText() ?? '');
}
