// Names and payloads of the messages that are ours, once, for the server and the client.
import type { Location } from 'vscode-languageserver-types';
import type { TreeNode } from '../core/tree.js';

/** Client → server initialization options. */
export interface InitializationOptions {
  /** True when the client answers `dep/fs/*`: the server then never looks for files by itself. */
  readonly fs?: boolean;
  /** Milliseconds without a change before the dossier is analysed, instead of the server’s own quiet time: 0 for measuring. */
  readonly quiet?: number;
}

/** Server → client: text of a file, or null when there is none that can be read. Params: its URI. */
export const fsRead = 'dep/fs/read';
/** Server → client: names (no path) of everything directly in a folder. Params: the folder's URI. */
export const fsList = 'dep/fs/list';

/** Server → client: the couverture of one dossier, each time it changes. */
export const couverture = 'dep/couverture';

/** `TreeNode` with a place the client can open. */
export type CouvertureNode = Omit<TreeNode, 'place' | 'children'> & {
  readonly location?: Location;
  readonly children: readonly CouvertureNode[];
};

/** Params of `dep/couverture`. */
export interface CouvertureParams {
  /** URI of the root file. */
  readonly racine: string;
  /** URIs of all its files, root first; empty once the dossier is closed: forget it. */
  readonly fichiers: readonly string[];
  readonly titre: string;
  readonly statut: string;
  readonly met: number;
  readonly total: number;
  /** First exigence that is not met, in words. */
  readonly next?: string;
  readonly nodes: readonly CouvertureNode[];
}
