// Where a line of the couverture or of the plan is, or what is to be written next: asked when a person goes there.
import type { Location } from 'vscode-languageserver-types';
import { plan, progress, type TreeNode, tree } from '../../core/index.js';
import { type LieuParams, lieu } from '../protocol.js';
import type { Feature } from './feature.js';

export const lieux: Feature = {
  answer(connection, find) {
    connection.onRequest(lieu, async ({ uri, ligne }: LieuParams): Promise<Location | null> => {
      const found = await find(uri);
      if (!found) return null;
      const { analysis, converter } = found;
      const place = ligne === undefined ? progress(analysis).suite : placeOf([...tree(analysis), ...plan(analysis)], ligne);
      return place ? converter.location(place) : null;
    });
  },
};

function placeOf(nodes: readonly TreeNode[], ligne: string): TreeNode['place'] {
  for (const { id, place, children } of nodes) {
    const found = id === ligne ? place : placeOf(children, ligne);
    if (found) return found;
  }
  return undefined;
}
