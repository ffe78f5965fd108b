// textDocument/completion.
import type { ClientCapabilities } from 'vscode-languageserver';
import { completion } from '../../core/index.js';
import type { CompletionOptions } from '../convert.js';
import { commandsOf } from '../protocol.js';
import type { Feature } from './feature.js';

/**
 * What is typed just before something can be proposed: Markdown has no suggestions while one types. Neither the space nor
 * the apostrophe: in French prose they would ask a question at each word.
 */
const triggerCharacters = [':', '{', '"', '=', ',', '/', '#'];

export const completions: Feature = {
  advertised: ({ textDocument }) => (textDocument?.completion ? { completionProvider: { triggerCharacters } } : {}),
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
