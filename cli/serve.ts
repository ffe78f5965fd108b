// `dep serve`: the server of the extension, for every other editor. It is the bundle beside this one, loaded only here.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Starts the server on standard input and output; it ends the process by itself when its editor says goodbye. */
export async function serve(): Promise<0> {
  await import(pathToFileURL(join(__dirname, 'server.node.cjs')).href);
  return 0;
}
