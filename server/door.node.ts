// Where an editor comes in: `initialize` is answered before the rest of the server is loaded, which takes as long as Node
// itself takes to start. Whatever else comes first, or comes in bits, is left to the rest.
import module, { createRequire } from 'node:module';
import process from 'node:process';
import type { InitializeParams, RequestMessage } from 'vscode-languageserver/node';
import { answered, welcome } from './welcome.js';

/** How long `initialize` may take to come whole, in milliseconds. */
const patience = 100;

let held = Buffer.alloc(0);
const timer = setTimeout(enter, patience);
process.stdin.on('readable', take);

function take(): void {
  const chunk: Buffer | null = process.stdin.read();
  held = chunk ? Buffer.concat([held, chunk]) : held;
  const [head = '', length = ''] = /^Content-Length: (\d+)\r\n\r\n/.exec(held.subarray(0, 64).toString('latin1')) ?? [];
  const end = head.length + Number(length);
  if (chunk && (head === '' ? held.length < 64 : held.length < end)) return;
  if (head !== '' && held.length >= end) greet(held.subarray(head.length, end), held.subarray(end));
  enter();
}

/** Answers `initialize`; the rest of the server is told of it under a name that says that this is done. */
function greet(body: Buffer, rest: Buffer): void {
  const message = parsed(body.toString('utf8'));
  if (message?.method !== 'initialize' || message.id === undefined) return;
  const result = welcome(message.params?.capabilities ?? {});
  process.stdout.write(framed({ jsonrpc: '2.0', id: message.id, result }));
  held = Buffer.concat([framed({ ...message, id: answered }), rest]);
}

/** Loads the rest of the server, which reads everything from the start. */
function enter(): void {
  clearTimeout(timer);
  process.stdin.off('readable', take);
  if (held.length > 0) process.stdin.unshift(held);
  // Where Node can (from 22.1), what it compiles of the rest is kept beside its temporary files for the next start.
  (module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  createRequire(__filename)('./server.main.cjs');
}

/** A message as it goes over the wire. */
function framed(message: object): Buffer {
  const body = JSON.stringify(message);
  return Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** What a message says; undefined when it cannot be read, which is for the rest of the server to say. */
function parsed(body: string): (Partial<RequestMessage> & { params?: Partial<InitializeParams> }) | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
