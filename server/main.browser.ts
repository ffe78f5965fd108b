// Browser: the server in a web worker.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { noFiles } from './files.js';
import { serve, systemClock } from './serve.js';

// The DOM's types stay out of this project: the library knows a worker's scope by what it can do.
const scope = globalThis as never;
serve(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), { files: noFiles, clock: systemClock });
