// Desktop, remote and other editors: the server over standard streams, once its door is passed. A stream that cannot be read ends the process.
import { Console } from 'node:console';
import process from 'node:process';
import {
  createConnection,
  type Message,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { diskFiles } from './files.node.js';
import { serve, systemClock } from './serve.js';
import { answered } from './welcome.js';

/** How long a message may stay half received with nothing coming, in milliseconds: its length is then taken to be wrong. */
const stalled = 3000;

// Only messages may go out on standard output.
globalThis.console = new Console(process.stderr);
const reader = new StreamMessageReader(process.stdin);
// A message goes out whole and at once: in two writes, one for its length, the editor is woken for nothing.
const writer = new (class extends StreamMessageWriter {
  override write(message: Message): Promise<void> {
    if ('id' in message && message.id === answered) return Promise.resolve();
    const body = JSON.stringify(message);
    const framed = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    return new Promise((resolve, reject) => process.stdout.write(framed, (error) => (error ? reject(error) : resolve())));
  }
})(process.stdout);
const stopped = serve(createConnection(ProposedFeatures.all, reader, writer), { files: diskFiles, clock: systemClock });

/** Ends with one line that holds nothing of what was read: an error’s own message may quote the text. */
function fail(what: string): void {
  process.stderr.write(`dep : ${what}. Le serveur s’arrête.\n`, () => process.exit(1));
}

reader.partialMessageTimeout = stalled;
reader.onPartialMessage(() => fail('un message de l’éditeur est incomplet'));
reader.onError(() => fail('un message de l’éditeur est illisible'));
writer.onError(() => process.exit(1));
process.on('uncaughtException', (error) => fail(`une erreur imprévue est survenue (${error.name})`));
// Messages read before the end are still in the queue, « exit » perhaps among them.
process.stdin.on('end', () => setTimeout(() => (stopped() ? process.exit(0) : fail('l’éditeur est parti sans prévenir')), 200));
