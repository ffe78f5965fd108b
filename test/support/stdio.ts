// The built server as an editor starts it: a process, its streams, and raw messages, right or wrong.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { StreamMessageReader } from 'vscode-languageserver-protocol/node';

/** A message without its `jsonrpc`. */
export interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** How a process ended. */
export interface End {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

/** One server process, seen from its client. */
export class Stdio {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, (message: Message) => void>();
  private readonly answers = new Map<string, (params: unknown) => unknown>();
  private asked = 0;
  private stderr = '';

  readonly ended: Promise<End>;

  /** What is told of each notification received. */
  notified: (message: Message) => void = () => {};

  /** `args` start the server; by default its own bundle. */
  constructor(args: readonly string[] = [join(process.cwd(), 'dist/server.node.cjs'), '--stdio']) {
    this.child = spawn(process.execPath, [...args]);
    this.child.stderr.on('data', (data) => (this.stderr += data));
    // Writing to a server that has been killed is what these tests do.
    this.child.stdin.on('error', () => {});
    this.ended = new Promise((resolve) =>
      this.child.on('close', (code, signal) => resolve({ code, signal, stderr: this.stderr })),
    );
    new StreamMessageReader(this.child.stdout).listen((message) => this.received(message as Message));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Answers the server's requests of that name. */
  answer(method: string, by: (params: never) => unknown): void {
    this.answers.set(method, by as (params: unknown) => unknown);
  }

  send(...messages: readonly Message[]): void {
    this.raw(messages.map(framed).join(''));
  }

  raw(bytes: string | Buffer): void {
    this.child.stdin.write(bytes);
  }

  /** The result of a request; rejects with the error's message, and when the server ends before it answers. */
  async request<T>(method: string, params?: unknown): Promise<T> {
    const id = ++this.asked;
    const answered = new Promise<Message>((resolve) => this.waiting.set(id, resolve));
    this.send({ id, method, params });
    const message = await Promise.race([answered, this.ended]);
    if ('code' in message) throw new Error(`the server ended (${message.code ?? message.signal}): ${message.stderr}`);
    if (message.error) throw new Error(message.error.message);
    return message.result as T;
  }

  /** Initializes; `options` are the initialization options. */
  async start(options?: object, processId: number | null = null): Promise<void> {
    await this.request('initialize', { processId, rootUri: null, capabilities: {}, initializationOptions: options });
    this.send({ method: 'initialized', params: {} });
  }

  /** Says goodbye as the protocol wants it. */
  async stop(): Promise<End> {
    await this.request('shutdown');
    this.send({ method: 'exit' });
    return this.ended;
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.child.kill(signal);
  }

  /** Nothing more will be written: the pipe is closed. */
  hangUp(): void {
    this.child.stdin.end();
  }

  private received(message: Message): void {
    const { id, method } = message;
    if (method === undefined) this.waiting.get(Number(id))?.(message);
    else if (id === undefined) this.notified(message);
    else this.send({ id, result: this.answers.get(method)?.([message.params].flat()[0]) ?? null });
  }
}

/** A message as it goes over the wire. */
export function framed(message: object): string {
  const text = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
