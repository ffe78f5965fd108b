// Questions to the server from commands, and the sentence a person reads when no answer comes.
import type { Alive } from './alive.js';
import { dire } from './dire.js';

/** What the server answers; null, after a message, when it cannot answer now. */
export type Ask = <T>(method: string, params?: unknown) => Promise<T | null>;

/** Asks a server, started if need be. */
export function asking(server: () => Alive): Ask {
  return async <T>(method: string, params?: unknown) => {
    try {
      return await server().ask<T>(method, params);
    } catch {
      void dire.attention('La vérification redémarre. Réessayez dans quelques secondes : votre texte n’est pas touché.');
      return null;
    }
  };
}
