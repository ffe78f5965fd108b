// One document open in one server, the way VS Code holds it: what an edit costs until everything it changes is there.

import { Lines } from './lines.mjs';
import { Client } from './lsp.mjs';

const published = 'textDocument/publishDiagnostics';
const couverture = 'dep/couverture';
/** After an answer, the time in which another one for the same text still counts, in milliseconds. */
const settling = 5;
/** How long a server that is done stays silent, in milliseconds. */
const silence = 400;

/** Opens a text in every server at once, and ends them all whatever happens to `use`. */
export async function opened(servers, text, use) {
  const editors = [];
  try {
    for (const server of servers) {
      const editor = await Editor.start(server);
      editors.push(editor);
      await editor.open(text);
      await editor.rest();
    }
    return await use(editors);
  } finally {
    for (const editor of editors) await editor.stop();
  }
}

/** A server started, initialized, with nothing open yet. */
export class Editor {
  version = 1;
  /** What the server last said, as text: diagnostics, couverture. */
  said = { diagnostics: '', couverture: '' };

  /** Starts the server and initializes it. */
  static async start(server) {
    const editor = new Editor(server);
    await editor.#initialize();
    return editor;
  }

  constructor(server) {
    this.server = server;
    this.client = new Client(server, {
      'workspace/configuration': ({ items }) => items.map(() => ({})),
      'client/registerCapability': () => null,
      ...server.answers?.(() => String(this.text), server.uri),
    });
    this.client.listen((method, params) => {
      if (method === published && params.uri === server.uri) this.said.diagnostics = JSON.stringify(params.diagnostics);
      if (method === couverture) this.#cover(params);
    });
  }

  /** The couverture of a message; what says what it said before is only named there. */
  #cover({ nodes, ...rest }) {
    const before = JSON.parse(this.said.couverture || '{"nodes":[]}').nodes;
    const whole = nodes.map((one) => (typeof one === 'string' ? before.find(({ id }) => id === one) : one));
    this.said.couverture = JSON.stringify({ ...rest, nodes: whole });
  }

  async #initialize() {
    const { server, client } = this;
    const { result, at } = await client.request('initialize', {
      processId: process.pid,
      rootUri: server.folder,
      workspaceFolders: [{ uri: server.folder, name: 'bench' }],
      capabilities: capabilities(server),
      initializationOptions: server.options,
    });
    const sync = result.capabilities.textDocumentSync;
    /** From spawn to the answer, in milliseconds. */
    this.initialized = at - client.started;
    this.full = (sync?.change ?? sync) === 1;
    this.completes = result.capabilities.completionProvider !== undefined || server.completes === true;
    client.notify('initialized', {});
    if (server.settings) client.notify('workspace/didChangeConfiguration', { settings: server.settings });
  }

  /** Opens a text; when its first diagnostics came, or those that are `complete`, by the clock of `client.started`. */
  async open(text, complete) {
    this.text = new Lines(text);
    const textDocument = { uri: this.server.uri, languageId: 'markdown', version: 1, text };
    const act = () => this.client.notify('textDocument/didOpen', { textDocument });
    return this.#answered(act, { complete });
  }

  /** Makes one edit; milliseconds until the diagnostics of that version came, and the couverture where it changes. */
  async change(edit) {
    const began = performance.now();
    const at = await this.#answered(() => this.send(edit), { tree: edit.couverture && this.server.couverture });
    return at - began;
  }

  /** The time at which what `act` makes the server say has come: diagnostics, those that are `complete`, the couverture. */
  async #answered(act, { complete, tree = false }) {
    const { client, server } = this;
    let [found, covered] = [0, tree ? 0 : 1];
    let stop = () => {};
    const arrived = new Promise((resolve) => {
      stop = client.listen((method, params, at) => {
        if (method === published && this.#concerned(params)) {
          if (complete === undefined || complete === this.said.diagnostics) found = at;
        }
        if (method === couverture) covered = at;
        if (found > 0 && covered > 0) resolve();
      });
    });
    act();
    if (server.pulls) {
      const { result, at } = await client.request('textDocument/diagnostic', { textDocument: { uri: server.uri } });
      this.said.diagnostics = JSON.stringify(result.items);
      found = at;
    } else {
      await client.within(arrived, `${server.name}: diagnostics of version ${this.version}`);
    }
    await new Promise((resolve) => setTimeout(resolve, settling));
    stop();
    return Math.max(found, covered);
  }

  #concerned({ uri, version }) {
    return uri === this.server.uri && (version ?? this.version) === this.version;
  }

  /** Sends one edit without waiting for anything. */
  send({ range, text }) {
    this.version++;
    this.text.apply({ range, text });
    const { uri } = this.server;
    this.client.notify('textDocument/didChange', {
      textDocument: { uri, version: this.version },
      contentChanges: [this.full ? { text: String(this.text) } : { range, text }],
    });
  }

  /** Resolves once the server has nothing more to say of the text: it is silent, and idle where the system tells it. */
  async rest() {
    const { client, said } = this;
    for (let before = { work: Number.NEGATIVE_INFINITY }; ; ) {
      const now = { work: client.processor(), ...said };
      const idle = Number.isNaN(now.work) || now.work - before.work < 0.1 * silence;
      if (idle && now.diagnostics === before.diagnostics && now.couverture === before.couverture) return;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, Number.isNaN(now.work) ? 4 * silence : silence));
    }
  }

  /** Fails unless the server says what a fresh one says of the same text: else its speed would mean nothing. */
  async verify() {
    if (this.server.counts) return;
    const fresh = await Editor.start(this.server);
    await fresh.open(String(this.text));
    const same = () => fresh.said.diagnostics === this.said.diagnostics && fresh.said.couverture === this.said.couverture;
    await fresh.rest();
    await fresh.stop();
    if (!same()) throw new Error(`${this.server.name}: it does not say what a fresh server says of the same text.`);
  }

  /** Ends the server; it is killed after `grace` milliseconds. */
  stop(grace = 500) {
    return this.client.stop(grace);
  }
}

/** What VS Code can do, as far as these servers ask. */
function capabilities({ pulls }) {
  return {
    workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: { dynamicRegistration: true } },
    textDocument: {
      synchronization: { didSave: true },
      publishDiagnostics: { relatedInformation: true, versionSupport: true },
      completion: { dynamicRegistration: true, completionItem: { snippetSupport: true } },
      ...(pulls ? { diagnostic: { dynamicRegistration: true } } : {}),
    },
  };
}
