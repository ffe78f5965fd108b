// What a language feature is: how it answers what the server says it does (`welcome.ts`).
import type { ClientCapabilities, CompletionList, Connection, Position } from 'vscode-languageserver';
import type { Avis, Cadre } from '../../core/index.js';
import type { Understood } from '../session.js';

/** Finds what a request is about; null outside a dossier: nothing is answered there. */
export interface Find {
  (uri: string): Promise<Understood | null>;
  /** All the open dossiers, each once. */
  all(): Promise<readonly Understood[]>;
  /** The référentiel of a dossier that is still to be made. */
  cadre(): Cadre;
  /** The référentiel of the pack a file belongs to, as it was last read; that of a new dossier for any other file. */
  cadreOfPack(uri: string): Promise<Cadre>;
  /** The trainers' avis that the dossier of this root file counts with from now on. */
  consider(racine: string, avis: readonly Avis[]): void;
  /** What may be written at a place of a pack's own file; null anywhere else. */
  inPack(uri: string, position: Position): Promise<CompletionList | null>;
}

/** One feature of the protocol. What an editor cannot do (`client`) is left out of the answers. */
export interface Feature {
  answer(connection: Connection, find: Find, client: () => ClientCapabilities): void;
}
