// Ties a connection to a session: the same for every transport, on a desktop, in a browser and in tests.
import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyLectures, Cadre, french, type Lectures } from '../core/index.js';
import { referentielApapp } from '../referentiel/index.js';
import { modelesApapp } from '../snippets/index.js';
import { advertised, answer } from './features.js';
import { clientFiles } from './files.js';
import { type Files, suffix } from './gather.js';
import { couverture, type InitializationOptions } from './protocol.js';
import { Publisher } from './publish.js';
import { type Clock, Session } from './session.js';

/** What the surroundings give: files for clients that do not answer `dep/fs/*`, and time. */
export interface Surroundings {
  readonly files: Files;
  readonly clock: Clock;
}

/** The time of this machine. */
export const systemClock: Clock = {
  after(delay, call) {
    if (delay === 0) return soon(call);
    const timer = setTimeout(call, delay);
    return () => clearTimeout(timer);
  },
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
  today: () => new Date().toLocaleDateString('sv'),
};

/** Calls back once what is running has ended: a timer of zero would still wait a millisecond. */
function soon(call: () => void): () => void {
  let wanted = true;
  queueMicrotask(() => wanted && call());
  return () => {
    wanted = false;
  };
}

/** Serves one client until it says goodbye. */
export function serve(connection: Connection, { files, clock }: Surroundings): void {
  const documents = new TextDocuments(TextDocument);
  const publisher = new Publisher({
    diagnostics: (uri, diagnostics, version) =>
      sent(connection.sendDiagnostics({ uri, diagnostics: [...diagnostics], ...(version === undefined ? {} : { version }) })),
    couverture: (params) => sent(connection.sendNotification(couverture, params)),
  });
  let session: Session | undefined;
  let configurable = false;
  let client: ClientCapabilities = {};
  /** The readings in use, as text: the référentiel is made again only when they change. */
  let inUse = '{}';
  /** Questions about the settings asked so far: only the last answer counts. */
  let questions = 0;

  connection.onInitialize(({ capabilities, initializationOptions }) => {
    const options = (initializationOptions ?? {}) as InitializationOptions;
    client = capabilities;
    configurable = capabilities.workspace?.configuration === true;
    const read = applyLectures(referentielApapp, {});
    if ('erreurs' in read) throw new Error(read.erreurs[0]);
    session = new Session(
      new Cadre(read.valeur, modelesApapp),
      options.fs === true ? clientFiles(connection) : files,
      publisher,
      clock,
      (error) => connection.console.error(`analysis failed: ${error instanceof Error ? error.name : typeof error}`),
      options.quiet,
    );
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...advertised(capabilities),
      },
      serverInfo: { name: 'dep' },
    };
  });

  const configure = async (): Promise<void> => {
    if (!configurable) return;
    const asked = ++questions;
    const settings: unknown = await connection.workspace.getConfiguration('dep').catch(() => undefined);
    if (asked !== questions) return;
    const lectures = lecturesOf(settings);
    const read = applyLectures(referentielApapp, lectures);
    if ('erreurs' in read) {
      const message = french(`Le réglage « DEP : Lectures » ne s’applique pas : ${read.erreurs.join(' ; ')}.`);
      sent(connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }));
    } else if (JSON.stringify(lectures) !== inUse) {
      inUse = JSON.stringify(lectures);
      session?.use(new Cadre(read.valeur, modelesApapp));
    }
  };

  connection.onInitialized(() => {
    if (configurable)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'dep' }).catch(() => undefined);
    void configure();
  });
  connection.onDidChangeConfiguration(() => void configure());
  connection.onDidChangeWatchedFiles(({ changes }) => session?.changedOutside(changes.map((one) => one.uri)));
  connection.onShutdown(() => session?.stop());

  documents.onDidChangeContent(({ document }) => {
    if (document.uri.endsWith(suffix)) session?.update(document.uri, document.version, document.getText());
  });
  documents.onDidClose(({ document }) => session?.close(document.uri));
  const find = Object.assign(async (uri: string) => (await session?.current(uri)) ?? null, {
    all: async () => (await session?.all()) ?? [],
  });
  answer(connection, find, () => client);
  documents.listen(connection);
  connection.listen();
}

/** A message to a client that has gone is lost, and nothing else. */
function sent(message: Promise<void>): void {
  message.catch(() => undefined);
}

/** Only text → text pairs of the setting count; anything else is not a reading. */
function lecturesOf(settings: unknown): Lectures {
  if (typeof settings !== 'object' || settings === null || !('lectures' in settings)) return {};
  const { lectures } = settings;
  if (typeof lectures !== 'object' || lectures === null) return {};
  return Object.fromEntries(Object.entries(lectures).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}
