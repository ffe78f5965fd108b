// Hands the documents to one server: all but those set aside, one by one after a death, and compared with its own when quiet.
import type * as vscode from 'vscode';
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient';
import { fingerprint } from '../core/text.js';
import { type HashParams, hash, resync, type WholeText } from '../server/protocol.js';
import type { Guard } from './guard.js';

/** Quiet time of a document before the server's text is compared with it, in milliseconds. */
export const quiet = 5000;

type Next = (document: vscode.TextDocument) => Promise<void>;

/** Time: calls back after `delay` milliseconds; the result cancels it. */
export type After = (delay: number, call: () => void) => () => void;

/** The time of this machine. */
export const after: After = (delay, call) => {
  const timer = setTimeout(call, delay);
  return () => clearTimeout(timer);
};

/** What one server is given. `careful`: an earlier one died; each document is then understood before the next is given. */
export class Handing implements vscode.Disposable {
  private readonly given = new Map<string, vscode.TextDocument>();
  /** Cancels the wait of each document for quiet. */
  private readonly waits = new Map<string, () => void>();
  /** Documents that wait for their turn; undefined when all are given at once. */
  private queue: Map<string, () => Promise<void>> | undefined;
  private client: BaseLanguageClient | undefined;

  readonly middleware: Middleware = {
    didOpen: (document, next) => this.opened(document, next),
    didChange: async (event, next) => {
      const uri = event.document.uri.toString();
      this.wait(event.document);
      if (!this.given.has(uri)) return;
      this.guard.given(uri);
      await next(event);
    },
    didClose: async (document, next) => {
      const uri = document.uri.toString();
      this.waits.get(uri)?.();
      this.queue?.delete(uri);
      if (this.given.delete(uri)) await next(document);
    },
  };

  constructor(
    private readonly guard: Guard,
    start: 'careful' | 'at once',
    private readonly after: After,
  ) {
    if (start === 'careful') this.queue = new Map();
  }

  /** Answers the server's questions about texts, from now on. */
  use(client: BaseLanguageClient): vscode.Disposable {
    this.client = client;
    return client.onRequest(resync, (uri: string): WholeText | null => {
      const document = this.given.get(uri);
      return document ? { version: document.version, text: document.getText() } : null;
    });
  }

  dispose(): void {
    // What is under way for this server must not go on with the next.
    this.client = undefined;
    for (const cancel of this.waits.values()) cancel();
  }

  private async opened(document: vscode.TextDocument, next: Next): Promise<void> {
    const uri = document.uri.toString();
    if (this.guard.keeps(uri, () => fingerprint(document.getText()))) return;
    if (!this.queue) return this.give(document, next);
    this.queue.set(uri, () => this.give(document, next));
    if (this.queue.size === 1) await this.giveInTurn(this.queue);
  }

  private async give(document: vscode.TextDocument, next: Next): Promise<void> {
    const uri = document.uri.toString();
    this.given.set(uri, document);
    this.guard.given(uri);
    this.wait(document);
    await next(document);
  }

  private async giveInTurn(queue: Map<string, () => Promise<void>>): Promise<void> {
    // The client tells all the open documents in one go: the order is chosen among them.
    await Promise.resolve();
    while (queue.size > 0 && this.client) {
      const [uri = ''] = this.guard.order([...queue.keys()]);
      await queue.get(uri)?.();
      const document = this.given.get(uri);
      if (document) await this.compare(document);
      queue.delete(uri);
    }
    this.queue = undefined;
  }

  /** Compares once the document is quiet; or gives it, when it was set aside and is no more. */
  private wait(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    this.waits.get(uri)?.();
    const turn = async (): Promise<void> => {
      if (this.given.has(uri)) return this.compare(document);
      if (this.queue?.has(uri)) return;
      await this.client?.getFeature('textDocument/didOpen').getProvider(document)?.send(document);
    };
    this.waits.set(
      uri,
      this.after(quiet, () => void turn().catch(() => undefined)),
    );
  }

  /** The server then has this text, and has understood it; it never says so when it dies of it, or of what is typed meanwhile. */
  private async compare(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const params: HashParams = { uri, version: document.version, hash: fingerprint(document.getText()) };
    const answered = await this.client?.sendRequest(hash, params).then(
      () => true,
      () => false,
    );
    if (answered && this.client && document.version === params.version) this.guard.understood(uri);
  }
}
