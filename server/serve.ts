// Ties a connection to a session: the same for every transport, on a desktop, in a browser and in tests.
import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  MessageType,
  type Position,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { type Avis, applyLectures, Cadre, type Choix, choixParmi, french, type Modele } from '../core/index.js';
import { referentielApapp } from '../referentiel/index.js';
import { modelesApapp } from '../snippets/index.js';
import { Atelier, maybeOfPack } from './atelier.js';
import { type Ask, Documents } from './documents.js';
import { optionsOf } from './features/completion.js';
import { answer } from './features.js';
import { clientFiles } from './files.js';
import { type Files, suffix } from './gather.js';
import { locate, stack } from './paquets.js';
import {
  alive,
  couverture,
  type HashParams,
  hash,
  type InitializationOptions,
  plan,
  referentiels,
  resync,
  type WholeText,
} from './protocol.js';
import { type Outlet, Publisher, reduced } from './publish.js';
import { type Clock, Session } from './session.js';
import { readSettings } from './settings.js';
import { welcome } from './welcome.js';

/** What the surroundings give: files for clients that do not answer `dep/fs/*`, and time. */
export interface Surroundings {
  readonly files: Files;
  readonly clock: Clock;
}

/** Milliseconds for which a client may keep us waiting for its settings. */
const patience = 1000;

/** The time of this machine. */
export const systemClock: Clock = {
  after(delay, call) {
    if (delay === 0) return soon(call);
    const timer = setTimeout(call, delay);
    return () => clearTimeout(timer);
  },
  now: () => performance.now(),
  // A timer of zero waits a millisecond, which a first reading would pay several times.
  pause: () => new Promise((resolve) => ('setImmediate' in globalThis ? setImmediate(resolve) : setTimeout(resolve, 0))),
  today() {
    const now = new Date();
    const two = (number: number): string => String(number).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  },
};

/** Calls back once what is running has ended: a timer of zero would still wait a millisecond. */
function soon(call: () => void): () => void {
  let wanted = true;
  queueMicrotask(() => wanted && call());
  return () => {
    wanted = false;
  };
}

