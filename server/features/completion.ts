// textDocument/completion.
import type { ClientCapabilities } from 'vscode-languageserver';
import { completion } from '../../core/index.js';
import type { CompletionOptions } from '../convert.js';
import { commandsOf } from '../protocol.js';
import type { Feature } from './feature.js';

export const completions: Feature = {
  answer(connection, find, client) {
    connection.onCompletion(async ({ textDocument, position }) => {
      const found = await find(textDocument.uri);
      if (!found) return find.inPack(textDocument.uri, position);
      const { analysis, fichier, converter } = found;
      const proposed = completion(analysis, fichier, converter.offset(fichier, position));
      return proposed ? converter.completion(fichier, proposed, optionsOf(client())) : null;
    });
  },
};

/** What this client does with a completion. */
export function optionsOf({ textDocument, experimental }: ClientCapabilities): CompletionOptions {
  return { ...textDocument?.completion?.completionItem, commands: commandsOf(experimental) };
}
