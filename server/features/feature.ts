// What a language feature is: how it answers what the server says it does (`welcome.ts`).
import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { Cadre } from '../../core/index.js';
import type { Understood } from '../session.js';

/** Finds what a request is about; null outside a dossier: nothing is answered there. */
export interface Find {
  (uri: string): Promise<Understood | null>;
  /** All the open dossiers, each once. */
  all(): Promise<readonly Understood[]>;
  /** The référentiel of a dossier that is still to be made. */
  cadre(): Cadre;
}

/** One feature of the protocol. What an editor cannot do (`client`) is left out of the answers. */
export interface Feature {
  answer(connection: Connection, find: Find, client: () => ClientCapabilities): void;
}