/** Serves one client until it says goodbye. The result says whether it did. */
export function serve(connection: Connection, { files, clock }: Surroundings): () => boolean {
  let documents: Documents | undefined;
  const outlet: Outlet = {
    diagnostics: (uri, diagnostics, version) =>
      sent(() =>
        connection.sendDiagnostics({ uri, diagnostics: [...diagnostics], ...(version === undefined ? {} : { version }) }),
      ),
    couverture: (params, before) => sent(() => connection.sendNotification(couverture, reduced(params, before))),
    plan: (params) => sent(() => connection.sendNotification(plan, params)),
  };
  const publisher = new Publisher(outlet);
  let atelier: Atelier | undefined;
  let session: Session | undefined;
  const cadreFor = (nom?: string): Cadre => session?.cadreFor(nom) ?? builtIn()(nom);
  let configurable = false;
  let client: ClientCapabilities = {};
  /** The settings in use, as text: the référentiels are made again only when they change. */
  let inUse = JSON.stringify([{}, [], []]);
  /** Whether the settings name packs: a file of theirs that changes is then read again. */
  let packsInUse = false;
  /** The folders that are open, to which the settings' paths are relative. */
  let folders: readonly URI[] = [];
  let access = files;
  /** Questions about the settings asked so far: only the last answer counts. */
  let questions = 0;
  let stopped = false;
  /** Ends the wait for the first settings: a dossier is not read with one référentiel, then at once with another. */
  let settle = (): void => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });

  connection.onInitialize(({ capabilities, initializationOptions, workspaceFolders }) => {
    const options = (initializationOptions ?? {}) as InitializationOptions;
    client = capabilities;
    configurable = capabilities.workspace?.configuration === true;
    folders = (workspaceFolders ?? []).map(({ uri }) => URI.parse(uri));
    access = options.fs === true ? clientFiles(connection) : files;
    session = new Session(
      builtIn(),
      access,
      publisher,
      clock,
      (error) => sent(() => connection.console.error(`analysis failed: ${error instanceof Error ? error.name : typeof error}`)),
      options.quiet,
      configurable ? settled : undefined,
    );
    const ask = (uri: string): Promise<WholeText | null> => connection.sendRequest(resync, uri);
    atelier = new Atelier(access, cadreFor, outlet, clock);
    documents = documentsOf(session, atelier, options.resync === true ? ask : undefined);
    return welcome(capabilities);
  });

  const documentsOf = (session: Session, atelier: Atelier, ask: Ask | undefined): Documents =>
    new Documents(
      {
        update: (uri, version, text) =>
          uri.endsWith(suffix) ? session.update(uri, version, text) : atelier.update(uri, version, text.text),
        close: (uri) => (uri.endsWith(suffix) ? session : atelier).close(uri),
        lost: (uri) => {
          const name = Utils.basename(URI.parse(uri));
          const message = french(
            `« ${name} » n’est plus vérifié : son texte ne nous est pas parvenu en entier. Fermez ce fichier, puis ouvrez-le de nouveau.`,
          );
          sent(() => connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }));
        },
      },
      ask,
    );

  const configure = async (): Promise<void> => {
    if (!configurable) return;
    const asked = ++questions;
    const settings: unknown = await connection.workspace.getConfiguration('dep').catch(() => undefined);
    if (asked !== questions) return;
    const { lectures, paquets, phases } = readSettings(settings);
    const wanted = JSON.stringify([lectures, paquets, phases]);
    if (wanted === inUse) return;
    const asWished = applyLectures(referentielApapp, lectures);
    if ('erreurs' in asWished) warn([`Le réglage « DEP : Lectures » ne s’applique pas : ${asWished.erreurs.join(' ; ')}.`]);
    const read = 'erreurs' in asWished ? applyLectures(referentielApapp, {}) : asWished;
    if ('erreurs' in read) return;
    const demandes = await Promise.all(paquets.map(async (nom) => ({ nom, ouvert: await locate(nom, folders, access) })));
    if (asked !== questions) return;
    inUse = wanted;
    packsInUse = paquets.length > 0;
    const { cadres, refus } = stack(new Cadre(read.valeur, withPhases(phases)), demandes, lectures);
    session?.use(choixParmi(cadres));
    sent(() => connection.sendNotification(referentiels, { referentiels: cadres.slice(1).map((one) => one.entier) }));
    if (refus.length > 0) warn([...refus, 'Les autres paquets et celui livré avec l’outil restent en service.']);
  };

  const warn = (sentences: readonly string[]): void => {
    const message = french(sentences.join(' '));
    sent(() => connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }));
  };

  connection.onInitialized(() => {
    if (configurable)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'dep' }).catch(() => undefined);
    void configure().finally(settle);
    clock.after(patience, settle);
  });
  connection.onDidChangeConfiguration(() => void configure());
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map((one) => one.uri);
    session?.changedOutside(uris.filter((uri) => uri.endsWith(suffix)));
    if (!packsInUse || uris.every((uri) => uri.endsWith(suffix))) return;
    inUse = '';
    void configure();
  });
  connection.onShutdown(() => {
    stopped = true;
    session?.stop();
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    if (isOurs(uri)) documents?.open(uri, version, text);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    if (isOurs(uri)) documents?.change(uri, version, contentChanges);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    if (isOurs(uri)) documents?.close(uri);
  });
  connection.onRequest(hash, async (params: HashParams): Promise<unknown> => {
    const right = documents?.check(params) ?? false;
    // The first answers may come from the headings alone: the rest is waited for.
    await session?.current(params.uri);
    await session?.idle();
    return right;
  });
  connection.onRequest(alive, () => null);
  const find = Object.assign(async (uri: string) => (documents?.isLost(uri) ? null : ((await session?.current(uri)) ?? null)), {
    all: async () => (await session?.all()) ?? [],
    cadre: cadreFor,
    cadreOfPack: async (uri: string) => atelier?.cadreAt(uri) ?? cadreFor(),
    consider: (racine: string, avis: readonly Avis[]) => session?.consider(racine, avis),
    inPack: async (uri: string, position: Position) => (await atelier?.complete(uri, position, optionsOf(client))) ?? null,
  });
  answer(connection, find, () => client);
  connection.listen();
  return () => stopped;
}

/** Files we are given: nothing is looked at in any other. */
function isOurs(uri: string): boolean {
  return uri.endsWith(suffix) || maybeOfPack(uri);
}

/** The built-in référentiel, made when a dossier is first read: an editor that starts us waits only for our answer. */
function builtIn(): Choix {
  let cadre: Cadre | undefined;
  return () => {
    if (cadre) return cadre;
    const read = applyLectures(referentielApapp, {});
    if ('erreurs' in read) throw new Error(read.erreurs[0]);
    cadre = new Cadre(read.valeur, modelesApapp);
    return cadre;
  };
}

/** The built-in modèles, with the phases of the setting where they repeat a line for each; their own when it names none. */
function withPhases(phases: readonly string[]): readonly Modele[] {
  return phases.length === 0 ? modelesApapp : modelesApapp.map((one) => (one.phases ? { ...one, phases } : one));
}

/** A message to a client that has gone is lost, and nothing else: a closed connection throws at once. */
function sent(send: () => void | Promise<void>): void {
  void (async () => send())().catch(() => undefined);
}
