// A real client and the real server, joined by streams in memory: what goes over the wire is what an editor gets.
import { PassThrough } from 'node:stream';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { createProtocolConnection, type ProtocolConnection } from 'vscode-languageserver-protocol/node';
import { noFiles } from '../../server/files.js';
import type { Files } from '../../server/gather.js';
import { serve } from '../../server/serve.js';
import { FakeClock } from './session.js';

export interface Wire {
  readonly client: ProtocolConnection;
  readonly clock: FakeClock;
  /** The next notification of that name that arrives. */
  next<T>(method: string): Promise<T>;
  close(): void;
}

/** Serves over two in-memory streams; initialization is left to the test. */
export function wire(files: Files = noFiles): Wire {
  const up = new PassThrough();
  const down = new PassThrough();
  const clock = new FakeClock();
  serve(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), { files, clock });
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  client.listen();
  return {
    client,
    clock,
    next: (method) =>
      new Promise((resolve) => {
        const listening = client.onNotification(method, (params) => {
          listening.dispose();
          resolve(params);
        });
      }),
    close: () => {
      client.dispose();
      up.end();
      down.end();
    },
  };
}
